import type { StudyChoice } from "../../study/study.ts";

/**
 * Draws options of a choice anew without some of them: the weights of the rest are scaled up to 1. Gives the uniforms
 * that draw these options under the weights as they were, so that the model need not change.
 *
 * @param uniforms of the choice; left as they are
 * @param parents for each draw the number of the option of the choice that the weights depend on; all 0 where they
 *   depend on none
 * @param lost ids of options; where nothing else could be drawn, everything stays
 */
export function redrawOptions(
  { options, weights }: Pick<StudyChoice, "options" | "weights">,
  uniforms: Float64Array,
  parents: ArrayLike<number>,
  lost: ReadonlySet<string>,
): Float64Array {
  const rows = weights.map((row) => {
    const left = row.map((weight, option) => (lost.has(options[option]!) ? 0 : weight));
    const total = left.reduce((sum, weight) => sum + weight, 0);
    return total > 0 ? { row, left: left.map((weight) => weight / total) } : { row, left: row };
  });
  return uniforms.map((uniform, draw) => {
    const { row, left } = rows[parents[draw]!]!;
    let rest = uniform;
    let below = 0;
    let last = uniform;
    for (const [option, weight] of left.entries()) {
      if (weight > 0) {
        const inside = rest / weight;
        if (inside < 1) return below + inside * row[option]!;
        last = below + row[option]! / 2;
      }
      rest -= weight;
      below += row[option]!;
    }
    // Rounding can leave a uniform beyond the last option.
    return last;
  });
}

/** The number of the option that each uniform draws. */
export function optionsDrawn(
  { weights }: Pick<StudyChoice, "weights">,
  uniforms: Float64Array,
  parents: ArrayLike<number>,
): Uint16Array {
  return Uint16Array.from(uniforms, (uniform, draw) => {
    let below = 0;
    const row = weights[parents[draw]!]!;
    for (const [option, weight] of row.entries()) {
      below += weight;
      if (uniform < below) return option;
    }
    return row.length - 1;
  });
}
