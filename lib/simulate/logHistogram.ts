import type { QuantileEstimates } from "./quantiles.ts";

/** Bins of one sign and exponent: ten bits of mantissa. */
const binsOfPage = 1024;
const infiniteExponent = 2047;
const mostCounted = 4294967295;
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** Where in a pair of words the one with sign, exponent and first bits of the mantissa stands. */
const high = isLittleEndian ? 1 : 0;

/**
 * A quantile from a histogram differs by at most this much, relative to it, from the one of the draws: half of a
 * bin's width against its lower end, 1/2048, rounded up.
 */
export const histogramError = 0.0005;

/**
 * Counts of draws in bins: each bin has the doubles that share sign, exponent and first ten bits of mantissa.
 * Histograms of parts of a run add up to that of the whole, exactly and in any order (compare Masson, Rim and
 * Lee, 2019, doi:10.14778/3352063.3352135, whose buckets are logarithmic too).
 */
export interface LogHistogram {
  draws: number;
  /** Draws that are 0 or -0. */
  zeros: number;
  least: number;
  most: number;
  /** Counts of 1,024 bins by the first twelve bits of their doubles, sign and exponent. */
  readonly pages: Map<number, Uint32Array>;
}

export function emptyHistogram(): LogHistogram {
  return {
    draws: 0,
    zeros: 0,
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
    pages: new Map(),
  };
}

/**
 * Counts draws.
 *
 * @throws RangeError where a draw is not a finite number, or there are more than 4,294,967,295
 */
export function addDraws(histogram: LogHistogram, draws: Float64Array): void {
  grow(histogram, draws.length);
  const words = new Uint32Array(draws.buffer, draws.byteOffset, 2 * draws.length);
  let { zeros, least, most } = histogram;
  let page = -1;
  let bins: Uint32Array = noBins;
  for (let index = 0; index < draws.length; index++) {
    const value = draws[index]!;
    if (value < least) least = value;
    if (value > most) most = value;
    if (value === 0) {
      zeros++;
      continue;
    }
    const word = words[2 * index + high]!;
    if (word >>> 20 !== page) {
      page = word >>> 20;
      bins = pageOf(histogram, page);
    }
    bins[(word >>> 10) & (binsOfPage - 1)]!++;
  }
  histogram.zeros = zeros;
  histogram.least = least;
  histogram.most = most;
}

const noBins = new Uint32Array(0);

function pageOf({ pages }: LogHistogram, page: number): Uint32Array {
  let bins = pages.get(page);
  if (bins === undefined) {
    if ((page & infiniteExponent) === infiniteExponent)
      throw new RangeError(
        "a draw is not a finite number: a value of the study is too large to be calculated with",
      );
    bins = new Uint32Array(binsOfPage);
    pages.set(page, bins);
  }
  return bins;
}

function grow(histogram: LogHistogram, draws: number): void {
  histogram.draws += draws;
  if (histogram.draws > mostCounted) throw new RangeError(`a histogram counts up to ${mostCounted} draws`);
}

/** Adds the counts of another histogram. */
export function addHistogram(histogram: LogHistogram, added: LogHistogram): void {
  grow(histogram, added.draws);
  histogram.zeros += added.zeros;
  histogram.least = Math.min(histogram.least, added.least);
  histogram.most = Math.max(histogram.most, added.most);
  for (const [page, counts] of added.pages) {
    const bins = pageOf(histogram, page);
    for (let bin = 0; bin < binsOfPage; bin++) bins[bin]! += counts[bin]!;
  }
}

/** Some draws that are next to one another: where they lie, and how many draws there are up to the last of them. */
interface Bin {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  readonly upTo: number;
}

/** The bins that hold something, from the lowest to the highest, cut to the least and the largest draw. */
function binsOf({ pages, zeros, least, most }: LogHistogram): Bin[] {
  const found: Bin[] = [];
  let upTo = 0;
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const add = (count: number, lower: number, middle: number, upper: number) => {
    upTo += count;
    found.push({ lower: within(lower), middle: within(middle), upper: within(upper), upTo });
  };
  const sorted = [...pages].sort(([a], [b]) => a - b);
  for (const [page, bins] of sorted.filter(([page]) => page > infiniteExponent).reverse()) {
    for (let bin = binsOfPage - 1; bin >= 0; bin--) {
      if (bins[bin] !== 0) add(bins[bin]!, edge(page, bin + 1), edge(page, bin + 0.5), edge(page, bin));
    }
  }
  if (zeros > 0) add(zeros, 0, 0, 0);
  for (const [page, bins] of sorted.filter(([page]) => page <= infiniteExponent)) {
    for (let bin = 0; bin < binsOfPage; bin++) {
      if (bins[bin] !== 0) add(bins[bin]!, edge(page, bin), edge(page, bin + 0.5), edge(page, bin + 1));
    }
  }
  return found;
}

const edgeWords = new Uint32Array(2);
const edgeNumber = new Float64Array(edgeWords.buffer);

/** The number at this many bins, or half bins, from the start of a page. */
function edge(page: number, bins: number): number {
  edgeWords[high] = page * 1048576 + bins * 1024;
  return edgeNumber[0]!;
}

/**
 * Quantiles as `quantiles` has them, each draw standing in the middle of its bin: within 0.05 % where the draws
 * on both sides of it have the same sign and are no smaller than 1e-307. Standard errors are those of
 * independent draws, with the draws of a bin spread evenly over it.
 */
export function histogramQuantiles(
  histogram: LogHistogram,
  probabilities: readonly number[],
): QuantileEstimates {
  const { draws } = histogram;
  const bins = binsOf(histogram);
  const last = draws - 1;
  const binOf = (rank: number) => bins[firstWhere(bins, ({ upTo }) => upTo > rank)]!;
  const spreadEvenly = (position: number) => {
    const below = Math.min(last, Math.max(0, position)) + 0.5;
    const index = firstWhere(bins, ({ upTo }) => upTo > below);
    const { lower, upper, upTo } = bins[index]!;
    const before = bins[index - 1]?.upTo ?? 0;
    return lower + ((upper - lower) * (below - before)) / (upTo - before);
  };
  const positions = probabilities.map((probability) => probability * last);
  return {
    values: positions.map((position) => {
      const below = binOf(Math.floor(position)).middle;
      return below + (binOf(Math.ceil(position)).middle - below) * (position - Math.floor(position));
    }),
    errors: positions.map((position, index) => {
      const probability = probabilities[index]!;
      const halfWidth = Math.sqrt(draws * probability * (1 - probability));
      return (spreadEvenly(position + halfWidth) - spreadEvenly(position - halfWidth)) / 2;
    }),
  };
}

/** Share of the draws above a threshold, those of the threshold's own bin being spread evenly over it. */
export function histogramExceedance(histogram: LogHistogram, threshold: number): number {
  const bins = binsOf(histogram);
  const index = firstWhere(bins, ({ upper }) => upper > threshold);
  if (index === bins.length) return 0;
  const { lower, upper, upTo } = bins[index]!;
  const before = bins[index - 1]?.upTo ?? 0;
  const below = threshold <= lower ? 0 : (threshold - lower) / (upper - lower);
  return 1 - (before + (upTo - before) * below) / histogram.draws;
}

/** Index of the first bin for which it holds; from there on it holds for all. */
function firstWhere(bins: readonly Bin[], holds: (bin: Bin) => boolean): number {
  let from = 0;
  let to = bins.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(bins[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}
