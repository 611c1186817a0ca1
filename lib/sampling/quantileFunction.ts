import type { Distribution } from "./distribution.ts";
import { distributionRange } from "./distributionRange.ts";
import { betaQuantile, pertQuantile } from "./quantiles/betaQuantiles.ts";
import { discreteQuantile } from "./quantiles/discreteQuantile.ts";
import { mixtureQuantile } from "./quantiles/mixtureQuantile.ts";
import { lognormalQuantile, normalQuantile } from "./quantiles/normalQuantiles.ts";
import { loguniformQuantile, triangularQuantile, uniformQuantile } from "./quantiles/rangeQuantiles.ts";

/**
 * Turns a distribution into its quantile function: one uniform number u in (0, 1) in, one value in the
 * distribution's unit out. It never decreases in u, stays within `distributionRange`, and has the same bits
 * everywhere, so that common random numbers and every design of draws work. A range of no width, or a
 * spread of zero, gives the constant.
 *
 * @throws RangeError where the numbers do not describe a distribution
 */
export function quantileFunction(distribution: Distribution): (u: number) => number {
  const [low, high] = distributionRange(distribution);
  if (low === high) return () => low;
  switch (distribution.kind) {
    case "fixed":
      return () => distribution.value;
    case "uniform":
      return uniformQuantile(low, high);
    case "loguniform":
      return loguniformQuantile(low, high);
    case "triangular":
      return triangularQuantile(low, distribution.mode, high);
    case "pert":
      return pertQuantile(low, distribution.mode, high);
    case "normal":
      return normalQuantile(distribution);
    case "lognormal":
      return lognormalQuantile(distribution);
    case "beta":
      return betaQuantile(distribution.alpha, distribution.beta, low, high);
    case "discrete":
      return discreteQuantile(distribution.values, distribution.weights);
    case "mixture":
      return mixtureQuantile(distribution.components);
  }
}
