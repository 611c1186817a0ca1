import { sampleRankCorrelation } from "simple-statistics";
import { expect } from "vitest";
import { mostHits } from "../../binomialLimits.ts";

export const seeds = Array.from({ length: 100 }, (_, index) => index + 1);

type Pair = readonly [Float64Array, Float64Array];

/**
 * Holds Spearman's rank correlation of samples of two variables with normal dependence, one pair a seed, against what it
 * should be. The standard error is that of Hoeffding's projection, from all samples together.
 *
 * @param rankCorrelation of the variables, not of the samples
 */
export function expectRankCorrelation(samples: readonly Pair[], rankCorrelation: number): void {
  const size = samples[0]![0].length;
  const expected = expectedInSample(rankCorrelation, size);
  const standardError = Math.sqrt(mean(samples.map((pair) => variance(projection(pair)) / size)));
  const errors = samples.map(
    ([first, second]) => (sampleRankCorrelation([...first], [...second]) - expected) / standardError,
  );
  const outside = errors.filter((error) => Math.abs(error) > 3).length;
  expect(outside).toBeLessThanOrEqual(mostHits(samples.length, 0.0027));
  expect(Math.abs(mean(errors)) * Math.sqrt(samples.length)).toBeLessThan(3);
}

/** A sample's rank correlation lies a little nearer to 0 (Moran, 1948, doi:10.1093/biomet/35.1-2.203). */
function expectedInSample(rankCorrelation: number, size: number): number {
  const kendall = (2 / Math.PI) * Math.asin(2 * Math.sin((Math.PI * rankCorrelation) / 6));
  return ((size - 2) * rankCorrelation + 3 * kendall) / (size + 1);
}

/**
 * What each draw adds to the rank correlation: with ranks as shares u and v, twelve times u v + E(v where u is larger) +
 * E(u where v is larger) (Hoeffding, 1948, doi:10.1214/aoms/1177730196).
 */
function projection([first, second]: Pair): number[] {
  const [u, v] = [ranks(first), ranks(second)];
  const [vBeyond, uBeyond] = [meanBeyond(u, v), meanBeyond(v, u)];
  return [...u].map((share, draw) => 12 * (share * v[draw]! + vBeyond[draw]! + uBeyond[draw]!));
}

/** The share of draws below each, with half of itself. */
function ranks(values: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (const [rank, draw] of ascending(values).entries()) result[draw] = (rank + 0.5) / values.length;
  return result;
}

/** For each draw, the sum of `values` over those with a larger `key` and half of its own, divided by the number of draws. */
function meanBeyond(key: Float64Array, values: Float64Array): Float64Array {
  const result = new Float64Array(key.length);
  let sum = 0;
  for (const draw of ascending(key).reverse()) {
    result[draw] = (sum + values[draw]! / 2) / key.length;
    sum += values[draw]!;
  }
  return result;
}

function ascending(values: Float64Array): number[] {
  return [...values.keys()].sort((a, b) => values[a]! - values[b]!);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}
