import { mostCounts, type SiftedBuckets } from "../kernel/columnLoops.ts";
import { orderStatistics } from "../orderStatistics.ts";

/**
 * Which values of a column are kept, so that those at some ranks can be told without keeping all: the ones about
 * where a sample has these ranks. The others are counted (Floyd and Rivest, 1975, doi:10.1145/360680.360691, who
 * select about the ranks of a sample in the same way).
 */
export interface Sieve extends SiftedBuckets {
  /** About this share of the values is kept. */
  readonly share: number;
}

/** What a sieve keeps of a column. */
export interface SiftedColumn {
  /** Of every value, one a bucket. */
  readonly counts: Uint32Array;
  /** The values of the wanted buckets in pieces, in any order. */
  readonly kept: Float64Array[];
}

/** So many standard errors of a rank within the sample are kept on both sides. */
const keptErrors = 4;

/**
 * Makes the sieve of a column.
 *
 * @param sample some of the column's values
 * @param length of the whole column
 * @param ranks whole numbers from 0 to length - 1
 * @param errors kept on both sides of a rank; the fewer, the likelier its value is not kept
 */
export function sieveFor(
  sample: Float64Array,
  length: number,
  ranks: readonly number[],
  errors = keptErrors,
): Sieve {
  const sorted = sample.slice().sort();
  const last = sorted.length - 1;
  const windows = [...new Set(ranks)].map((rank) => {
    const share = length === 1 ? 0 : rank / (length - 1);
    const halfWidth = errors * Math.sqrt(sorted.length * share * (1 - share)) + 1;
    return {
      from: sorted[Math.floor(share * last - halfWidth)] ?? Number.NEGATIVE_INFINITY,
      to: sorted[Math.ceil(share * last + halfWidth)] ?? Number.POSITIVE_INFINITY,
    };
  });
  const ends = windows.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const from = ends.length === 0 ? sorted[0]! : Math.min(...ends);
  const width = Math.max(from, ...ends) - from || Math.abs(from) || 1;
  // What lies below the windows has a bucket of its own, and so has what lies above them.
  const steps = mostCounts - 3;
  const scale = Number.isFinite(steps / width) ? steps / width : 0;
  const least = scale === 0 ? from : from - 1 / scale;
  const wanted = new Uint8Array(mostCounts);
  const bucketOf = (value: number) =>
    Math.trunc(Math.min(Math.max((value - least) * scale || 0, 0), mostCounts - 1));
  for (const window of windows) wanted.fill(1, bucketOf(window.from), bucketOf(window.to) + 1);
  const share = sorted.reduce((kept, value) => kept + wanted[bucketOf(value)]!, 0) / sorted.length;
  return { least, scale, wanted, share };
}

/**
 * Values at these ranks of a sifted column.
 *
 * @returns the value at a rank that was asked for; undefined where one of them was not kept
 */
export function siftedStatistics(
  { wanted }: Sieve,
  { counts, kept }: SiftedColumn,
  ranks: readonly number[],
): ((rank: number) => number) | undefined {
  const places = new Map<number, number>();
  let bucket = 0;
  let before = 0;
  let keptBefore = 0;
  for (const rank of [...new Set(ranks)].sort((a, b) => a - b)) {
    for (; rank >= before + counts[bucket]!; bucket++) {
      before += counts[bucket]!;
      if (wanted[bucket] === 1) keptBefore += counts[bucket]!;
    }
    if (wanted[bucket] !== 1) return undefined;
    places.set(rank, keptBefore + rank - before);
  }
  const statistic = orderStatistics(joined(kept), [...places.values()]);
  return (rank) => statistic(places.get(rank)!);
}

function joined(pieces: readonly Float64Array[]): Float64Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Float64Array(pieces.reduce((size, { length }) => size + length, 0));
  let size = 0;
  for (const piece of pieces) {
    whole.set(piece, size);
    size += piece.length;
  }
  return whole;
}
