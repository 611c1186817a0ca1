import { equalClasses } from "../givenData/classes.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { DrawnInput, DrawnSample } from "../samples/drawn.ts";

/** A range that an outcome or an input lies in. */
export interface Range {
  /** An outcome, a parameter, or a choice (`choice:<id>`), whose range is of the numbers of its options. */
  readonly of: string;
  readonly from: number;
  readonly to: number;
}

/** How what is known of one input or outcome moves. */
export interface Moved {
  readonly name: string;
  readonly before: Spread;
  /** Null where no draw remains. */
  readonly after: Spread | null;
  /** Greatest gap between the two cumulative distributions, 0 to 1 (Kolmogorov and Smirnov). */
  readonly gap: number;
  /** Whether the gap is larger than that many independent draws would show by chance once in a thousand times. */
  readonly isMoved: boolean;
}

export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Of a choice, how often each option was drawn; null for quantities. */
  readonly options: readonly number[] | null;
}

/** The draws in which something lies in a range. */
export interface Conditioned {
  readonly ranges: readonly Range[];
  /** Probability of the range before, which is how much the condition asks for. */
  readonly probability: number;
  readonly draws: number;
  /** Fewer than this many draws say little. */
  readonly isFew: boolean;
  /** Most moved first; options that are no longer drawn, or always, count as far moved. */
  readonly inputs: readonly Moved[];
  readonly outcomes: readonly Moved[];
}

const fewDraws = 200;
const gapClasses = 64;
/** Kolmogorov's distribution: the gap times the root of the number of draws is above this once in a thousand times. */
const rareGap = 1.95;

/**
 * Keeps the draws in which outcomes or inputs lie in ranges, and shows how every distribution moves. This is
 * conditioning on the model's own draws: it takes the ranges for true and adds no evidence.
 *
 * @throws RangeError where the sample was made for another purpose, or has nothing of that name
 */
export function condition(sample: DrawnSample, ranges: readonly Range[]): Conditioned {
  checkKind("condition", sample, "drawn");
  const kept = keptDraws(sample, ranges);
  const moved = (name: string, values: Float64Array, options: number | undefined): Moved => {
    const { of, count } =
      options === undefined
        ? equalClasses(values, gapClasses)
        : { of: Uint16Array.from(values), count: options };
    const before = new Float64Array(count);
    const after = new Float64Array(count);
    for (const place of of) before[place]! += 1 / of.length;
    for (const draw of kept) after[of[draw]!]! += 1 / kept.length;
    const gap =
      kept.length === 0 ? 0 : options === undefined ? largestGap(before, after) : halfSum(before, after);
    return {
      name,
      before: spread(values, before, options),
      after:
        kept.length === 0
          ? null
          : spread(
              Float64Array.from(kept, (draw) => values[draw]!),
              after,
              options,
            ),
      gap,
      isMoved: gap * Math.sqrt(kept.length) > rareGap,
    };
  };
  return {
    ranges,
    probability: kept.length / sample.draws,
    draws: kept.length,
    isFew: kept.length < fewDraws,
    inputs: sample.inputs
      .map(({ name, values, options }) => moved(name, values, options))
      .sort((a, b) => b.gap - a.gap),
    outcomes: [...sample.outcomes].map(([name, values]) => moved(name, values, undefined)),
  };
}

function keptDraws(sample: DrawnSample, ranges: readonly Range[]): Uint32Array {
  const columns = ranges.map(({ of }) => {
    const found =
      sample.outcomes.get(of) ?? sample.inputs.find(({ name }: DrawnInput) => name === of)?.values;
    if (found === undefined) {
      const names = [...sample.outcomes.keys(), ...sample.inputs.map(({ name }) => name)];
      throw new RangeError(`the sample has no "${of}"; it has ${names.slice(0, 8).join(", ")} and others`);
    }
    return found;
  });
  const kept: number[] = [];
  for (let draw = 0; draw < sample.draws; draw++) {
    if (
      ranges.every(({ from, to }, index) => columns[index]![draw]! >= from && columns[index]![draw]! <= to)
    ) {
      kept.push(draw);
    }
  }
  return Uint32Array.from(kept);
}

function largestGap(before: Float64Array, after: Float64Array): number {
  let gap = 0;
  let difference = 0;
  for (let place = 0; place < before.length; place++) {
    difference += after[place]! - before[place]!;
    gap = Math.max(gap, Math.abs(difference));
  }
  return gap;
}

function halfSum(before: Float64Array, after: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < before.length; place++) sum += Math.abs(after[place]! - before[place]!);
  return sum / 2;
}

function spread(values: Float64Array, shares: Float64Array, options: number | undefined): Spread {
  const sorted = Float64Array.from(values).sort();
  const at = (probability: number) => sorted[Math.round(probability * (sorted.length - 1))]!;
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: at(0.05),
    median: at(0.5),
    high: at(0.95),
    options: options === undefined ? null : Array.from(shares),
  };
}
