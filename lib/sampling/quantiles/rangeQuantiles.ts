import exp from "@stdlib/math-base-special-exp/lib/main.js";
import ln from "@stdlib/math-base-special-ln/lib/main.js";
import type { Arithmetic } from "../../arithmetic.ts";

/** Quantile of the uniform distribution over a range. */
export function uniformQuantile<Q>(arithmetic: Arithmetic<Q>, low: number, high: number, u: Q): Q {
  const { constant, add, multiply, least } = arithmetic;
  return least(add(constant(low), multiply(constant(high - low), u)), constant(high));
}

/** Quantile function of the distribution whose logarithm is uniform over a range of positive numbers. */
export function loguniformQuantile(low: number, high: number): (u: number) => number {
  const width = ln(high) - ln(low);
  return (u) => Math.min(low * exp(width * u), high);
}

/**
 * Quantile of the triangular distribution, without a branch: the rising side stops at the mode and the
 * falling side starts there, so that one of the two always adds nothing.
 */
export function triangularQuantile<Q>(
  arithmetic: Arithmetic<Q>,
  low: number,
  mode: number,
  high: number,
  u: Q,
): Q {
  const { constant, add, subtract, multiply, least, greatest, squareRoot } = arithmetic;
  const width = constant(high - low);
  const shareBelowMode = constant((mode - low) / (high - low));
  const shareAboveMode = constant((high - mode) / (high - low));
  const fromLow = multiply(width, squareRoot(multiply(u, shareBelowMode)));
  const fromHigh = multiply(width, squareRoot(multiply(subtract(constant(1), u), shareAboveMode)));
  const rising = least(add(constant(low), fromLow), constant(mode));
  const falling = greatest(subtract(constant(high), fromHigh), constant(mode));
  return add(rising, subtract(falling, constant(mode)));
}
