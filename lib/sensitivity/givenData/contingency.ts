import type { DrawnSample } from "../samples/drawn.ts";
import type { Classes } from "./classes.ts";

/** How often each class of an input meets each equally likely range of an outcome, by every replicate. */
export interface Contingency {
  readonly classes: number;
  readonly ranges: number;
  /** For every replicate, class after class. */
  readonly counts: readonly Float64Array[];
}

export function contingency(
  { replicates, drawsPerReplicate }: Pick<DrawnSample, "replicates" | "drawsPerReplicate">,
  classes: Classes,
  ranges: Classes,
): Contingency {
  const counts = Array.from({ length: replicates }, (_, replicate) => {
    const table = new Float64Array(classes.count * ranges.count);
    const end = (replicate + 1) * drawsPerReplicate;
    for (let draw = replicate * drawsPerReplicate; draw < end; draw++) {
      table[classes.of[draw]! * ranges.count + ranges.of[draw]!]! += 1;
    }
    return table;
  });
  return { classes: classes.count, ranges: ranges.count, counts };
}

/** The table over all replicates, or over all but one. */
export function tableOf({ counts }: Contingency, without?: number): Float64Array {
  const table = new Float64Array(counts[0]!.length);
  counts.forEach((part, replicate) => {
    if (replicate === without) return;
    for (let cell = 0; cell < table.length; cell++) table[cell]! += part[cell]!;
  });
  return table;
}
