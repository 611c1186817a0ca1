import { type Arithmetic, numbers } from "../arithmetic.ts";
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
      return (u) => uniformQuantile(numbers, low, high, u);
    case "loguniform":
      return loguniformQuantile(low, high);
    case "triangular":
      return (u) => triangularQuantile(numbers, low, distribution.mode, high, u);
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

/** The same in any arithmetic, so that the engine can draw whole blocks. */
export function quantile<Q>(arithmetic: Arithmetic<Q>, distribution: Distribution, u: Q): Q {
  const [low, high] = distributionRange(distribution);
  if (low === high) return arithmetic.constant(low);
  if (distribution.kind === "uniform") return uniformQuantile(arithmetic, low, high, u);
  if (distribution.kind === "triangular")
    return triangularQuantile(arithmetic, low, distribution.mode, high, u);
  return arithmetic.apply(quantileFunction(distribution), u);
}
