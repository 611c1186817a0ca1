import type { ColumnLoops } from "./kernel/columnLoops.ts";
import { bestColumnLoops } from "./kernel/wasmColumnLoops.ts";

/** Draws in a leaf, the unit in which sums and digests are kept, whatever the blocks of evaluation. */
export const leafSize = 8192;

/** Number of draws, sum and sum of squares about a centre. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** The mean that moments about a centre say. */
export function meanAbout(centre: number, { count, sum }: Moments): number {
  return centre + sum / count;
}

/** The variance that moments of a sample say, about whatever centre; 0 for a single draw. */
export function varianceOf({ count, sum, sumOfSquares }: Moments): number {
  return count > 1 ? Math.max(0, (sumOfSquares - (sum * sum) / count) / (count - 1)) : 0;
}

/**
 * Moments of one leaf, added up draw after draw.
 *
 * @param values at most those of a leaf
 * @param loops change nothing but the speed
 */
export function leafMoments(
  values: Float64Array,
  centre: number,
  loops: ColumnLoops = bestColumnLoops(),
): Moments {
  return { count: values.length, ...loops.moments(values, centre) };
}

/**
 * Moments of all leaves, combined along a fixed binary tree over their index, so that runs cut into
 * pieces on leaves and merged in any order give the same digits.
 */
export function combineMoments(leaves: readonly Moments[]): Moments {
  if (leaves.length === 1) return leaves[0]!;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const left = combineMoments(leaves.slice(0, half));
  const right = combineMoments(leaves.slice(half));
  return {
    count: left.count + right.count,
    sum: left.sum + right.sum,
    sumOfSquares: left.sumOfSquares + right.sumOfSquares,
  };
}

/** Moments of a column of draws. */
export function momentsOf(values: Float64Array, centre: number): Moments {
  return combineMoments(leavesOf(values).map((leaf) => leafMoments(leaf, centre)));
}

/** Cuts a column of draws into its leaves. */
export function leavesOf(values: Float64Array): Float64Array[] {
  return Array.from({ length: Math.ceil(values.length / leafSize) }, (_, leaf) =>
    values.subarray(leaf * leafSize, (leaf + 1) * leafSize),
  );
}
