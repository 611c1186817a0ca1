import exp from "@stdlib/math-base-special-exp/lib/main.js";
import ln from "@stdlib/math-base-special-ln/lib/main.js";
import type { Distribution } from "./distribution.ts";
import { distributionRange } from "./distributionRange.ts";
import { narrow, standardNormalDensity, standardNormalShare } from "./quantiles/standardNormal.ts";

/**
 * Mean of a distribution by its closed form, in the distribution's unit. Truncated normal and lognormal
 * means after Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (2nd edition 1994),
 * chapters 13 and 14.
 *
 * @throws RangeError where the numbers do not describe a distribution, or its mean is not finite as a double
 */
export function distributionMean(distribution: Distribution): number {
  const [low, high] = distributionRange(distribution);
  if (low === high) return low;
  const mean = Math.min(Math.max(meanWithin(distribution), low), high);
  if (!Number.isFinite(mean)) {
    throw new RangeError(`${distribution.kind}: the mean is ${mean}; allowed are finite ones`);
  }
  return mean;
}

function meanWithin(distribution: Distribution): number {
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "uniform":
      return middle(distribution);
    case "loguniform":
      return loguniformMean(distribution);
    case "triangular": {
      const { low, mode, high } = distribution;
      return low + (mode - low + (high - low)) / 3;
    }
    case "pert": {
      const { low, mode, high } = distribution;
      return low + (4 * (mode - low) + (high - low)) / 6;
    }
    case "normal":
      return normalMean(distribution);
    case "lognormal":
      return lognormalMean(distribution);
    case "beta": {
      const { alpha, beta, low, high } = distribution;
      return low + (high - low) * (alpha / (alpha + beta));
    }
    case "discrete":
      return weightedMean(distribution.values, distribution.weights);
    case "mixture":
      return weightedMean(
        distribution.components.map(middle),
        distribution.components.map((component) => component.weight),
      );
  }
}

function middle({ low, high }: { readonly low: number; readonly high: number }): number {
  return low + (high - low) / 2;
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  for (const [index, value] of values.entries()) {
    sum += weights[index]! * value;
    total += weights[index]!;
  }
  return sum / total;
}

function loguniformMean({ low, high }: { readonly low: number; readonly high: number }): number {
  const relativeWidth = (high - low) / (high + low);
  return relativeWidth < narrow
    ? middle({ low, high }) * (1 - (relativeWidth * relativeWidth) / 3)
    : (high - low) / (ln(high) - ln(low));
}

function normalMean(distribution: Extract<Distribution, { kind: "normal" }>): number {
  const { mean, sd, lower = -Infinity, upper = Infinity } = distribution;
  return mean + sd * truncatedMean((lower - mean) / sd, (upper - mean) / sd);
}

/** Mean of the standard normal distribution between two points. */
function truncatedMean(from: number, to: number): number {
  if (to - from < narrow) {
    const halfWidth = (to - from) / 2;
    const tilt = ((from + to) / 2) * halfWidth;
    return (from + to) / 2 - halfWidth * (tilt / 3 - (tilt * tilt * tilt) / 45);
  }
  return (standardNormalDensity(from) - standardNormalDensity(to)) / standardNormalShare(from, to);
}

function lognormalMean(distribution: Extract<Distribution, { kind: "lognormal" }>): number {
  const { mu, sigma, lower = 0, upper = Infinity } = distribution;
  const from = ((lower > 0 ? ln(lower) : -Infinity) - mu) / sigma;
  const to = (ln(upper) - mu) / sigma;
  const shifted = standardNormalShare(from - sigma, to - sigma);
  if (shifted === 0) return Number.NaN;
  return (exp(mu + (sigma * sigma) / 2) * shifted) / standardNormalShare(from, to);
}
