import { combineMoments, leafMoments, leavesOf } from "./moments.ts";
import { quantiles } from "./quantiles.ts";

export interface Quantile {
  readonly probability: number;
  readonly value: number;
  readonly standardError: number;
}

/** What is said of one outcome. Standard errors are those of sampling alone. */
export interface Summary {
  readonly mean: number;
  readonly meanStandardError: number;
  readonly standardDeviation: number;
  readonly quantiles: readonly Quantile[];
}

export const defaultProbabilities: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Summarises independent draws.
 *
 * @param options.centre about which sums are taken; default: the first draw
 * @throws RangeError where a draw is not a number or a probability not from 0 to 1
 */
export function summarise(
  draws: Float64Array,
  {
    probabilities = defaultProbabilities,
    centre = draws[0] ?? 0,
  }: { probabilities?: readonly number[]; centre?: number } = {},
): Summary {
  const bad = probabilities.find((probability) => !(probability >= 0 && probability <= 1));
  if (bad !== undefined) throw new RangeError(`a probability lies from 0 to 1; ${bad} does not`);
  const { count, sum, sumOfSquares } = combineMoments(
    leavesOf(draws).map((leaf) => leafMoments(leaf, centre)),
  );
  if (Number.isNaN(sum))
    throw new RangeError("a draw is not a number: a value of the study is too large to be calculated with");
  const mean = centre + sum / count;
  const variance = count > 1 ? Math.max(0, (sumOfSquares - (sum * sum) / count) / (count - 1)) : 0;
  const estimates = quantiles(draws, probabilities);
  return {
    mean,
    meanStandardError: Math.sqrt(variance / count),
    standardDeviation: Math.sqrt(variance),
    quantiles: probabilities.map((probability, index) => ({
      probability,
      value: estimates.values[index]!,
      standardError: estimates.errors[index]!,
    })),
  };
}

/** Probability that an outcome exceeds a threshold, with its standard error. */
export function exceedance(
  draws: Float64Array,
  threshold: number,
): { readonly probability: number; readonly standardError: number } {
  let above = 0;
  for (const draw of draws) if (draw > threshold) above++;
  const probability = above / draws.length;
  return { probability, standardError: Math.sqrt((probability * (1 - probability)) / draws.length) };
}
