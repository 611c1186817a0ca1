import exp from "@stdlib/math-base-special-exp/lib/main.js";
import ln from "@stdlib/math-base-special-ln/lib/main.js";

/** Quantile function of the uniform distribution over a range. */
export function uniformQuantile(low: number, high: number): (u: number) => number {
  const width = high - low;
  return (u) => Math.min(low + width * u, high);
}

/** Quantile function of the distribution whose logarithm is uniform over a range of positive numbers. */
export function loguniformQuantile(low: number, high: number): (u: number) => number {
  const width = ln(high) - ln(low);
  return (u) => Math.min(low * exp(width * u), high);
}

/** Quantile function of the triangular distribution. */
export function triangularQuantile(low: number, mode: number, high: number): (u: number) => number {
  const width = high - low;
  const shareBelowMode = (mode - low) / width;
  const shareAboveMode = (high - mode) / width;
  return (u) =>
    u < shareBelowMode
      ? Math.min(low + width * Math.sqrt(u * shareBelowMode), mode)
      : Math.max(high - width * Math.sqrt((1 - u) * shareAboveMode), mode);
}
