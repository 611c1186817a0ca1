import { simulate } from "../simulate/simulate.ts";
import { type Summary, summarise } from "../simulate/summarise.ts";
import type { Study } from "../study/study.ts";
import { shapleySplit } from "./shapleySplit.ts";
import { type StudyChange, studyChanges, withChanges } from "./studyChanges.ts";

/** Up to this many changes are split one by one; more are taken together. */
export const mostSingleChanges = 6;

/** The difference of one outcome between two studies, draw by draw on the same random numbers. */
export interface PairedDifference {
  readonly outcome: string;
  /** 5th, 50th and 95th percentile of either study. */
  readonly first: Summary;
  readonly second: Summary;
  /** Second less first, in each draw. */
  readonly difference: Summary;
  /** Share of the draws in which the second is lower, and higher. */
  readonly lower: number;
  readonly higher: number;
  /** Standard deviation of the difference over that of studies drawn apart: how much pairing narrows it. */
  readonly narrowing: number;
}

/** Changes taken together, with their part of the mean difference. */
export interface ChangePart {
  readonly changes: readonly StudyChange[];
  readonly part: number;
}

export interface Comparison {
  readonly seed: string;
  readonly draws: number;
  readonly changes: readonly StudyChange[];
  readonly differences: readonly PairedDifference[];
  /** The outcome whose mean difference is split, and the parts, which add up to it. */
  readonly split: { readonly outcome: string; readonly parts: readonly ChangePart[] };
}

export interface CompareOptions {
  /** Default: the first study's own. */
  readonly seed?: string | number;
  /** Default: the first study's own. */
  readonly draws?: number;
  /**
   * Outcomes of the total, or of segments that both studies have; the first of them is split. Default: the
   * headline ones that both studies speak of.
   */
  readonly outcomes?: readonly string[];
  /** Called after each run with the number of runs done, and of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

const usualOutcomes = [
  ...["narrow", "wide-net", "taken", "net-pay-per-month", "received-by-family-per-month", "workers"],
];

/** The draws of an outcome in two studies on the same random numbers, and second less first. */
export interface PairedDraws {
  readonly outcome: string;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly difference: Float64Array;
}

/**
 * Draws two studies on common random numbers: an input that both have is drawn alike in both.
 *
 * @returns outcomes that both have, in the order asked for
 * @throws RangeError where an outcome is not known, or none of them is of both studies
 */
export function pairedDraws(first: Study, second: Study, options: CompareOptions = {}): PairedDraws[] {
  const outcomes =
    options.outcomes ?? usualOutcomes.filter((id) => speaksOf(first, id) && speaksOf(second, id));
  const [before, after] = [first, second].map((study) => drawsOf(study, outcomes, first, options));
  const paired = outcomes
    .filter((outcome) => before!.has(outcome) && after!.has(outcome))
    .map((outcome) => {
      const [one, other] = [before!.get(outcome)!, after!.get(outcome)!];
      return {
        outcome,
        first: one,
        second: other,
        difference: other.map((value, draw) => value - one[draw]!),
      };
    });
  if (paired.length === 0) throw new RangeError("the studies have none of the outcomes in common");
  return paired;
}

/**
 * Compares two studies on common random numbers; what they share drops out of the difference. The mean
 * difference of the first outcome is split over what was changed by Shapley's rule: one by one up to
 * `mostSingleChanges`; beyond that together by kind and first word of the id (`taken.*`), and where those are too
 * many as well, by kind.
 *
 * @param paired of the same studies and options, where they are drawn already
 * @throws RangeError where an outcome is not known, or none of them is of both studies
 */
export function compareStudies(
  first: Study,
  second: Study,
  options: CompareOptions = {},
  paired: readonly PairedDraws[] = pairedDraws(first, second, options),
): Comparison {
  const { seed = first.seed } = options;
  const { outcome } = paired[0]!;
  const changes = studyChanges(first, second);
  const groups = grouped(changes);
  const runs = 1 << groups.length;
  let done = 0;
  const meanOf = (players: number) => {
    const among = groups.filter((_, index) => (players & (1 << index)) !== 0).flat();
    const drawn = drawsOf(withChanges(first, second, among), [outcome], first, options);
    done += 1;
    options.onProgress?.(done, runs);
    return summarise(drawn.get(outcome)!).mean;
  };
  const parts = shapleySplit(groups.length, meanOf);
  return {
    seed: String(seed),
    draws: paired[0]!.difference.length,
    changes,
    differences: paired.map(pairedDifference),
    split: {
      outcome,
      parts: groups
        .map((group, index) => ({ changes: group, part: parts[index]! }))
        .sort((a, b) => Math.abs(b.part) - Math.abs(a.part)),
    },
  };
}

/** Outcomes of a study, drawn with the first study's seed and number of draws unless others are wanted. */
function drawsOf(
  study: Study,
  outcomes: readonly string[],
  first: Study,
  { seed = first.seed, draws = first.draws }: CompareOptions,
): ReadonlyMap<string, Float64Array> {
  return simulate(study, { seed, draws, design: first.design, outcomes, totals: false }).outcomes;
}

function speaksOf({ speaksOf: restricted }: Study, outcome: string): boolean {
  return restricted === undefined || restricted.includes(outcome);
}

function grouped(changes: readonly StudyChange[]): StudyChange[][] {
  const by = (key: (change: StudyChange) => string) => {
    const keys = [...new Set(changes.map(key))];
    return keys.map((wanted) => changes.filter((change) => key(change) === wanted));
  };
  if (changes.length <= mostSingleChanges) return changes.map((change) => [change]);
  const words = by(({ kind, how, id }) => `${kind} ${how} ${id.split(/[.-]/)[0]}`);
  return words.length <= mostSingleChanges ? words : by(({ kind }) => kind);
}

function pairedDifference({ outcome, first, second, difference }: PairedDraws): PairedDifference {
  const summaries = [first, second, difference].map((draws) => summarise(draws)) as [
    Summary,
    Summary,
    Summary,
  ];
  const apart = Math.sqrt(
    summaries[0].standardDeviation * summaries[0].standardDeviation +
      summaries[1].standardDeviation * summaries[1].standardDeviation,
  );
  const share = (holds: (value: number) => boolean) => difference.filter(holds).length / difference.length;
  return {
    outcome,
    first: summaries[0],
    second: summaries[1],
    difference: summaries[2],
    lower: share((value) => value < 0),
    higher: share((value) => value > 0),
    narrowing: apart === 0 ? 0 : summaries[2].standardDeviation / apart,
  };
}
