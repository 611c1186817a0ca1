import { type Estimate, ratioOverReplicates } from "../intervals/estimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { PickFreezeSample } from "../samples/pickFreeze.ts";
import { varianceParts } from "./varianceParts.ts";

/** One place of a ranking. */
export interface Ranked {
  readonly set: string;
  readonly total: Estimate;
  /** Total index less that of the next; null for the last. */
  readonly ahead: Estimate | null;
  /** Whether it is surely ahead of the next: the interval of the difference lies above zero. */
  readonly isApart: boolean;
}

/** The sets of a sample by total index, the largest first. */
export interface Ranking {
  readonly places: readonly Ranked[];
  /** Whether every one of the places is told apart from the next. */
  readonly isSettled: boolean;
}

/**
 * Ranks sets by total Sobol' index and says which neighbours cannot be told apart: their difference is estimated in
 * every replicate, where both rest on the same draws.
 *
 * @param sets to rank; default: all
 * @param places how many to rank
 */
export function ranking(
  sample: PickFreezeSample,
  outcome: string,
  { sets = sample.sets.map(({ id }) => id), places = 10 }: { sets?: readonly string[]; places?: number } = {},
): Ranking {
  checkKind("ranking", sample, "pick-freeze");
  const { variance, remaining } = varianceParts(sample, outcome);
  const ordered = sample.sets
    .map(({ id }, set) => ({
      id,
      remaining: remaining[set]!,
      total: ratioOverReplicates(remaining[set]!, variance),
    }))
    .filter(({ id }) => sets.includes(id))
    .sort((a, b) => b.total.value - a.total.value);
  const ranked = ordered.slice(0, places).map(({ id, remaining: own, total }, place): Ranked => {
    const next = ordered[place + 1]?.remaining;
    const ahead =
      next === undefined
        ? null
        : ratioOverReplicates(
            own.map((value, replicate) => value - next[replicate]!),
            variance,
          );
    return { set: id, total, ahead, isApart: ahead === null || ahead.low > 0 };
  });
  return { places: ranked, isSettled: ranked.every(({ isApart }) => isApart) };
}
