import type { DrawnSample } from "../samples/drawn.ts";
import { type Distance, distances } from "./distances.ts";

/**
 * PAWN (Pianosi and Wagener, 2015, doi:10.1016/j.envsoft.2015.01.004; from given data: 2018,
 * doi:10.1016/j.envsoft.2018.07.019): the greatest gap between the cumulative distribution of the outcome and its
 * cumulative distribution given the input, the median over classes of the input.
 */
export function pawn(
  sample: DrawnSample,
  outcome: string,
  { classes = 10, ranges = 128, seed = "" } = {},
): readonly Distance[] {
  return distances(sample, outcome, medianGap, { classes, ranges, seed });
}

function medianGap(table: Float64Array, classes: number, ranges: number): number {
  const columns = new Float64Array(ranges);
  for (let cell = 0; cell < table.length; cell++) columns[cell % ranges]! += table[cell]!;
  const all = columns.reduce((sum, count) => sum + count, 0);
  const gaps: number[] = [];
  for (let row = 0; row < classes; row++) {
    let size = 0;
    for (let column = 0; column < ranges; column++) size += table[row * ranges + column]!;
    if (size === 0) continue;
    let below = 0;
    let belowAll = 0;
    let gap = 0;
    for (let column = 0; column < ranges; column++) {
      below += table[row * ranges + column]!;
      belowAll += columns[column]!;
      gap = Math.max(gap, Math.abs(below / size - belowAll / all));
    }
    gaps.push(gap);
  }
  const sorted = gaps.sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
