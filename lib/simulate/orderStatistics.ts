/** Up to this many values are sorted; more are counted in buckets first. */
const fewValues = 128;
const valuesPerBucket = 16;
/** So many counters stay near the processor. */
const mostBuckets = 4096;

/**
 * Values at these ranks among the draws, without sorting them: the draws are counted in equal buckets
 * between the least and the largest, and only the buckets that hold a rank are looked into.
 *
 * @param draws numbers, in any order; left as they are
 * @param ranks whole numbers from 0 to draws.length - 1, in any order
 * @returns the value at a rank that was asked for
 */
export function orderStatistics(draws: Float64Array, ranks: readonly number[]): (rank: number) => number {
  const found = new Map<number, number>();
  select(
    draws,
    [...new Set(ranks)].sort((a, b) => a - b),
    0,
    found,
  );
  return (rank) => found.get(rank)!;
}

/** Finds the values at rising ranks; `before` is the number of draws below these values. */
function select(
  values: Float64Array,
  ranks: readonly number[],
  before: number,
  found: Map<number, number>,
): void {
  if (values.length <= fewValues) {
    const sorted = values.slice().sort();
    for (const rank of ranks) found.set(rank, sorted[rank - before]!);
    return;
  }
  let least = values[0]!;
  let most = least;
  for (let index = 1; index < values.length; index++) {
    const value = values[index]!;
    least = value < least ? value : least;
    most = value > most ? value : most;
  }
  const buckets = Math.min(mostBuckets, Math.ceil(values.length / valuesPerBucket));
  const scale = buckets / (most - least);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    // All are equal, or some are not finite.
    const sorted = values.slice().sort();
    for (const rank of ranks) found.set(rank, sorted[rank - before]!);
    return;
  }

  // Values above the last border, through rounding, share a bucket of their own behind the last.
  const places = new Uint16Array(values.length);
  const ends = new Uint32Array(buckets + 1);
  for (let index = 0; index < values.length; index++) {
    const place = ((values[index]! - least) * scale) | 0;
    places[index] = place;
    ends[place]!++;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) ends[bucket]! += ends[bucket - 1]!;

  const wanted: { readonly bucket: number; readonly ranks: number[] }[] = [];
  let bucket = 0;
  for (const rank of ranks) {
    while (ends[bucket]! <= rank - before) bucket++;
    const last = wanted.at(-1);
    if (last?.bucket === bucket) last.ranks.push(rank);
    else wanted.push({ bucket, ranks: [rank] });
  }

  // Each wanted bucket gets its place in `kept`; the place of the others is 0, for nothing.
  const starts = new Uint32Array(buckets + 1);
  let size = 1;
  for (const { bucket } of wanted) {
    starts[bucket] = size;
    size += ends[bucket]! - (ends[bucket - 1] ?? 0);
  }
  const kept = new Float64Array(size);
  const filled = starts.slice();
  for (let index = 0; index < values.length; index++) {
    const place = places[index]!;
    if (starts[place] !== 0) kept[filled[place]!++] = values[index]!;
  }
  for (const { bucket, ranks: inBucket } of wanted) {
    select(kept.subarray(starts[bucket], filled[bucket]), inBucket, before + (ends[bucket - 1] ?? 0), found);
  }
}
