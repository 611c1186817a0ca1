import ln from "@stdlib/math-base-special-ln/lib/main.js";
import type { Arithmetic } from "../arithmetic.ts";
import { tabledNormalCdf } from "../sampling/quantiles/normalTables.ts";
import { standardNormalQuantile } from "../sampling/quantiles/standardNormal.ts";

/** Number of equal groups of workers, from the lowest to the best paid, in which a quota is worked out. */
export const earningsGroups = 8;

/**
 * Share of all earnings that goes to the lowest paid `groups` eighths of the workers, where earnings are
 * lognormal: the Lorenz curve, Φ(z - σ) with σ² = ln(1 + variation²) and z the normal quantile of
 * groups / 8 (Aitchison and Brown, 1957, The Lognormal Distribution, section 11.3).
 *
 * @param groups 0 to 8
 * @param variation coefficient of variation of earnings, 0 or more
 */
export function earningsBelow<Q>(arithmetic: Arithmetic<Q>, groups: number, variation: Q): Q {
  const { constant, add, subtract, multiply, squareRoot, apply } = arithmetic;
  if (groups === 0 || groups === earningsGroups) return constant(groups / earningsGroups);
  const sigma = squareRoot(apply(ln, add(constant(1), multiply(variation, variation))));
  const border = standardNormalQuantile(groups / earningsGroups);
  return apply(tabledNormalCdf, subtract(constant(border), sigma));
}
