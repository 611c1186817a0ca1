import ln from "@stdlib/math-base-special-ln/lib/main.js";
import { standardNormalQuantile } from "./quantiles/standardNormal.ts";

/**
 * Normal distribution of which a range holds the central share `covers`: low and high are its
 * (1 - covers)/2 and (1 + covers)/2 quantiles.
 *
 * @param low finite, at most high
 * @param covers above 0 and below 1: no finite range holds all of a normal distribution
 * @returns mean and standard deviation, in the unit of the range
 * @throws RangeError where the range or `covers` is not as above
 */
export function normalFromQuantiles(low: number, high: number, covers: number): { mean: number; sd: number } {
  checkEnds("normal", low, high);
  const width = high - low;
  const sd = width / (-2 * standardNormalQuantile((1 - covers) / 2));
  if (!(covers > 0 && covers < 1) || !Number.isFinite(sd)) {
    throw new RangeError(`normal or lognormal: covers is ${covers}; allowed is a number above 0 and below 1`);
  }
  return { mean: low + width / 2, sd };
}

/**
 * Lognormal distribution of which a range holds the central share `covers`, see `normalFromQuantiles`.
 *
 * @param low above 0
 * @returns mean and standard deviation of the logarithm
 * @throws RangeError where the range or `covers` is not as above
 */
export function lognormalFromQuantiles(
  low: number,
  high: number,
  covers: number,
): { mu: number; sigma: number } {
  checkEnds("lognormal", low, high);
  if (!(low > 0)) throw new RangeError(`lognormal: low is ${low}; allowed is a number above 0`);
  const { mean, sd } = normalFromQuantiles(ln(low), ln(high), covers);
  return { mu: mean, sigma: sd };
}

function checkEnds(kind: string, low: number, high: number): void {
  if (!(low <= high && Number.isFinite(high - low))) {
    throw new RangeError(
      `${kind}: the range is ${low} to ${high}; allowed are finite numbers, the lower one first`,
    );
  }
}
