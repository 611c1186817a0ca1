import { studentQuantile } from "./studentQuantile.ts";

/** An estimate with its standard error and 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * An estimate from one deviation for each independent replicate: how far the replicate would move the value.
 * The standard error is their spread over the root of their number, the interval by Student's t.
 */
export function estimateFrom(value: number, deviations: ArrayLike<number>): Estimate {
  const count = deviations.length;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += deviations[index]!;
  let sumOfSquares = 0;
  for (let index = 0; index < count; index++) {
    const difference = deviations[index]! - sum / count;
    sumOfSquares += difference * difference;
  }
  if (count < 2) throw new RangeError(`an interval takes 2 replicates or more; there is ${count}`);
  const standardError = Math.sqrt(sumOfSquares / (count - 1) / count);
  const halfWidth = studentQuantile(count - 1) * standardError;
  return { value, standardError, low: value - halfWidth, high: value + halfWidth };
}

/** The mean over replicates. */
export function meanOverReplicates(values: ArrayLike<number>): Estimate {
  return estimateFrom(meanOf(values), values);
}

/**
 * A ratio of two means over replicates, linearised about the ratio (Cochran, Sampling Techniques, 3rd edition
 * 1977, section 6.4): nearly free of the bias that a mean of ratios has. 0 where the denominator is 0.
 */
export function ratioOverReplicates(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
): Estimate {
  const { value, deviations } = ratioDeviations(numerators, denominators);
  return estimateFrom(value, deviations);
}

/** The ratio, and for each replicate how far it would move it. */
export function ratioDeviations(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
): { readonly value: number; readonly deviations: Float64Array } {
  const bottom = meanOf(denominators);
  const value = bottom === 0 ? 0 : meanOf(numerators) / bottom;
  return {
    value,
    deviations: Float64Array.from(numerators, (top, index) =>
      bottom === 0 ? 0 : (top - value * denominators[index]!) / bottom,
    ),
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}
