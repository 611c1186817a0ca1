import { beforeAll, describe, expect, it } from "vitest";
import { leafSize } from "../../lib/simulate/moments.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { defaultProbabilities, exceedance, type Summary, summarise } from "../../lib/simulate/summarise.ts";
import { fewestHits, mostHits } from "../binomialLimits.ts";
import { chain, fixed, segment, studyOf, uniform } from "../support.ts";
import { pseudoRandom } from "./pseudoRandom.ts";

describe("summarise", () => {
  it("gives the mean, the standard deviation of a sample and the standard error of the mean", () => {
    const { mean, standardDeviation, meanStandardError } = summarise(Float64Array.of(1, 2, 3, 4, 10));
    expect(mean).toBe(4);
    expect(standardDeviation).toBe(Math.sqrt(12.5));
    expect(meanStandardError).toBe(Math.sqrt(2.5));
  });

  it("gives quantiles for the probabilities asked for, in their order, with their errors", () => {
    const draws = Float64Array.from({ length: 101 }, (_, index) => 100 - index);
    const found = summarise(draws, { probabilities: [0.9, 0.5] }).quantiles;
    expect(found).toEqual([
      { probability: 0.9, value: 90, standardError: 4 },
      { probability: 0.5, value: 50, standardError: 6 },
    ]);
    expect(summarise(draws).quantiles.map(({ probability }) => probability)).toEqual([
      ...defaultProbabilities,
    ]);
  });

  it("knows no spread of a single draw", () => {
    const { mean, standardDeviation, meanStandardError, quantiles } = summarise(Float64Array.of(7));
    expect([mean, standardDeviation, meanStandardError]).toEqual([7, 0, 0]);
    expect(quantiles.every(({ value, standardError }) => value === 7 && standardError === 0)).toBe(true);
  });

  it("keeps its digits far from zero, whatever the centre in the middle", () => {
    const random = pseudoRandom("far");
    const near = Float64Array.from({ length: 3 * leafSize + 11 }, () => Math.floor(random() * 1024) / 1024);
    const far = near.map((value) => value + 2 ** 40);
    const expected = summarise(near);
    for (const centre of [undefined, 2 ** 40, 2 ** 40 + 0.5, 2 ** 40 + 1]) {
      const found = summarise(far, centre === undefined ? {} : { centre });
      expect(found.mean - 2 ** 40).toBeCloseTo(expected.mean, 3);
      expect(found.standardDeviation).toBeCloseTo(expected.standardDeviation, 12);
    }
  });

  it("refuses draws that are no numbers and probabilities that are none", () => {
    expect(() => summarise(Float64Array.of(1, Number.NaN, 2))).toThrow("a draw is not a number");
    expect(() => summarise(Float64Array.of(1, 2), { probabilities: [0.5, 1.01] })).toThrow(
      "a probability lies from 0 to 1; 1.01 does not",
    );
    expect(() => summarise(Float64Array.of(1, 2), { probabilities: [-0.1] })).toThrow(RangeError);
    expect(() => summarise(Float64Array.of(1, 2), { probabilities: [Number.NaN] })).toThrow(RangeError);
  });
});

/** The quantile of the product of two uniforms between 0 and 1, of which x (1 - ln x) is the distribution. */
function productQuantile(probability: number): number {
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 100; halving++) {
    const middle = (low + high) / 2;
    if (middle * (1 - Math.log(middle)) < probability) low = middle;
    else high = middle;
  }
  return low;
}

describe("standard errors", () => {
  const study = studyOf(`
parameters:
${uniform("workers", "persons", 0, 1000)}
${uniform("wage", "USD/month", 0, 500)}
${fixed("months", "months/year", 12)}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: nothing")}
chains:
${chain("nothing")}
`);
  const seeds = 1000;
  const most = 12 * 1000 * 500;
  const threshold = productQuantile(0.9) * most;
  let summaries: Summary[];
  let exceedances: ReturnType<typeof exceedance>[];
  beforeAll(() => {
    const columns = Array.from(
      { length: seeds },
      (_, seed) => simulate(study, { seed, draws: 5000 }).outcomes.get("gross-earnings")!,
    );
    summaries = columns.map((column) => summarise(column, { probabilities: [0.05, 0.5] }));
    exceedances = columns.map((column) => exceedance(column, threshold));
  });

  // Each interval of 1.96 standard errors should hold the truth in 95 of 100 runs.
  function expectCovered(truth: number, estimates: readonly { value: number; error: number }[]): void {
    const covered = estimates.filter(({ value, error }) => Math.abs(value - truth) <= 1.96 * error).length;
    expect(covered).toBeGreaterThanOrEqual(fewestHits(seeds, 0.95));
    expect(covered).toBeLessThanOrEqual(mostHits(seeds, 0.95));
  }

  it("of the mean cover the product of two uniforms as often as they should", () => {
    expectCovered(
      most / 4,
      summaries.map(({ mean, meanStandardError }) => ({ value: mean, error: meanStandardError })),
    );
  });

  it.each([0.05, 0.5])("of the quantile %d cover it as often as they should", (probability) => {
    const index = [0.05, 0.5].indexOf(probability);
    expectCovered(
      productQuantile(probability) * most,
      summaries.map(({ quantiles }) => ({
        value: quantiles[index]!.value,
        error: quantiles[index]!.standardError,
      })),
    );
  });

  // With 16 replicates, Student's t on 15 degrees of freedom.
  describe.each(["latin-hypercube", "sobol"] as const)("of a %s design", (design) => {
    const [replicates, ofT] = [16, 2.1314];
    const truths = [most / 4, ...[0.05, 0.5].map((probability) => productQuantile(probability) * most)];

    it("cover the mean and the quantiles as often as they should", () => {
      const hits = [0, 0, 0];
      for (let seed = 0; seed < seeds; seed++) {
        const run = simulate(study, { seed, design, draws: 16 * 256, replicates });
        const draws = run.outcomes.get("gross-earnings")!;
        const { mean, meanStandardError, quantiles } = summarise(draws, {
          probabilities: [0.05, 0.5],
          replicates,
        });
        const estimates = [
          { value: mean, error: meanStandardError },
          ...quantiles.map(({ value, standardError }) => ({ value, error: standardError })),
        ];
        for (const [index, { value, error }] of estimates.entries())
          if (Math.abs(value - truths[index]!) <= ofT * error) hits[index]! += 1;
      }
      for (const covered of hits) {
        expect(covered).toBeGreaterThanOrEqual(fewestHits(seeds, 0.95));
        expect(covered).toBeLessThanOrEqual(mostHits(seeds, 0.95));
      }
    });
  });

  it("of the probability beyond a threshold cover it as often as they should", () => {
    expectCovered(
      0.1,
      exceedances.map(({ probability, standardError }) => ({ value: probability, error: standardError })),
    );
  });
});

describe("exceedance", () => {
  it("is the part of the draws above the threshold, not at it", () => {
    const draws = Float64Array.of(1, 2, 3, 4);
    expect(exceedance(draws, 2).probability).toBe(0.5);
    expect(exceedance(draws, 3.5).probability).toBe(0.25);
  });

  it("has the error of a share of four draws more, half of them above", () => {
    expect(exceedance(Float64Array.of(1, 2, 3, 4), 3.5).standardError).toBeCloseTo(
      Math.sqrt((3 / 8) * (5 / 8) * (1 / 8)),
      15,
    );
    const many = new Float64Array(20_000).map((_, draw) => draw);
    expect(exceedance(many, 14_999.5).standardError).toBeCloseTo(Math.sqrt(0.1875 / 20_000), 6);
  });

  it("is not certain where all of few draws lie on one side", () => {
    const none = exceedance(new Float64Array(10), 1);
    expect(none.probability).toBe(0);
    expect(none.standardError).toBeCloseTo(Math.sqrt(((2 / 14) * (12 / 14)) / 14), 15);
    expect(exceedance(new Float64Array(10), -1).standardError).toBeCloseTo(none.standardError, 15);
  });
});
