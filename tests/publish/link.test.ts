import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  baseState,
  isBaseState,
  LinkError,
  linkedKinds,
  type PageState,
  readLink,
  writeLink,
} from "../../lib/publish/link.ts";
import { designNames } from "../../lib/sampling/designs/design.ts";
import type { Change } from "../../lib/study/schemas/scenario.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}([.-][a-z0-9]{1,6}){0,2}$/);
const number = fc
  .double({ noNaN: true, min: -1e12, max: 1e12 })
  .map((value) => Number(value.toPrecision(9)) + 0);
const change: fc.Arbitrary<Change> = fc.oneof(
  number,
  fc.tuple(number, number),
  fc
    .record({
      kind: fc.constantFrom(...linkedKinds),
      numbers: fc.tuple(number, number, number),
      covers: fc.constantFrom(1, 0.9, 0.5),
    })
    .filter(({ kind, covers }) => !(kind === "uniform" && covers === 1))
    .map(({ kind, numbers: [low, mode, high], covers }) => ({
      distribution:
        kind === "triangular" || kind === "pert" ? { kind, low, mode, high } : ({ kind, low, high } as never),
      covers,
    })),
);
const share = fc.double({ noNaN: true, min: 0, max: 1 }).map((value) => value + 0);
const state: fc.Arbitrary<PageState> = fc.record(
  {
    scenario: name,
    set: fc.dictionary(name, change, { maxKeys: 6, noNullPrototype: true }),
    choose: fc.dictionary(name, name, { maxKeys: 4, noNullPrototype: true }),
    weigh: fc.dictionary(
      name,
      fc.dictionary(name, number, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
    sentHome: fc
      .uniqueArray(fc.constantFrom("Russia", "South East Asia", "Côte d’Ivoire", "Korea (North)"))
      .map((places) => places.sort()),
    dependence: fc.oneof(fc.constantFrom("independent" as const, "common" as const), share),
    design: fc.constantFrom(...designNames),
    seed: fc.string({ maxLength: 40 }),
    draws: fc.integer({ min: 1, max: 1_000_000 }),
  },
  { requiredKeys: ["scenario", "set", "choose", "weigh", "sentHome"] },
);

describe("a link", () => {
  it("brings back the state that it was written from", () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(readLink(writeLink(given))).toEqual(given);
      }),
      { seed: 2012 },
    );
  });

  it("is the same whatever the order of the changes", () => {
    const one = writeLink({ ...baseState, set: { a: 1, b: [2, 3] } });
    expect(writeLink({ ...baseState, set: { b: [2, 3], a: 1 } })).toBe(one);
    expect(one).toBe("?v=1&set=a=1&set=b=2..3");
  });

  it("is empty for the base", () => {
    expect(writeLink(baseState)).toBe("");
    expect(isBaseState(readLink(""))).toBe(true);
    expect(isBaseState(readLink("?utm_source=somewhere&set=a=1"))).toBe(true);
  });

  it("is written as the command line takes changes", () => {
    const change: Change = { distribution: { kind: "pert", low: 350, mode: 417, high: 500 }, covers: 1 };
    expect(writeLink({ ...baseState, set: { "wage.kuwait": change } })).toBe(
      "?v=1&set=wage.kuwait=350..417..500",
    );
    const weigh = { total: { "thirty-thousand": 0.75, "own-sum": 0.25 } };
    expect(writeLink({ ...baseState, weigh, sentHome: ["Kuwait", "South East Asia"] })).toBe(
      "?v=1&weigh=total=own-sum:0.25,thirty-thousand:0.75&without=Kuwait&without=South%20East%20Asia",
    );
    expect(writeLink({ ...baseState, dependence: 0.5, design: "sobol" })).toBe(
      "?v=1&dependence=0.5&design=sobol",
    );
  });

  it.each([
    ["?v=2", "version"],
    ["?v=1&scenario=../../etc", "no name"],
    ["?v=1&set=wage.kuwait", "takes"],
    ["?v=1&set=wage.kuwait=", "number"],
    ["?v=1&set=wage.kuwait=1e999", "too large"],
    ["?v=1&set=wage.kuwait=1..2..3..4", "no range"],
    ["?v=1&set=wage.kuwait=constructor(1,2)", "there are uniform"],
    ["?v=1&set=wage.kuwait=pert(1,2)", "takes low, mode, high"],
    ["?v=1&set=wage.kuwait=normal(1,2;0)", "covers"],
    ["?v=1&choose=total=a b", "no name"],
    ["?v=1&weigh=total", "takes"],
    ["?v=1&weigh=total=", "no name"],
    ["?v=1&weigh=total=own-sum", "number"],
    ["?v=1&weigh=total=own-sum:1:2", "takes"],
    ["?v=1&weigh=total=__proto__:1", "no name"],
    ["?v=1&without=__proto__", "no place"],
    ["?v=1&without=", "no place"],
    ["?v=1&without=<script>", "no place"],
    ["?v=1&dependence=2", "a number from 0 to 1"],
    ["?v=1&dependence=much", "number"],
    ["?v=1&design=toString", "there are random, latin-hypercube, sobol"],
    ["?v=1&draws=0", "1 to 1,000,000"],
    ["?v=1&draws=99999999", "1 to 1,000,000"],
    [`?v=1&seed=${"s".repeat(201)}`, "200"],
    [`?v=1&${"set=a=1&".repeat(400)}`, "300"],
    [`?v=1&seed=${"s".repeat(20_000)}`, "longer"],
  ])("is refused with what is allowed, case %#", (query, said) => {
    expect(() => readLink(query)).toThrow(LinkError);
    expect(() => readLink(query)).toThrow(said);
  });

  it("is either read or refused in plain words, whatever it holds", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        "set=",
        "choose=",
        "draws=",
        "weigh=",
        "without=",
        "dependence=",
        "design=",
        "a:1,b:0",
        "seed=",
        "scenario=",
        "&",
        "=",
        "..",
        "(",
        ")",
        "%",
        "__proto__",
        "1e9",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          const read = readLink(`?v=1&${pieces.join("")}`);
          expect(Object.getPrototypeOf(read.set)).toBe(Object.prototype);
          expect(readLink(writeLink(read))).toEqual(read);
        } catch (error) {
          expect(error).toBeInstanceOf(LinkError);
          expect((error as Error).message.length).toBeLessThan(300);
        }
      }),
      { seed: 2012 },
    );
  });

  it("refuses half a character in plain words", () => {
    expect(() => writeLink({ ...baseState, seed: "a\ud800" })).toThrow(LinkError);
  });

  it("cannot hold a discrete distribution, and says so", () => {
    const change: Change = { distribution: { kind: "discrete", values: [{ value: 1, weight: 1 }] } };
    expect(() => writeLink({ ...baseState, set: { a: change } })).toThrow("save the scenario as a file");
  });
});
