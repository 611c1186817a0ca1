import type { PickFreezeSample } from "../samples/pickFreeze.ts";

/** The variance of an outcome and what sets of inputs have of it, one value a replicate. */
export interface VarianceParts {
  readonly variance: Float64Array;
  /** For each set: the variance of the expectation given its inputs. */
  readonly explained: readonly Float64Array[];
  /** For each set: the expectation of the variance given all other inputs. */
  readonly remaining: readonly Float64Array[];
}

/**
 * The parts of an outcome's variance by every replicate: what a set explains by Saltelli and others (2010,
 * doi:10.1016/j.cpc.2009.09.018, table 2, estimator b), what it leaves by Jansen (1999,
 * doi:10.1016/S0010-4655(98)00154-4). All are taken about the mean over all replicates, so that means over
 * replicates have nearly no bias.
 *
 * @throws RangeError where the sample does not have the outcome
 */
export function varianceParts(sample: PickFreezeSample, outcome: string): VarianceParts {
  const index = sample.outcomes.indexOf(outcome);
  const sums = sample.sums[index];
  if (sums === undefined) {
    throw new RangeError(`the sample has no outcome "${outcome}"; it has ${sample.outcomes.join(", ")}`);
  }
  const draws = sample.drawsPerReplicate;
  const offset = sums.sum.reduce((left, right) => left + right, 0) / (2 * draws * sample.replicates);
  return {
    variance: sums.sum.map(
      (sum, replicate) => (sums.sumOfSquares[replicate]! - 2 * offset * sum) / (2 * draws) + offset * offset,
    ),
    explained: sums.first.map((first, set) =>
      first.map((sum, replicate) => (sum - offset * sums.difference[set]![replicate]!) / draws),
    ),
    remaining: sums.total.map((total) => total.map((sum) => sum / (2 * draws))),
  };
}
