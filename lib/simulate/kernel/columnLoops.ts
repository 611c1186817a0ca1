/**
 * Loops over a column of draws: sums, and what finds order statistics without sorting. A bucket is a number of equal
 * steps above the least value: ⌊(value - least) · scale⌋.
 */
export interface ColumnLoops {
  /**
   * Sum of the differences from a centre, and of their squares, added up value after value.
   *
   * @param values at most `mostSummed`
   */
  moments(values: Float64Array, centre: number): { readonly sum: number; readonly sumOfSquares: number };
  /** The least and the largest value. */
  bounds(values: Float64Array): { readonly least: number; readonly most: number };
  /**
   * How many values each bucket holds.
   *
   * @param size of the answer, from 1 to `mostCounts`: one more than the last bucket in which a value lies
   */
  count(values: Float64Array, least: number, scale: number, size: number): Uint32Array;
  /**
   * The values of some buckets, in their order in the column.
   *
   * @param wanted for each bucket 1 or 0
   * @param size how many values there are in them
   */
  gather(
    values: Float64Array,
    least: number,
    scale: number,
    wanted: Uint8Array,
    size: number,
  ): Float64Array<ArrayBuffer>;
  /**
   * Moments as `moments` has them; and counts the values of each bucket, those below the first in the first and those
   * beyond the last in the last, and gathers the values of some buckets.
   *
   * @param values at most `mostSummed`
   * @param counts one a bucket, to which what is counted is added
   */
  sift(values: Float64Array, centre: number, buckets: SiftedBuckets, counts: Uint32Array): SiftedValues;
}

export interface SiftedBuckets {
  readonly least: number;
  readonly scale: number;
  /** For each bucket 1 or 0, at most `mostCounts`. */
  readonly wanted: Uint8Array;
}

export interface SiftedValues {
  readonly sum: number;
  readonly sumOfSquares: number;
  /** The values of the wanted buckets, in their order in the column; good until the next call. */
  readonly kept: Float64Array;
}

/** So many counters stay near the processor. */
export const mostCounts = 4097;

/** Values that are summed at a time. */
export const mostSummed = 32_768;
