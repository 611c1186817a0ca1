import { type Estimate, ratioOverReplicates } from "../intervals/estimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { InputSet, PickFreezeSample } from "../samples/pickFreeze.ts";
import { shapleyValues } from "./shapleyValues.ts";
import { varianceParts } from "./varianceParts.ts";

/** A group's Shapley share of an outcome's variance. */
export interface GroupShare {
  readonly group: string;
  readonly share: Estimate;
}

/**
 * The sets of a sample for `groupShares`: every union of the groups. Set number n - 1 holds the groups whose bits
 * are set in n.
 *
 * @param groups up to 12, no input in two of them
 */
export function withUnions(groups: readonly InputSet[]): InputSet[] {
  const inputs = groups.flatMap((group) => group.inputs);
  if (new Set(inputs).size !== inputs.length) throw new RangeError("an input stands in two of the groups");
  return Array.from({ length: (1 << groups.length) - 1 }, (_, index) => {
    const members = groups.filter((_, group) => ((index + 1) >> group) & 1);
    return {
      id: members.map(({ id }) => id).join(" and "),
      inputs: members.flatMap((group) => group.inputs),
    };
  });
}

/**
 * Exact Shapley shares of the variance over groups that make up all inputs: what a group explains, averaged over
 * all orders in which the groups could become known (Owen, 2014, doi:10.1137/130936233). They add up to 1.
 *
 * @param sample of sets made by `withUnions`
 * @throws RangeError where the sample was made for another estimator, or is not of all unions of the groups
 */
export function groupShares(
  sample: PickFreezeSample,
  groups: readonly string[],
  outcome: string,
): readonly GroupShare[] {
  checkKind("groupShares", sample, "pick-freeze");
  const wanted = withUnions(groups.map((id) => ({ id, inputs: [] })));
  if (wanted.length !== sample.sets.length || wanted.some(({ id }, set) => id !== sample.sets[set]!.id)) {
    throw new RangeError("groupShares takes a sample of all unions of the groups, as withUnions makes them");
  }
  const { explained } = varianceParts(sample, outcome);
  const all = explained[explained.length - 1]!;
  const byReplicate = Array.from({ length: sample.replicates }, (_, replicate) =>
    shapleyValues(groups.length, (coalition) =>
      coalition === 0 ? 0 : explained[coalition - 1]![replicate]!,
    ),
  );
  return groups.map((group, index) => ({
    group,
    share: ratioOverReplicates(
      byReplicate.map((values) => values[index]!),
      all,
    ),
  }));
}
