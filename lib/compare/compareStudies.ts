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
  /** Outcomes of the total, or of segments that both studies have; the first of them is split. */
  readonly outcomes?: readonly string[];
}

const usualOutcomes = ["narrow", "wide-net", "taken", "net-pay-per-month", "workers"];

/**
 * Compares two studies on common random numbers. An input that both have is drawn alike in both, so what
 * they share drops out of the difference. The mean difference of the first outcome is split over what was
 * changed by Shapley's rule: one by one up to `mostSingleChanges`; beyond that together by kind and first word
 * of the id (`taken.*`), and where those are too many as well, by kind.
 *
 * @throws RangeError where an outcome is not known
 */
export function compareStudies(first: Study, second: Study, options: CompareOptions = {}): Comparison {
  const { seed = first.seed, draws = first.draws, outcomes = usualOutcomes } = options;
  const columns = (study: Study, wanted: readonly string[]) =>
    simulate(study, { seed, draws, design: first.design, outcomes: wanted }).outcomes;
  const before = columns(first, outcomes);
  const after = columns(second, outcomes);
  const differences = outcomes
    .filter((outcome) => before.has(outcome) && after.has(outcome))
    .map((outcome) => pairedDifference(outcome, before.get(outcome)!, after.get(outcome)!));
  const [leading] = differences;
  if (leading === undefined) throw new RangeError("the studies have none of the outcomes in common");
  const { outcome } = leading;
  const changes = studyChanges(first, second);
  const groups = grouped(changes);
  const meanOf = (players: number) => {
    const among = groups.filter((_, index) => (players & (1 << index)) !== 0).flat();
    return summarise(columns(withChanges(first, second, among), [outcome]).get(outcome)!).mean;
  };
  const parts = shapleySplit(groups.length, meanOf);
  return {
    seed: String(seed),
    draws: before.get(outcome)!.length,
    changes,
    differences,
    split: {
      outcome,
      parts: groups
        .map((group, index) => ({ changes: group, part: parts[index]! }))
        .sort((a, b) => Math.abs(b.part) - Math.abs(a.part)),
    },
  };
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

function pairedDifference(outcome: string, first: Float64Array, second: Float64Array): PairedDifference {
  const difference = second.map((value, draw) => value - first[draw]!);
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
