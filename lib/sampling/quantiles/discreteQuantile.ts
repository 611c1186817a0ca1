import { mixtureQuantile } from "./mixtureQuantile.ts";

/**
 * Quantile function of a discrete distribution: the least value whose cumulative share exceeds u, whatever
 * order the values are given in.
 *
 * @param weights one a value, not negative, not all zero; they need not add up to 1
 */
export function discreteQuantile(
  values: readonly number[],
  weights: readonly number[],
): (u: number) => number {
  return mixtureQuantile(
    values.map((value, index) => ({ low: value, high: value, weight: weights[index]! })),
  );
}
