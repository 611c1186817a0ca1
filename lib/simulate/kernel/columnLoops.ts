/**
 * Loops over a column of draws that find order statistics without sorting it. A bucket is a number of equal steps
 * above the least value: ⌊(value - least) · scale⌋.
 */
export interface ColumnLoops {
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
}

/** So many counters stay near the processor. */
export const mostCounts = 4097;
