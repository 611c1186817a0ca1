import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { type ChainResult, payChain } from "../../lib/model/deductions.ts";
import type { Stage } from "../../lib/study/schemas/chain.ts";
import { among, chainValuesOf } from "./chainValuesOf.ts";

const values = {
  tenth: 0.1,
  fifth: 0.2,
  half: 0.5,
  most: 0.8,
  all: 1,
  sixty: 60,
  thousand: 1000,
  months: 10,
  years: 4,
  "reading=a": 1,
  "reading=b": 0,
};

function pay(stages: readonly Stage[], wage: number, side = 0): ChainResult<number> {
  return payChain(numbers, stages, { wage, side }, chainValuesOf(numbers, among(values)));
}

function share(id: string, of: Stage["of"], ...factors: readonly string[]): Stage {
  return { id, of, deductions: factors.map((factor) => ({ to: "state", share: [factor] })) };
}

const paid = ({ lines }: ChainResult<number>) => lines.map((line) => line.paid);
const short = ({ lines }: ChainResult<number>) => lines.map((line) => line.short);

describe("payChain", () => {
  it("leaves everything where nothing is deducted", () => {
    expect(pay([], 1000, 200)).toEqual({ lines: [], netPay: 1200, after: new Map() });
  });

  it("takes a share of the wage from the wage alone", () => {
    const result = pay([share("first", "wage", "tenth"), share("second", "wage", "fifth")], 1000, 200);
    expect(paid(result)).toEqual([100, 200]);
    expect(result.netPay).toBe(900);
  });

  it("takes a share of side earnings from them alone", () => {
    const result = pay([share("side", "side", "half")], 1000, 200);
    expect(paid(result)).toEqual([100]);
    expect(result.netPay).toBe(1100);
  });

  it("takes a share of all earnings, whatever went before", () => {
    const result = pay([share("first", "wage", "half"), share("second", "all", "tenth")], 1000, 200);
    expect(paid(result)).toEqual([500, 120]);
    expect(result.netPay).toBe(580);
  });

  it("takes a share of what remains", () => {
    const result = pay([share("first", "wage", "half"), share("second", "remaining", "tenth")], 1000, 200);
    expect(paid(result)).toEqual([500, 70]);
    expect(result.netPay).toBe(630);
  });

  it("takes a share of what was left after a stage, although others came between", () => {
    const result = pay(
      [
        share("first", "wage", "half"),
        share("second", "remaining", "half"),
        share("third", { after: "first" }, "half"),
      ],
      1000,
    );
    expect(paid(result)).toEqual([500, 250, 250]);
    expect(result.netPay).toBe(0);
    expect(result.after).toEqual(
      new Map([
        ["first", 500],
        ["second", 250],
        ["third", 0],
      ]),
    );
  });

  it("takes all deductions of one stage of the same base", () => {
    const result = pay([share("both", "remaining", "half", "fifth")], 1000);
    expect(paid(result)).toEqual([500, 200]);
    expect(result.netPay).toBe(300);
  });

  it("multiplies factors, `not` being one minus the share", () => {
    const result = pay(
      [{ id: "split", of: "wage", deductions: [{ to: "state", share: ["half", "not fifth"] }] }],
      1000,
    );
    expect(paid(result)).toEqual([400]);
  });

  it("asks for amounts and quotas for their period", () => {
    const periods = ["paid month", "calendar month", "year", "contract"] as const;
    const stages = periods.flatMap((per, index): Stage[] => [
      { id: `amount-${index}`, of: "wage", deductions: [{ to: "state", amount: ["sixty"], per }] },
      { id: `quota-${index}`, of: "wage", deductions: [{ to: "state", quota: ["sixty"], per }] },
    ]);
    const result = pay(stages, 10_000);
    expect(paid(result)).toEqual([600, 600, 720, 720, 60, 60, 15, 15]);
    expect(result.netPay).toBe(10_000 - 2 * 1395);
  });

  it("names stage, recipient and label of every deduction in their order", () => {
    const result = pay(
      [
        {
          id: "first",
          of: "wage",
          deductions: [
            { to: "company", label: "its fee", share: ["tenth"] },
            { to: "broker", amount: ["sixty"], per: "year" },
          ],
        },
        share("second", "remaining", "half"),
      ],
      1000,
    );
    expect(result.lines).toEqual([
      { stage: "first", to: "company", label: "its fee", paid: 100, short: 0 },
      { stage: "first", to: "broker", label: undefined, paid: 60, short: 0 },
      { stage: "second", to: "state", label: undefined, paid: 420, short: 0 },
    ]);
  });

  it("cuts deductions that ask for more than there is in the same proportion", () => {
    const result = pay([share("both", "wage", "most", "fifth", "all")], 1000);
    expect(paid(result)).toEqual([400, 100, 500]);
    expect(short(result)).toEqual([400, 100, 500]);
    expect(result.netPay).toBe(0);
  });

  it("cuts a quota to what is earned and tells what was due beyond it", () => {
    const quota: Stage = {
      id: "quota",
      of: "wage",
      deductions: [{ to: "state", quota: ["thousand"], per: "year" }],
    };
    const poor = pay([quota], 300, 50);
    expect([paid(poor), short(poor), poor.netPay]).toEqual([[300], [700], 50]);
    const rich = pay([quota], 3000, 50);
    expect([paid(rich), short(rich), rich.netPay]).toEqual([[1000], [0], 2050]);
    const nothing = pay([quota], 0);
    expect([paid(nothing), short(nothing), nothing.netPay]).toEqual([[0], [1000], 0]);
  });

  it("pays what is taken of both accounts from both in proportion to what they hold", () => {
    const half = [share("everyone", "all", "half")];
    const side = pay([...half, share("side", "side", "most")], 1000, 500);
    expect(paid(side)).toEqual([750, 250]);
    expect(short(side)).toEqual([0, 150]);
    const wage = pay([...half, share("wage", "wage", "most")], 1000, 500);
    expect(paid(wage)).toEqual([750, 500]);
    expect(short(wage)).toEqual([0, 300]);
  });

  it("keeps the accounts apart: a stage on the wage leaves side earnings alone", () => {
    const result = pay([share("wage", "wage", "all", "all"), share("rest", "remaining", "half")], 1000, 400);
    expect(paid(result)).toEqual([500, 500, 200]);
    expect(result.netPay).toBe(200);
  });

  it("takes nothing in a stage whose condition does not hold, and still knows what was left after it", () => {
    const stages: Stage[] = [
      { ...share("a", "wage", "half"), when: { reading: ["a"] } },
      { ...share("b", "wage", "fifth"), when: { reading: ["b"] } },
      { ...share("either", { after: "b" }, "tenth"), when: { reading: ["a", "b"] } },
    ];
    const result = pay(stages, 1000);
    expect(paid(result)).toEqual([500, 0, 50]);
    expect(short(result)).toEqual([0, 0, 0]);
    expect(result.after.get("b")).toBe(500);
  });

  it("takes nothing of nothing", () => {
    const result = pay([share("first", "all", "half"), share("second", "side", "half")], 0);
    expect([paid(result), short(result), result.netPay]).toEqual([[0, 0], [0, 0], 0]);
  });

  it("refuses a stage on what is left after a stage that does not come before it", () => {
    expect(() =>
      pay([share("first", { after: "later" }, "half"), share("later", "wage", "half")], 1000),
    ).toThrow('stage "first" is taken of what is left after "later", which does not come before it');
  });
});
