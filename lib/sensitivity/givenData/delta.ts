import type { DrawnSample } from "../samples/drawn.ts";
import { type Distance, distances } from "./distances.ts";

/**
 * Borgonovo's delta (2007, doi:10.1016/j.ress.2006.04.015): half the area between the density of the outcome and its
 * density given the input, on average over the input. Estimated from given data after Plischke, Borgonovo and Smith
 * (2013, doi:10.1016/j.ejor.2012.11.047), with equally likely ranges of the outcome in place of a smoothed density,
 * since delta is the same for any rising function of the outcome. What is taken off for chance is what an input that does
 * nothing would have; strong inputs have less of it, so that their delta is understated by up to as much.
 */
export function delta(
  sample: DrawnSample,
  outcome: string,
  { classes = 12, ranges = 16, seed = "" } = {},
): readonly Distance[] {
  return distances(sample, outcome, meanArea, { classes, ranges, seed });
}

function meanArea(table: Float64Array, classes: number, ranges: number): number {
  const columns = new Float64Array(ranges);
  for (let cell = 0; cell < table.length; cell++) columns[cell % ranges]! += table[cell]!;
  const all = columns.reduce((sum, count) => sum + count, 0);
  let area = 0;
  for (let row = 0; row < classes; row++) {
    let size = 0;
    for (let column = 0; column < ranges; column++) size += table[row * ranges + column]!;
    for (let column = 0; column < ranges; column++) {
      area += Math.abs(table[row * ranges + column]! - (columns[column]! * size) / all);
    }
  }
  return area / (2 * all);
}
