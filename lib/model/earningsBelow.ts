import ln from "@stdlib/math-base-special-ln/lib/main.js";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf/lib/main.js";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile/lib/main.js";

/** Number of equal groups of workers, from the lowest to the best paid, in which a quota is worked out. */
export const earningsGroups = 8;

const borders = Array.from({ length: earningsGroups + 1 }, (_, group) => normalQuantile(group / earningsGroups, 0, 1));

/**
 * Share of all earnings that goes to the lowest paid `groups` eighths of the workers, where earnings
 * are lognormal: the Lorenz curve, Φ(z - σ) with σ² = ln(1 + variation²) and z the normal quantile of
 * groups / 8 (Aitchison and Brown, 1957, The Lognormal Distribution, section 11.3).
 *
 * @param groups 0 to 8
 * @param variation coefficient of variation of earnings, 0 or more
 */
export function earningsBelow(groups: number, variation: number): number {
  if (groups === 0) return 0;
  if (groups === earningsGroups) return 1;
  const sigma = Math.sqrt(ln(1 + variation * variation));
  return normalCdf(borders[groups]! - sigma, 0, 1);
}
