import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionMean } from "../../lib/sampling/distributionMean.ts";
import { distributionRange } from "../../lib/sampling/distributionRange.ts";
import { quantileFunction } from "../../lib/sampling/quantileFunction.ts";
import { distributions } from "./distributions.ts";
import { parseDistribution, readReference } from "./readReference.ts";

describe("distributionMean", () => {
  it.each(readReference("distributionMeans"))("of $kind $parameters", ({ kind, parameters, mean }) => {
    const reference = Number(mean);
    const ours = distributionMean(parseDistribution(kind!, parameters!));
    expect(Math.abs(ours - reference)).toBeLessThanOrEqual(1e-12 + 1e-12 * Math.abs(reference));
  });

  it("lies within the range and is the mean of the quantiles", () => {
    fc.assert(
      fc.property(distributions, (distribution) => {
        const mean = distributionMean(distribution);
        const [low, high] = distributionRange(distribution);
        expect(mean).toBeGreaterThanOrEqual(low);
        expect(mean).toBeLessThanOrEqual(high);
        if (!Number.isFinite(high - low)) return;
        const quantile = quantileFunction(distribution);
        const steps = 1000;
        let sum = 0;
        for (let step = 0; step < steps; step++) sum += quantile((step + 0.5) / steps);
        expect(Math.abs(sum / steps - mean)).toBeLessThanOrEqual((0.5 / steps) * (high - low) + 1e-9);
      }),
      { numRuns: 100, seed: 2012 },
    );
  });

  it("refuses a mean that is not finite", () => {
    expect(() => distributionMean({ kind: "lognormal", mu: 0, sigma: 40 })).toThrow(RangeError);
  });
});
