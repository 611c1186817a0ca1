import { describe, expect, it } from "vitest";
import { bindNames } from "../../lib/study/bindNames.ts";
import type { AfterNetPay, Chain } from "../../lib/study/schemas/chain.ts";

const text = { id: "made-up", title: "taken", says: "taken" };

describe("bindNames", () => {
  it("replaces names in every share, amount and quota of a chain, behind `not` too, and nothing else", () => {
    const chain: Chain = {
      ...text,
      stages: [
        {
          id: "taken",
          of: { after: "taken" },
          when: { taken: ["taken"] },
          deductions: [
            { to: "state", label: "taken", share: ["taken", "not split", "other"] },
            { to: "state", amount: ["split"], per: "year" },
            { to: "state", quota: ["taken"], per: "contract" },
          ],
        },
      ],
    };
    expect(bindNames(chain, { taken: "taken.qatar", split: "not-split" })).toEqual({
      ...chain,
      stages: [
        {
          ...chain.stages[0],
          deductions: [
            { to: "state", label: "taken", share: ["taken.qatar", "not not-split", "other"] },
            { to: "state", amount: ["not-split"], per: "year" },
            { to: "state", quota: ["taken.qatar"], per: "contract" },
          ],
        },
      ],
    });
  });

  it("replaces names in everything that follows net pay", () => {
    const uses: AfterNetPay = {
      ...text,
      withheld: [{ to: "state", share: ["a", "not a"] }],
      costs: [{ to: "living", amount: ["a"], per: "year", when: { a: ["a"] } }],
      sentHome: ["a"],
      carrierFee: ["not a"],
    };
    expect(bindNames(uses, { a: "b" })).toEqual({
      ...text,
      withheld: [{ to: "state", share: ["b", "not b"] }],
      costs: [{ to: "living", amount: ["b"], per: "year", when: { a: ["a"] } }],
      sentHome: ["b"],
      carrierFee: ["not b"],
    });
  });

  it("binds once: a name that another is bound to stays", () => {
    const chain: Chain = {
      ...text,
      stages: [{ id: "s", of: "wage", deductions: [{ to: "state", share: ["a", "b"] }] }],
    };
    expect(bindNames(chain, { a: "b", b: "a" }).stages[0]!.deductions[0]!.share).toEqual(["b", "a"]);
  });

  it("leaves the chain that it was given as it was, and takes no name from an object's prototype", () => {
    const chain: Chain = {
      ...text,
      stages: [{ id: "s", of: "wage", deductions: [{ to: "state", share: ["constructor", "a"] }] }],
    };
    expect(bindNames(chain, {})).toEqual(chain);
    bindNames(chain, { a: "b" });
    expect(chain.stages[0]!.deductions[0]!.share).toEqual(["constructor", "a"]);
  });
});
