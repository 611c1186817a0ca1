import { orderStatistics } from "../../simulate/orderStatistics.ts";
import { quantiles } from "../../simulate/quantiles.ts";
import { roundSignificant } from "../../wording/rounding.ts";

/** Share of the draws for each step from `from` on, smoothed; the rare draws beyond the ends are left out. */
export interface Density {
  readonly from: number;
  readonly step: number;
  readonly shares: readonly number[];
}

/** The shape of a column of draws, small enough to be sent to a page. */
export interface Shape {
  /** A hundred values, each standing for one chance in a hundred: the quantiles at 0.005, 0.015 … 0.995. */
  readonly dots: readonly number[];
  readonly density: Density;
}

const dotCount = 100;
/** Binomial weights: a smooth curve that moves no mass further than two steps. */
const smoothing = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16];

/** @param draws at least one number */
export function shapeOfDraws(draws: Float64Array): Shape {
  const probabilities = Array.from({ length: dotCount }, (_, index) => (index + 0.5) / dotCount);
  return {
    dots: quantiles(draws, probabilities).values.map((value) => roundSignificant(value, 4)),
    density: densityOf(draws),
  };
}

/** @param draws at least one number */
export function densityOf(draws: Float64Array, steps = 80): Density {
  const last = draws.length - 1;
  const ends = [Math.floor(0.002 * last), Math.ceil(0.998 * last)] as const;
  const statistic = orderStatistics(draws, ends);
  const low = statistic(ends[0]);
  const width = statistic(ends[1]) - low;
  // A margin of two steps at either end, so that the smoothed curve comes down to nothing.
  const step = width > 0 ? width / (steps - 4) : Math.max(1e-9, Math.abs(low) / 1000);
  const from = low - 2 * step;
  return densityOn(draws, { from, step, steps });
}

/** On steps that are given, so that two columns can be laid over one another. */
export function densityOn(
  draws: Float64Array,
  { from, step, steps }: { readonly from: number; readonly step: number; readonly steps: number },
): Density {
  const counts = new Array<number>(steps).fill(0);
  for (let draw = 0; draw < draws.length; draw++) {
    const at = Math.floor((draws[draw]! - from) / step);
    if (at >= 0 && at < steps) counts[at]! += 1;
  }
  const shares = counts.map((_, index) =>
    roundSignificant(
      smoothing.reduce((total, weight, tap) => total + weight * (counts[index + tap - 2] ?? 0), 0) /
        draws.length,
      4,
    ),
  );
  return { from: roundSignificant(from, 6), step: roundSignificant(step, 6), shares };
}
