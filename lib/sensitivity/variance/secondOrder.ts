import { type Estimate, ratioOverReplicates } from "../intervals/estimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { InputSet, PickFreezeSample } from "../samples/pickFreeze.ts";
import { varianceParts } from "./varianceParts.ts";

/** The share of the variance that two inputs have together, beyond what each has alone. */
export interface SecondOrderIndex {
  readonly sets: readonly [string, string];
  readonly interaction: Estimate;
}

/** The sets of a sample for second-order indices: the given ones, and every two of them together. */
export function withPairs(sets: readonly InputSet[]): InputSet[] {
  return [
    ...sets,
    ...pairsOf(sets.length).map(([left, right]) => ({
      id: pairId(sets[left]!.id, sets[right]!.id),
      inputs: [...new Set([...sets[left]!.inputs, ...sets[right]!.inputs])],
    })),
  ];
}

/**
 * Second-order Sobol' indices (Sobol', 1993; Saltelli, 2002, doi:10.1016/S0010-4655(02)00280-1) of one outcome:
 * the closed index of two sets less the first-order index of each.
 *
 * @param sample of sets made by `withPairs`
 * @throws RangeError where the sample was made for another estimator, or lacks the pairs
 */
export function secondOrder(sample: PickFreezeSample, outcome: string): readonly SecondOrderIndex[] {
  checkKind("secondOrder", sample, "pick-freeze");
  const { variance, explained } = varianceParts(sample, outcome);
  // n sets and their pairs make n (n + 1) / 2.
  const single = (Math.sqrt(8 * sample.sets.length + 1) - 1) / 2;
  const pairs = pairsOf(single);
  const ids = pairs.map(([left, right]) => pairId(sample.sets[left]!.id, sample.sets[right]!.id));
  if (!Number.isInteger(single) || ids.some((id, pair) => sample.sets[single + pair]!.id !== id)) {
    throw new RangeError("secondOrder takes a sample of sets and all their pairs, as withPairs makes them");
  }
  return pairs.map(([left, right], pair) => ({
    sets: [sample.sets[left]!.id, sample.sets[right]!.id],
    interaction: ratioOverReplicates(
      explained[single + pair]!.map(
        (both, replicate) => both - explained[left]![replicate]! - explained[right]![replicate]!,
      ),
      variance,
    ),
  }));
}

function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, left) =>
    Array.from({ length: count - left - 1 }, (_, step): [number, number] => [left, left + step + 1]),
  ).flat();
}

const pairId = (left: string, right: string) => `${left} and ${right}`;
