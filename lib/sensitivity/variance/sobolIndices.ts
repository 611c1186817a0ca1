import { type Estimate, ratioOverReplicates } from "../intervals/estimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { PickFreezeSample } from "../samples/pickFreeze.ts";
import { varianceParts } from "./varianceParts.ts";

/** Shares of an outcome's variance. */
export interface SobolIndex {
  readonly set: string;
  /**
   * First-order (for a group: closed) index: the share of the variance that would go, on average, if the inputs
   * of the set were known. Estimates near zero may come out negative; that is sampling error, and the interval
   * shows it.
   */
  readonly first: Estimate;
  /** Total index: the share that would remain, on average, if all other inputs were known. Never negative. */
  readonly total: Estimate;
}

/**
 * First-order and total Sobol' indices of one outcome, for every set of a pick-freeze sample. Standard errors
 * and 95 % intervals come from the spread over replicates: resampling the rows of a scrambled net would be wrong.
 *
 * @throws RangeError where the sample was made for another estimator, or does not have the outcome
 */
export function sobolIndices(sample: PickFreezeSample, outcome: string): readonly SobolIndex[] {
  checkKind("sobolIndices", sample, "pick-freeze");
  const { variance, explained, remaining } = varianceParts(sample, outcome);
  return sample.sets.map(({ id }, set) => ({
    set: id,
    first: ratioOverReplicates(explained[set]!, variance),
    total: ratioOverReplicates(remaining[set]!, variance),
  }));
}
