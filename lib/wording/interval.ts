import { isKnownTo, roundSignificant, roundToError } from "./rounding.ts";

/** Shown are two digits at most. */
const shownDigits = 2;
/** Kept for drawing and for the one rounding of what is shown: rounding twice can move the last digit. */
const keptDigits = 6;

/** The 5th, 50th and 95th percentile, cut to what their standard errors support where that is less than is shown. */
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
    const error = found.standardError ?? 0;
    return isKnownTo(found.value, error, shownDigits)
      ? roundSignificant(found.value, keptDigits)
      : roundToError(found.value, error, shownDigits);
  };
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}
