import { type ColumnLoops, mostCounts } from "./kernel/columnLoops.ts";
import { bestColumnLoops } from "./kernel/wasmColumnLoops.ts";

/** Up to this many values are sorted; more are counted in buckets first. */
const fewValues = 1024;
const valuesPerBucket = 16;

/**
 * Values at these ranks among the draws, without sorting them: the draws are counted in equal buckets
 * between the least and the largest, and only the buckets that hold a rank are looked into.
 *
 * @param draws numbers, in any order; left as they are
 * @param ranks whole numbers from 0 to draws.length - 1, in any order
 * @param loops change nothing but the speed
 * @returns the value at a rank that was asked for
 */
export function orderStatistics(
  draws: Float64Array,
  ranks: readonly number[],
  loops: ColumnLoops = bestColumnLoops(),
): (rank: number) => number {
  const rising = [...new Set(ranks)].sort((a, b) => a - b);
  const values = select(draws, rising, loops);
  const found = new Map(rising.map((rank, index) => [rank, values[index]!]));
  return (rank) => found.get(rank)!;
}

/** The values at rising ranks. */
function select(values: Float64Array, ranks: readonly number[], loops: ColumnLoops): number[] {
  if (values.length <= fewValues) return sortedAt(values, ranks);
  const { least, most } = loops.bounds(values);
  const buckets = Math.min(mostCounts - 1, Math.ceil(values.length / valuesPerBucket));
  const scale = buckets / (most - least);
  // All are equal, or some are not finite.
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) return sortedAt(values, ranks);

  // Values above the last border, through rounding, share a bucket of their own behind the last.
  const counts = loops.count(values, least, scale, buckets + 1);
  const holding = bucketsHolding(counts, ranks);
  const wanted = new Uint8Array(counts.length);
  const gather = (some: readonly HoldingBucket[]) => {
    wanted.fill(0);
    let size = 0;
    for (const { bucket } of some) {
      wanted[bucket] = 1;
      size += counts[bucket]!;
    }
    return loops.gather(values, least, scale, wanted, size);
  };
  const together = gather(holding);
  if (together.length <= values.length / 4) {
    let start = 0;
    const shifted = holding.flatMap(({ bucket, ranks: within }) => {
      const ranksHere = within.map((rank) => start + rank);
      start += counts[bucket]!;
      return ranksHere;
    });
    return select(together, shifted, loops);
  }
  // Most values lie in few buckets, each of which is narrower than the whole.
  return holding.flatMap((one) => select(gather([one]), one.ranks, loops));
}

function sortedAt(values: Float64Array, ranks: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return ranks.map((rank) => sorted[rank]!);
}

/** A bucket with the ranks that it holds, counted from its own least value. */
interface HoldingBucket {
  readonly bucket: number;
  readonly ranks: readonly number[];
}

function bucketsHolding(counts: Uint32Array, ranks: readonly number[]): HoldingBucket[] {
  const holding: { readonly bucket: number; readonly ranks: number[] }[] = [];
  let bucket = 0;
  let before = 0;
  for (const rank of ranks) {
    while (rank >= before + counts[bucket]!) before += counts[bucket++]!;
    const last = holding.at(-1);
    if (last?.bucket === bucket) last.ranks.push(rank - before);
    else holding.push({ bucket, ranks: [rank - before] });
  }
  return holding;
}
