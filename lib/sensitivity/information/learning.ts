import type { Classes } from "../givenData/classes.ts";
import { varianceBetween } from "../givenData/firstOrderFromSample.ts";
import type { Estimate } from "../intervals/estimate.ts";
import { jackknife } from "../intervals/jackknife.ts";
import { type DrawnSample, outcomeOf } from "../samples/drawn.ts";

/** What learning something is expected to do to what is known of an outcome. */
export interface Learning {
  /** Expected reduction of the variance, as a share of it. */
  readonly variance: Estimate;
  /** Expected reduction of the width of the 90 % interval, as a share of it; below zero where it grows. */
  readonly width: Estimate;
}

const tail = 0.05;

/**
 * Prepares an outcome. The function that it gives says what it is worth to learn which class a draw is in.
 *
 * @param seed of the resampling
 */
export function learning(sample: DrawnSample, outcome: string, seed: string): (classes: Classes) => Learning {
  const draws = outcomeOf(sample, outcome);
  const variance = varianceBetween(sample, draws, seed);
  const order = Uint32Array.from(draws.keys()).sort((a, b) => draws[a]! - draws[b]!);
  const replicateOf = (draw: number) => Math.floor(draw / sample.drawsPerReplicate);
  const all = widths(order, new Uint32Array([0, draws.length]));

  /** Width of the 90 % interval in every part of an order of draws; then without each replicate. */
  function widths(sorted: Uint32Array, starts: Uint32Array): Float64Array[] {
    return Array.from({ length: sample.replicates + 1 }, (_, without) =>
      Float64Array.from({ length: starts.length - 1 }, (__, part) => {
        const from = starts[part]!;
        const to = starts[part + 1]!;
        let left = to - from;
        if (without > 0) {
          for (let place = from; place < to; place++) if (replicateOf(sorted[place]!) === without - 1) left--;
        }
        const rank = Math.round(tail * (left - 1));
        const end = (place: number, step: 1 | -1): number => {
          for (let passed = 0, at = place; at >= from && at < to; at += step) {
            if (replicateOf(sorted[at]!) === without - 1) continue;
            if (passed++ === rank) return draws[sorted[at]!]!;
          }
          return 0;
        };
        return end(to - 1, -1) - end(from, 1);
      }),
    );
  }

  return (classes) => {
    const starts = new Uint32Array(classes.count + 1);
    classes.sizes.forEach((size, index) => {
      starts[index + 1] = starts[index]! + size;
    });
    const next = Uint32Array.from(starts);
    const sorted = new Uint32Array(order.length);
    for (const draw of order) sorted[next[classes.of[draw]!]!++] = draw;
    const within = widths(sorted, starts);
    const reductions = within.map((parts, index) => {
      const expected =
        parts.reduce((sum, width, part) => sum + width * classes.sizes[part]!, 0) / draws.length;
      const before = all[index]![0]!;
      return before === 0 ? 0 : 1 - expected / before;
    });
    return { variance: variance(classes), width: jackknife(reductions[0]!, reductions.slice(1)) };
  };
}
