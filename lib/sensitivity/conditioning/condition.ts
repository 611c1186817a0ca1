import { orderStatistics } from "../../simulate/orderStatistics.ts";
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

/** Answers one condition after another on the same draws. */
export type Conditioner = (ranges: readonly Range[]) => Conditioned;

/**
 * Keeps the draws in which outcomes or inputs lie in ranges, and shows how every distribution moves. This is
 * conditioning on the model's own draws: it takes the ranges for true and adds no evidence.
 *
 * What does not depend on the ranges is worked out once, so that many conditions in turn are answered quickly.
 *
 * @throws RangeError where the sample was made for another purpose; the answer, where it has nothing of that name
 */
export function conditioner(sample: DrawnSample): Conditioner {
  checkKind("condition", sample, "drawn");
  const inputs = sample.inputs.map(({ name, values, options }) => prepared(name, values, options));
  const outcomes = [...sample.outcomes].map(([name, values]) => prepared(name, values, undefined));
  return (ranges) => {
    const kept = keptDraws(sample, ranges);
    const moved = ({ name, values, options, of, before, spreadBefore }: Prepared): Moved => {
      const counts = new Uint32Array(before.length);
      for (let place = 0; place < kept.length; place++) counts[of[kept[place]!]!]!++;
      const after = Float64Array.from(counts, (count) => count / Math.max(1, kept.length));
      const gap =
        kept.length === 0 ? 0 : options === undefined ? largestGap(before, after) : halfSum(before, after);
      let known: Spread | null | undefined;
      return {
        name,
        before: spreadBefore,
        /** Worked out when it is asked for: many inputs are looked at for those that move most. */
        get after() {
          known ??= kept.length === 0 ? null : spread(valuesAt(values, kept), after, options);
          return known;
        },
        gap,
        isMoved: gap * Math.sqrt(kept.length) > rareGap,
      };
    };
    return {
      ranges,
      probability: kept.length / sample.draws,
      draws: kept.length,
      isFew: kept.length < fewDraws,
      inputs: inputs.map(moved).sort((a, b) => b.gap - a.gap),
      outcomes: outcomes.map(moved),
    };
  };
}

/**
 * One condition alone.
 *
 * @throws RangeError where the sample was made for another purpose, or has nothing of that name
 */
export function condition(sample: DrawnSample, ranges: readonly Range[]): Conditioned {
  return conditioner(sample)(ranges);
}

/** A column of draws sorted into classes, and what is known of it before any condition. */
interface Prepared {
  readonly name: string;
  readonly values: Float64Array;
  readonly options: number | undefined;
  /** Class of every draw. */
  readonly of: Uint16Array;
  /** Share of the draws in every class. */
  readonly before: Float64Array;
  readonly spreadBefore: Spread;
}

function prepared(name: string, values: Float64Array, options: number | undefined): Prepared {
  const { of, count } =
    options === undefined
      ? equalClasses(values, gapClasses)
      : { of: Uint16Array.from(values), count: options };
  const before = new Float64Array(count);
  for (const place of of) before[place]! += 1 / of.length;
  return { name, values, options, of, before, spreadBefore: spread(values, before, options) };
}

/**
 * Numbers of the draws in which all ranges hold, in rising order.
 *
 * @throws RangeError where the sample has nothing of a range's name
 */
export function keptDraws(sample: DrawnSample, ranges: readonly Range[]): Uint32Array {
  const columns = ranges.map(({ of }) => {
    const found =
      sample.outcomes.get(of) ?? sample.inputs.find(({ name }: DrawnInput) => name === of)?.values;
    if (found === undefined) {
      const names = [...sample.outcomes.keys(), ...sample.inputs.map(({ name }) => name)];
      throw new RangeError(`the sample has no "${of}"; it has ${names.slice(0, 8).join(", ")} and others`);
    }
    return found;
  });
  const kept = new Uint32Array(sample.draws);
  let count = 0;
  for (let draw = 0; draw < sample.draws; draw++) {
    let holds = true;
    for (let index = 0; index < columns.length && holds; index++) {
      const value = columns[index]![draw]!;
      holds = value >= ranges[index]!.from && value <= ranges[index]!.to;
    }
    if (holds) kept[count++] = draw;
  }
  return kept.subarray(0, count);
}

/** The values of these draws. */
export function valuesAt(values: Float64Array, draws: Uint32Array): Float64Array {
  const found = new Float64Array(draws.length);
  for (let place = 0; place < draws.length; place++) found[place] = values[draws[place]!]!;
  return found;
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
  const ranks = [0.05, 0.5, 0.95].map((probability) => Math.round(probability * (values.length - 1)));
  const [low, median, high] = ranks.map(orderStatistics(values, ranks)) as [number, number, number];
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return {
    mean: sum / values.length,
    low,
    median,
    high,
    options: options === undefined ? null : Array.from(shares),
  };
}
