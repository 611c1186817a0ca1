import type { Estimate } from "../intervals/estimate.ts";
import { jackknife } from "../intervals/jackknife.ts";
import { checkKind } from "../samples/checkKind.ts";
import { type DrawnSample, outcomeOf } from "../samples/drawn.ts";
import { byChance } from "./byChance.ts";
import { equalClasses, inputClasses } from "./classes.ts";
import { contingency, tableOf } from "./contingency.ts";

/** How far knowing an input moves the whole distribution of the outcome, from 0 to 1. */
export interface Distance {
  readonly input: string;
  /** What chance alone would give is taken off already. */
  readonly distance: Estimate;
  readonly byChance: number;
  /** Whether it lies above everything that shuffled draws gave. */
  readonly aboveChance: boolean;
}

/** A measure of a table with one row a class of the input and one column a range of the outcome. */
export type TableMeasure = (table: Float64Array, classes: number, ranges: number) => number;

/**
 * A distance between the distribution of an outcome and its distributions given an input, for every input, from
 * draws already made. Standard errors by the jackknife over replicates; the mean of 20 shuffles is taken off.
 *
 * @param classes that a quantity is sorted into; a choice has its options
 * @param ranges equally likely, that the outcome is sorted into
 * @throws RangeError where the sample was made for another estimator
 */
export function distances(
  sample: DrawnSample,
  outcome: string,
  measure: TableMeasure,
  { classes, ranges, seed }: { classes: number; ranges: number; seed: string },
): readonly Distance[] {
  checkKind("distances", sample, "drawn");
  const outcomeRanges = equalClasses(outcomeOf(sample, outcome), ranges);
  const nullOf = byChance(outcomeRanges, measure, seed);
  return sample.inputs.map((input) => {
    const sorted = inputClasses(input, classes);
    const counts = contingency(sample, sorted, outcomeRanges);
    const of = (without?: number) => measure(tableOf(counts, without), counts.classes, counts.ranges);
    const { mean, most } = nullOf(sorted);
    const found = of();
    const parts = Array.from({ length: sample.replicates }, (_, replicate) => of(replicate) - mean);
    return {
      input: input.name,
      distance: jackknife(found - mean, parts),
      byChance: mean,
      aboveChance: found > most,
    };
  });
}
