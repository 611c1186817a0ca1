import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MixtureComponent } from "../../../lib/sampling/distribution.ts";
import { mixtureQuantile } from "../../../lib/sampling/quantiles/mixtureQuantile.ts";
import { mixtures, uniforms } from "../distributions.ts";

/** Share below x, with or without what lies at x itself. */
function share(components: readonly MixtureComponent[], x: number, withJump: boolean): number {
  let sum = 0;
  let total = 0;
  for (const { low, high, weight } of components) {
    total += weight;
    if (low < high) sum += weight * Math.min(Math.max((x - low) / (high - low), 0), 1);
    else if (low < x || (withJump && low === x)) sum += weight;
  }
  return sum / total;
}

describe("mixtureQuantile", () => {
  it("inverts the cumulative distribution", () => {
    fc.assert(
      fc.property(mixtures, uniforms, ({ components }, u) => {
        const x = mixtureQuantile(components)(u);
        return share(components, x, false) <= u + 1e-13 && share(components, x, true) >= u - 1e-13;
      }),
      { numRuns: 2000, seed: 2012 },
    );
  });

  it("does not depend on the order or scale of the components", () => {
    fc.assert(
      fc.property(mixtures, uniforms, ({ components }, u) => {
        const doubled = [...components].reverse().map((part) => ({ ...part, weight: 2 * part.weight }));
        expect(mixtureQuantile(doubled)(u)).toBeCloseTo(mixtureQuantile(components)(u), 9);
      }),
      { numRuns: 500, seed: 2012 },
    );
  });

  it("steps over gaps and stands still at single values", () => {
    const quantile = mixtureQuantile([
      { low: 0, high: 1, weight: 1 },
      { low: 2, high: 2, weight: 1 },
      { low: 4, high: 8, weight: 2 },
    ]);
    expect([0.125, 0.25, 0.4, 0.5, 0.75].map(quantile)).toEqual([0.5, 2, 2, 4, 6]);
  });

  it("adds up overlapping pieces and values inside them", () => {
    const quantile = mixtureQuantile([
      { low: 0, high: 4, weight: 1 },
      { low: 2, high: 4, weight: 1 },
      { low: 2, high: 2, weight: 2 },
    ]);
    expect([0.0625, 0.125, 0.5, 0.625, 0.8125].map(quantile)).toEqual([1, 2, 2, 2, 3]);
  });
});
