import { histogramExceedance, histogramQuantiles } from "../logHistogram.ts";
import { meanAbout, varianceOf } from "../moments.ts";
import {
  checkProbabilities,
  defaultProbabilities,
  errorOfShare,
  type Summary,
  standardErrors,
} from "../summarise.ts";
import type { SummarisedOutcome, SummarisedRun } from "./summarisedRun.ts";

/**
 * Summarises an outcome: mean and standard deviation to the bits that `summarise` gives, quantiles within 0.05 %
 * of them (see `histogramQuantiles`). Standard errors are null where they are not known: for a design in
 * replicates those of quantiles, and that of the mean too where a replicate is not a whole number of leaves.
 *
 * @throws RangeError where a probability does not lie from 0 to 1
 */
export function summariseOutcome(
  { centre, moments, replicates, histogram }: SummarisedOutcome,
  { design }: Pick<SummarisedRun, "design">,
  probabilities: readonly number[] = defaultProbabilities,
): Summary<number | null> {
  checkProbabilities(probabilities);
  const variance = varianceOf(moments);
  const { values, errors } = histogramQuantiles(histogram, probabilities);
  const areIndependent = design.replicates === 1;
  const ofReplicates = replicates?.map((replicate) => [meanAbout(centre, replicate)]);
  return {
    mean: meanAbout(centre, moments),
    meanStandardError: areIndependent
      ? Math.sqrt(variance / moments.count)
      : ofReplicates === undefined
        ? null
        : standardErrors(ofReplicates)[0]!,
    standardDeviation: Math.sqrt(variance),
    quantiles: probabilities.map((probability, index) => ({
      probability,
      value: values[index]!,
      standardError: areIndependent ? errors[index]! : null,
    })),
  };
}

/** Probability that an outcome exceeds a threshold, to a bin, with its standard error where it is known. */
export function exceedanceOf(
  { histogram }: SummarisedOutcome,
  { design, draws }: Pick<SummarisedRun, "design" | "draws">,
  threshold: number,
): { readonly probability: number; readonly standardError: number | null } {
  const probability = histogramExceedance(histogram, threshold);
  const areIndependent = design.replicates === 1;
  return {
    probability,
    standardError: areIndependent ? errorOfShare(probability, draws) : null,
  };
}
