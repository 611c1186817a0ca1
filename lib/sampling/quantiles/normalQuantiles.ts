import exp from "@stdlib/math-base-special-exp/lib/main.js";
import ln from "@stdlib/math-base-special-ln/lib/main.js";
import type { Distribution } from "../distribution.ts";
import { standardNormalCdf, standardNormalQuantile } from "./standardNormal.ts";

/** Quantile function of a normal distribution, cut to its bounds where it has any. */
export function normalQuantile(
  distribution: Extract<Distribution, { kind: "normal" }>,
): (u: number) => number {
  const { mean, sd, lower = -Infinity, upper = Infinity } = distribution;
  const standard = truncatedQuantile((lower - mean) / sd, (upper - mean) / sd);
  return (u) => Math.min(Math.max(mean + sd * standard(u), lower), upper);
}

/** Quantile function of a lognormal distribution, cut to its bounds where it has any. */
export function lognormalQuantile(
  distribution: Extract<Distribution, { kind: "lognormal" }>,
): (u: number) => number {
  const { mu, sigma, lower = 0, upper = Infinity } = distribution;
  const from = lower > 0 ? ln(lower) : -Infinity;
  const standard = truncatedQuantile((from - mu) / sigma, (ln(upper) - mu) / sigma);
  return (u) => Math.min(Math.max(exp(mu + sigma * standard(u)), lower), upper);
}

/**
 * Quantile function of the standard normal distribution cut to a range: u is rescaled to lie between the
 * shares below the two bounds. Above the middle it works with the shares above instead, so that neither
 * tail loses digits.
 */
function truncatedQuantile(from: number, to: number): (u: number) => number {
  if (from === -Infinity && to === Infinity) return standardNormalQuantile;
  const belowFrom = standardNormalCdf(from);
  const belowTo = standardNormalCdf(to);
  const aboveFrom = standardNormalCdf(-from);
  const aboveTo = standardNormalCdf(-to);
  return (u) => {
    const below = belowFrom + u * (belowTo - belowFrom);
    if (below <= 0.5) return standardNormalQuantile(below);
    const above = aboveTo + (1 - u) * (aboveFrom - aboveTo);
    return -standardNormalQuantile(Math.min(above, 0.5));
  };
}
