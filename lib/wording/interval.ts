import { roundRising } from "./rounding.ts";

/** Shown are two digits at most. */
const shownDigits = 2;
/** Kept for drawing and for the one rounding of what is shown: rounding twice can move the last digit. */
const keptDigits = 6;

/**
 * The 5th, 50th and 95th percentile, cut to what their standard errors support where that is less than is
 * shown. Where cutting would put one below the one before it, as an error above the value itself can, none is cut.
 */
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
  const found = [0.05, 0.5, 0.95].map(
    (wanted) => summary.quantiles.find(({ probability }) => probability === wanted)!,
  );
  const [low, middle, high] = roundRising(found, shownDigits, keptDigits);
  return { low: low!, middle: middle!, high: high! };
}
