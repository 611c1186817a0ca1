import { type Estimate, ratioOverReplicates } from "../intervals/estimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { PermutationSample } from "../samples/permutations.ts";

/** An input's share of an outcome's variance, what it has together with others being shared out evenly. */
export interface ShapleyEffect {
  readonly input: string;
  readonly share: Estimate;
}

/**
 * Shapley effects of one outcome (Owen, 2014, doi:10.1137/130936233; Song, Nelson and Staum, 2016,
 * doi:10.1137/15M1048070): shares of the variance that add up to 1, also where inputs depend on one another.
 * Standard errors and 95 % intervals come from the spread over replicates.
 *
 * @throws RangeError where the sample was made for another estimator, or does not have the outcome
 */
export function shapleyEffects(sample: PermutationSample, outcome: string): readonly ShapleyEffect[] {
  checkKind("shapleyEffects", sample, "permutation");
  const added = sample.added[sample.outcomes.indexOf(outcome)];
  if (added === undefined) {
    throw new RangeError(`the sample has no outcome "${outcome}"; it has ${sample.outcomes.join(", ")}`);
  }
  const variance = Float64Array.from({ length: sample.replicates }, (_, replicate) =>
    added.reduce((sum, values) => sum + values[replicate]!, 0),
  );
  return sample.inputs.map((input, index) => ({
    input,
    share: ratioOverReplicates(added[index]!, variance),
  }));
}
