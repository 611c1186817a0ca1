import { roundToError } from "./rounding.ts";

/** The 5th, 50th and 95th percentile, rounded to what their standard errors support. */
export interface Interval {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** @param summary with quantiles at 0.05, 0.5 and 0.95; where an error is not known, nothing is cut off for it */
export function interval(summary: {
  readonly quantiles: readonly {
    readonly probability: number;
    readonly value: number;
    readonly standardError: number | null;
  }[];
}): Interval {
  const at = (probability: number) => {
    const found = summary.quantiles.find((quantile) => quantile.probability === probability)!;
    return roundToError(found.value, found.standardError ?? 0);
  };
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}
