import { describe, expect, it } from "vitest";
import { conditionOnClaim } from "../../lib/claims/conditionOnClaim.ts";
import { heldOutcomes } from "../../lib/claims/outcomeOfClaim.ts";
import { positionInRun } from "../../lib/claims/positionInRun.ts";
import { reverse, reverseOutcomes } from "../../lib/claims/reverse.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { chain, fixed, segment, studyOf, uniform } from "../support.ts";
import { claimOf } from "./claimOf.ts";

/** Workers uniform from 1,000 to 2,000; a wage of about 100 a month, about half of it taken. */
const study = studyOf(
  [
    "parameters:",
    uniform("heads", "persons", 1000, 2000),
    uniform("wage", "USD/month", 99.9, 100.1),
    fixed("months", "months/year", 12),
    uniform("rate", "share", 0.4, 0.6),
    uniform("idle", "CNY/month", 5, 10),
    fixed("rate.yuan", "CNY/USD", 6),
    "exchangeRates: { CNY: rate.yuan }",
    "segments:",
    segment("a", "workers: heads, grossWage: wage, monthsPaid: months, chain: half"),
    segment("b", "workers: heads, grossWage: idle, monthsPaid: months, chain: none, outsideTotals: true"),
    "chains:",
    chain("half", "{ id: s, of: wage, deductions: [{ to: state, share: rate }] }"),
    chain("none"),
  ].join("\n"),
);
const draws = 40_000;
const run = simulate(study, {
  draws,
  outcomes: ["narrow", "workers", ...reverseOutcomes({})],
  parameters: true,
});
const heads = (low: number, high: number, more = {}) => claimOf({ low, high, ...more });
/** Five standard errors of a share: a fixed seed, and a miss is a mistake. */
const close = (share: number) => 5 * Math.sqrt((share * (1 - share)) / draws);

describe("positionInRun", () => {
  it("gives the quantiles of a claim's ends and the share between them", () => {
    const [position] = positionInRun(run, heads(1200, 1500)).positions;
    expect(position!.quantiles[0]).toBeCloseTo(0.2, 1);
    expect(Math.abs(position!.quantiles[0] - 0.2)).toBeLessThan(close(0.2));
    expect(Math.abs(position!.quantiles[1] - 0.5)).toBeLessThan(close(0.5));
    expect(Math.abs(position!.inside - 0.3)).toBeLessThan(close(0.3));
    expect(position!.standardError).toBeCloseTo(Math.sqrt((0.3 * 0.7) / draws), 4);
  });

  it("takes a single figure as round, and an open end as open", () => {
    const [single] = positionInRun(run, heads(1000, 1000)).positions;
    expect(Math.abs(single!.inside - 0.05)).toBeLessThan(close(0.05));
    const open = claimOf({ low: 1500, high: null });
    expect(Math.abs(positionInRun(run, open).positions[0]!.inside - 0.5)).toBeLessThan(close(0.5));
  });

  it("turns other money into dollars at the middle rate", () => {
    const claim = claimOf({
      quantity: "gross-wage",
      low: 600,
      high: 600,
      unit: "CNY/month",
      segments: ["a"],
    });
    const kept = simulate(study, { draws: 8, outcomes: ["gross-earnings@a", "months-paid@a"] });
    const [position] = positionInRun(kept, claim).positions;
    expect(position!.range.low).toBeCloseTo(95, 9);
    expect(position!.inside).toBe(1);
  });

  it("says why nothing is held, and of which year the study is", () => {
    expect(positionInRun(run, claimOf({ unmatched: "One city." })).unmatched).toBe("One city.");
    expect(positionInRun(run, claimOf({ segments: ["z"] })).unmatched).toContain("no outcome of its scope");
    expect(positionInRun(run, claimOf({ unit: "EUR/month", quantity: "net-pay" })).unmatched).toContain(
      "no exchange rate",
    );
    const restated = { ...run, study: { ...study, kind: "policy" as const } };
    expect(positionInRun(restated, claimOf()).unmatched).toContain("restates or changes");
    expect(positionInRun(run, claimOf()).otherYear).toBe(false);
    expect(positionInRun(run, claimOf({ year: 2019 })).otherYear).toBe(true);
  });
});

describe("conditionOnClaim", () => {
  const claim = heads(1200, 1400);
  const [held] = heldOutcomes(claim);
  const conditioned = conditionOnClaim(run, claim, held!, { low: 1200, high: 1400 }, ["workers", "narrow"]);

  it("keeps the draws in the range and tells their prior probability", () => {
    expect(Math.abs(conditioned.prior - 0.2)).toBeLessThan(close(0.2));
    expect(conditioned.draws).toBe(conditioned.prior * draws);
  });

  it("shows outcomes before and after", () => {
    const { before, after } = conditioned.outcomes[0]!;
    expect(before[1]).toBeCloseTo(1500, -2);
    for (const [index, value] of [1210, 1300, 1390].entries())
      expect(Math.abs(after![index]! - value)).toBeLessThan(10);
  });

  it("puts the input first whose median moves furthest", () => {
    const [first, ...others] = conditioned.parameters;
    expect(first!.id).toBe("heads");
    expect(first!.rank).toBeCloseTo(0.3, 1);
    for (const { rank } of others) expect(Math.abs(rank - 0.5)).toBeLessThan(0.03);
  });

  it("says nothing of too few draws", () => {
    const none = conditionOnClaim(run, claim, held!, { low: 3000, high: 4000 }, ["workers"]);
    expect(none).toMatchObject({ draws: 0, prior: 0, parameters: [] });
    expect(none.outcomes[0]!.after).toBeUndefined();
  });

  it("refuses a scope that the study lacks", () => {
    expect(() => conditionOnClaim(run, claimOf({ segments: ["z"] }), held!, { low: 0, high: 1 }, [])).toThrow(
      "no outcome of the scope",
    );
  });
});

describe("reverse", () => {
  const claim = claimOf({ quantity: "state-revenue", definition: "narrow", unit: "USD/year" });
  const [held] = heldOutcomes(claim);
  // At the medians: 1,500 workers times 1,200 dollars times a half.
  const [inside, outside, impossible] = reverse(
    run,
    claim,
    held!,
    [990_000, 2_700_000, 90_000_000],
    run.dependsOn("narrow"),
  );
  const needed = (found: typeof inside, id: string) => found!.parameters.find((one) => one.id === id)!;

  it("finds the value of one input, the others at their medians", () => {
    expect(inside!.atMedians).toBeCloseTo(900_000, 6);
    expect(needed(inside, "heads").value).toBeCloseTo(1650, 3);
    expect(needed(inside, "heads").verdict).toBe("inside its range");
    expect(needed(inside, "rate").value).toBeCloseTo(0.55, 6);
  });

  it("says which would have to leave their ranges, and which cannot do it", () => {
    expect(needed(outside, "heads").value).toBeCloseTo(4500, 2);
    expect(needed(outside, "heads").verdict).toBe("outside its range");
    expect(needed(outside, "rate")).toMatchObject({ verdict: "impossible", value: undefined });
    expect(needed(outside, "wage").value).toBeCloseTo(300, 4);
    expect(needed(impossible, "rate").verdict).toBe("impossible");
  });

  it("leaves out what does not bear on the outcome", () => {
    expect(inside!.parameters.map(({ id }) => id)).not.toContain("idle");
  });

  it("says what it makes for a worker, and with everything taken", () => {
    expect(outside!.perWorker!.year).toBeCloseTo(1800, -1.5);
    expect(outside!.perWorker!.timesGrossWage).toBeCloseTo(1.5, 1);
    expect(outside!.everythingTaken!.atMedian).toBeCloseTo(1.5, 1);
    expect(outside!.everythingTaken!.atLargest).toBeCloseTo(2_700_000 / 2_400_000, 2);
    expect(outside!.timesMedian).toBeCloseTo(3, 1);
    expect(
      reverse(run, claimOf(), heldOutcomes(claimOf())[0]!, [1800], run.dependsOn("workers"))[0],
    ).toMatchObject({ perWorker: undefined, everythingTaken: undefined });
  });
});
