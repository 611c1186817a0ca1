import { expect } from "vitest";
import { fewestHits, mostHits } from "../../binomialLimits.ts";

/**
 * Holds samples against the uniform distribution by Kolmogorov and Smirnov's distance: one in twenty may and should lie
 * beyond its limit (Stephens, 1970, doi:10.1111/j.2517-6161.1970.tb00821.x, for samples of any size).
 */
export function expectUniform(samples: readonly ArrayLike<number>[]): void {
  const beyond = samples.filter((sample) => scaledDistance(sample) > 1.358).length;
  expect(beyond).toBeLessThanOrEqual(mostHits(samples.length, 0.05));
  expect(beyond).toBeGreaterThanOrEqual(fewestHits(samples.length, 0.05));
}

function scaledDistance(sample: ArrayLike<number>): number {
  const sorted = Float64Array.from(sample).sort();
  const size = sorted.length;
  const distance = sorted.reduce(
    (most, u, index) => Math.max(most, u - index / size, (index + 1) / size - u),
    0,
  );
  return distance * (Math.sqrt(size) + 0.12 + 0.11 / Math.sqrt(size));
}
