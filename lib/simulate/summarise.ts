import { type Moments, meanAbout, momentsOf, varianceOf } from "./moments.ts";
import { type QuantileEstimates, quantiles } from "./quantiles.ts";

export interface Quantile<StandardError = number> {
  readonly probability: number;
  readonly value: number;
  readonly standardError: StandardError;
}

/** What is said of one outcome. Standard errors are those of sampling alone. */
export interface Summary<StandardError = number> {
  readonly mean: number;
  readonly meanStandardError: StandardError;
  readonly standardDeviation: number;
  readonly quantiles: readonly Quantile<StandardError>[];
}

export const defaultProbabilities: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Summarises draws. Standard errors of independent draws come from their spread; those of a design in
 * replicates come from the spread of the replicates' own means and quantiles, because within a replicate draws
 * are not independent (for quantiles: sectioning; Nakayama, 2014, doi:10.1145/2558328).
 *
 * @param options.centre about which sums are taken; default: the first draw
 * @param options.replicates that follow one another in equal numbers of draws; default: 1, independent draws
 * @throws RangeError where a draw is not a number or a probability not from 0 to 1
 */
export function summarise(
  draws: Float64Array,
  {
    probabilities = defaultProbabilities,
    centre = draws[0] ?? 0,
    replicates = 1,
  }: { probabilities?: readonly number[]; centre?: number; replicates?: number } = {},
): Summary {
  checkProbabilities(probabilities);
  const moments = checkMoments(momentsOf(draws, centre));
  const whole = summaryOf(centre, moments, probabilities, quantiles(draws, probabilities));
  if (replicates === 1) return whole;
  const parts = replicatesOf(draws, replicates);
  const errors = standardErrors(parts.map((part) => quantiles(part, probabilities).values));
  return {
    ...whole,
    meanStandardError: standardErrors(parts.map((part) => [meanAbout(centre, momentsOf(part, centre))]))[0]!,
    quantiles: whole.quantiles.map((quantile, index) => ({ ...quantile, standardError: errors[index]! })),
  };
}

/** @throws RangeError where they are of draws that are not numbers */
export function checkMoments(moments: Moments): Moments {
  if (Number.isNaN(moments.sum))
    throw new RangeError("a draw is not a number: a value of the study is too large to be calculated with");
  return moments;
}

/** The summary of independent draws that their moments about a centre and their quantiles make. */
export function summaryOf(
  centre: number,
  moments: Moments,
  probabilities: readonly number[],
  { values, errors }: QuantileEstimates,
): Summary {
  const variance = varianceOf(moments);
  return {
    mean: meanAbout(centre, moments),
    meanStandardError: Math.sqrt(variance / moments.count),
    standardDeviation: Math.sqrt(variance),
    quantiles: probabilities.map((probability, index) => ({
      probability,
      value: values[index]!,
      standardError: errors[index]!,
    })),
  };
}

/**
 * Gives the probabilities, every one of which is one.
 *
 * @throws RangeError where one does not lie from 0 to 1
 */
export function checkProbabilities(probabilities: readonly number[]): readonly number[] {
  const bad = probabilities.find((probability) => !(probability >= 0 && probability <= 1));
  if (bad !== undefined) throw new RangeError(`a probability lies from 0 to 1; ${bad} does not`);
  return probabilities;
}

/**
 * Standard error of a share of independent draws. Two draws more are thought to have it and two not to (Agresti and
 * Coull, 1998, doi:10.1080/00031305.1998.10480550), so that it is not 0 where all or none have it.
 */
export function errorOfShare(share: number, draws: number): number {
  const among = draws + 4;
  const near = (share * draws + 2) / among;
  return Math.sqrt((near * (1 - near)) / among);
}

/** Probability that an outcome exceeds a threshold, with its standard error. */
export function exceedance(
  draws: Float64Array,
  threshold: number,
  replicates = 1,
): { readonly probability: number; readonly standardError: number } {
  const probability = shareAbove(draws, threshold);
  return {
    probability,
    standardError:
      replicates === 1
        ? errorOfShare(probability, draws.length)
        : standardErrors(replicatesOf(draws, replicates).map((part) => [shareAbove(part, threshold)]))[0]!,
  };
}

function shareAbove(draws: Float64Array, threshold: number): number {
  let above = 0;
  for (const draw of draws) if (draw > threshold) above++;
  return above / draws.length;
}

/** A column cut into its replicates. */
export function replicatesOf(draws: Float64Array, replicates: number): Float64Array[] {
  const size = draws.length / replicates;
  return Array.from({ length: replicates }, (_, index) => draws.subarray(index * size, (index + 1) * size));
}

/** Standard error of the mean of each column of estimates, one row a replicate. */
export function standardErrors(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((first, column) => {
    const estimates = Float64Array.from(rows, (row) => row[column]!);
    return Math.sqrt(varianceOf(momentsOf(estimates, first)) / rows.length);
  });
}
