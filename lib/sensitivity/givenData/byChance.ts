import { streamKey } from "../../sampling/streamKey.ts";
import { fillUniforms } from "../../sampling/threefry.ts";
import type { Classes } from "./classes.ts";

const shuffles = 20;

/** What a measure of a contingency table comes to where input and outcome have nothing to do with one another. */
export interface ByChance {
  readonly mean: number;
  /** The greatest of the shuffles: what is not above it cannot be told from nothing. */
  readonly most: number;
}

/**
 * The permutation null of a measure: the draws of the outcome are shuffled against the classes of the input. It
 * depends on the sizes of classes and ranges only, so inputs of the same sizes share one.
 */
export function byChance(
  ranges: Classes,
  measure: (table: Float64Array, classes: number, ranges: number) => number,
  seed: string,
): (classes: Classes) => ByChance {
  const known = new Map<string, ByChance>();
  return (classes) => {
    const name = classes.sizes.join();
    const found = known.get(name) ?? shuffled(classes, ranges, measure, seed);
    known.set(name, found);
    return found;
  };
}

function shuffled(
  classes: Classes,
  ranges: Classes,
  measure: (table: Float64Array, classes: number, ranges: number) => number,
  seed: string,
): ByChance {
  const draws = classes.of.length;
  const key = streamKey(seed, "order of draws", "shuffle", 0);
  const uniforms = new Float64Array(draws);
  const order = Uint16Array.from(classes.of);
  const found = Array.from({ length: shuffles }, (_, shuffle) => {
    fillUniforms(key, shuffle * draws, uniforms);
    for (let last = draws - 1; last > 0; last--) {
      const chosen = Math.floor(uniforms[last]! * (last + 1));
      const other = order[chosen]!;
      order[chosen] = order[last]!;
      order[last] = other;
    }
    const table = new Float64Array(classes.count * ranges.count);
    for (let draw = 0; draw < draws; draw++) table[order[draw]! * ranges.count + ranges.of[draw]!]! += 1;
    return measure(table, classes.count, ranges.count);
  });
  return { mean: found.reduce((sum, value) => sum + value, 0) / shuffles, most: Math.max(...found) };
}
