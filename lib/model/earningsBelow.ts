import ln from "@stdlib/math-base-special-ln/lib/main.js";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf/lib/main.js";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile/lib/main.js";

/** Number of equal groups of workers, from the lowest to the best paid, in which a quota is worked out. */
export const earningsGroups = 8;

/**
 * For 0 to 8 groups of workers, from the lowest paid up: the share of all earnings that goes to them, as a
 * function of the coefficient of variation of earnings (0 or more), where earnings are lognormal.
 *
 * This is the Lorenz curve, Φ(z - σ) with σ² = ln(1 + variation²) and z the normal quantile of groups / 8
 * (Aitchison and Brown, 1957, The Lognormal Distribution, section 11.3).
 */
export const earningsBelow: readonly ((variation: number) => number)[] = Array.from(
  { length: earningsGroups + 1 },
  (_, groups) => {
    if (groups === 0) return () => 0;
    if (groups === earningsGroups) return () => 1;
    const border = normalQuantile(groups / earningsGroups, 0, 1);
    return (variation) => normalCdf(border - Math.sqrt(ln(1 + variation * variation)), 0, 1);
  },
);
