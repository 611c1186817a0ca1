import { describe, expect, it } from "vitest";
import { heldDraws } from "../../lib/claims/heldDraws.ts";
import { heldOutcomes, outcomesToKeep } from "../../lib/claims/outcomeOfClaim.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { chain, fixed, segment, studyOf } from "../support.ts";
import { claimOf } from "./claimOf.ts";

const study = studyOf(
  [
    "parameters:",
    fixed("many", "persons", 300),
    fixed("few", "persons", 100),
    fixed("wage.high", "USD/month", 1000),
    fixed("wage.low", "USD/month", 200),
    fixed("months", "months/year", 12),
    fixed("rate", "share", 0.5),
    "segments:",
    segment("a", "workers: many, grossWage: wage.low, monthsPaid: months, chain: half"),
    segment("b", "workers: few, grossWage: wage.high, monthsPaid: months, chain: half"),
    "chains:",
    chain("half", "{ id: s, of: wage, deductions: [{ to: state, share: rate }] }"),
  ].join("\n"),
);
const held = (fields: Parameters<typeof claimOf>[0]) => {
  const claim = claimOf(fields);
  const run = simulate(study, { draws: 8, outcomes: outcomesToKeep(claim) });
  return heldOutcomes(claim).map((outcome) => heldDraws(run, claim, outcome)?.[0]);
};

describe("what a claim is held against", () => {
  it.each([
    ["workers of all", { quantity: "workers" }, [400]],
    ["workers of a segment", { quantity: "workers", segments: ["b"] }, [100]],
    ["wages a month, over both", { quantity: "gross-wage", unit: "USD/month", segments: ["a", "b"] }, [400]],
    ["net pay a year", { quantity: "net-pay", unit: "USD/year", segments: ["b"] }, [6000]],
    ["shares taken", { quantity: "taken-share", unit: "share" }, [0.5]],
    [
      "gross wages of all",
      { quantity: "state-revenue", unit: "USD/year", definition: "gross wages" },
      [1_920_000],
    ],
    [
      "what is remitted",
      { quantity: "state-revenue", unit: "USD/year", definition: "remitted" },
      [960_000, 960_000],
    ],
    [
      "what is taken for one",
      { quantity: "taken-per-worker", unit: "USD/month", definition: "narrow" },
      [200],
    ],
  ] as const)("%s", (_, fields, expected) => {
    held(fields as Parameters<typeof claimOf>[0]).forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index]!, 9);
    });
    expect(held(fields as Parameters<typeof claimOf>[0])).toHaveLength(expected.length);
  });

  it("is each definition in turn where the claimant's is unclear", () => {
    expect(
      heldOutcomes(claimOf({ quantity: "state-revenue", definition: "unclear" })).map(
        ({ measure }) => measure,
      ),
    ).toEqual(["narrow", "wide-net", "wide-gross", "taken"]);
  });

  it("is nothing for quantities that the study does not give", () => {
    expect(heldOutcomes(claimOf({ quantity: "step-share" }))).toEqual([]);
    expect(outcomesToKeep(claimOf({ unmatched: "Another thing." }))).toEqual([]);
  });

  it("is nothing where the run lacks a segment", () => {
    const run = simulate(study, { draws: 8 });
    const claim = claimOf({ segments: ["c"] });
    expect(heldDraws(run, claim, heldOutcomes(claim)[0]!)).toBeUndefined();
  });
});
