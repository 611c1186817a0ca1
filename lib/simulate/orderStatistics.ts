/** Fewer values than this are sorted; more are sorted into buckets first. */
const fewValues = 128;
const bucketsPerValue = 1 / 16;

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
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const buckets = Math.ceil(values.length * bucketsPerValue);
  const scale = buckets / (most - least);
  if (values.length <= fewValues || !(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    const sorted = Float64Array.from(values).sort();
    for (const rank of ranks) found.set(rank, sorted[rank - before]!);
    return;
  }
  // Values above the last border, through rounding, share a bucket of their own behind the last.
  const places = new Uint32Array(values.length);
  const ends = new Uint32Array(buckets + 1);
  for (let index = 0; index < values.length; index++) {
    const place = ((values[index]! - least) * scale) >>> 0;
    places[index] = place;
    ends[place]!++;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) ends[bucket]! += ends[bucket - 1]!;

  const wanted = new Map<number, number[]>();
  let bucket = 0;
  for (const rank of ranks) {
    while (ends[bucket]! <= rank - before) bucket++;
    const inBucket = wanted.get(bucket);
    if (inBucket === undefined) wanted.set(bucket, [rank]);
    else inBucket.push(rank);
  }
  const parts = new Map<number, { values: Float64Array; filled: number }>();
  for (const chosen of wanted.keys()) {
    parts.set(chosen, { values: new Float64Array(ends[chosen]! - (ends[chosen - 1] ?? 0)), filled: 0 });
  }
  const isWanted = new Uint8Array(buckets + 1);
  for (const chosen of wanted.keys()) isWanted[chosen] = 1;
  for (let index = 0; index < values.length; index++) {
    if (isWanted[places[index]!] === 0) continue;
    const part = parts.get(places[index]!)!;
    part.values[part.filled++] = values[index]!;
  }
  for (const [chosen, inBucket] of wanted) {
    select(parts.get(chosen)!.values, inBucket, before + (ends[chosen - 1] ?? 0), found);
  }
}
