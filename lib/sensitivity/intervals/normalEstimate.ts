import type { Estimate } from "./estimate.ts";

const normalQuantile = 1.959963984540054;

/** An estimate whose standard error is the standard deviation of resampled estimates, with a normal interval. */
export function normalEstimate(value: number, resampled: readonly number[]): Estimate {
  const mean = resampled.reduce((sum, other) => sum + other, 0) / resampled.length;
  const squares = resampled.reduce((sum, other) => sum + (other - mean) * (other - mean), 0);
  const standardError = Math.sqrt(squares / (resampled.length - 1));
  return {
    value,
    standardError,
    low: value - normalQuantile * standardError,
    high: value + normalQuantile * standardError,
  };
}
