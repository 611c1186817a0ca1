import { orderStatistics } from "../../simulate/orderStatistics.ts";

/** A segment's draws: gross earnings a year, and months paid. */
export interface SegmentDraws {
  readonly grossEarnings: Float64Array;
  readonly monthsPaid: Float64Array;
}

/** What one factor on all headcounts, wages and months would have to be. */
export interface FactorOnEverything {
  readonly target: number;
  readonly probability: number;
  /** Undefined where even a thousandfold does not reach the target. */
  readonly factor: number | undefined;
  /** The quantile of gross earnings as it is, without a factor. */
  readonly before: number;
  /** Share of the segments' draws whose months stand at twelve under the factor. */
  readonly monthsCapped: number;
}

const monthsAYear = 12;
const most = 1000;

/**
 * One factor on every number of workers, every wage and the months paid (twelve at most) that brings a quantile of
 * gross earnings to a target. With every rate at 1 all of gross earnings is taken, so nothing can bring revenue
 * higher for the same factor. Earnings are workers times wage times months, and a total that workers are scaled to
 * takes the factor as they do, so each draw can be scaled by itself.
 *
 * @param segments those in the total
 */
export function factorOnEverything(
  segments: readonly SegmentDraws[],
  target: number,
  { probability = 0.5 } = {},
): FactorOnEverything {
  const draws = segments[0]?.grossEarnings.length ?? 0;
  const place = Math.round(probability * (draws - 1));
  const total = new Float64Array(draws);
  const quantileAt = (factor: number): number => {
    total.fill(0);
    for (const { grossEarnings, monthsPaid } of segments) {
      for (let draw = 0; draw < draws; draw++) {
        const months = monthsPaid[draw]!;
        const scaled = months === 0 ? 0 : Math.min(factor * months, monthsAYear) / months;
        total[draw]! += grossEarnings[draw]! * factor * factor * scaled;
      }
    }
    return orderStatistics(total, [place])(place);
  };
  const before = quantileAt(1);
  let low = 0;
  let high = most;
  const factor = quantileAt(most) >= target ? halve() : undefined;
  function halve(): number {
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (quantileAt(middle) < target) low = middle;
      else high = middle;
    }
    return high;
  }
  let capped = 0;
  for (const { monthsPaid } of segments) {
    for (const months of monthsPaid) if (factor !== undefined && factor * months >= monthsAYear) capped++;
  }
  return { target, probability, factor, before, monthsCapped: capped / (segments.length * draws) };
}
