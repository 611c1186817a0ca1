import { leastUniform } from "../leastUniform.ts";
import { type QuinticNodes, quintic } from "./quintic.ts";

/** From the least uniform up to 1/2. */
export const octaves = 32;

/** Where an octave starts, counted from 0. */
export function octaveStart(octave: number): number {
  return leastUniform * ((1 << octave) >>> 0);
}

/**
 * A quantile function on the lower half of (0, 1), tabled. The half is cut into octaves, from its end inwards: 2^-33
 * to 2^-32, and so on to 1/4 to 1/2, so that nodes lie close where the quantile bends most. A table is made octave by
 * octave when a draw first falls there.
 *
 * @param intervals of an octave, between one node more
 * @param newOctave the quantile at the nodes from a start to its double; "library" where it cannot be tabled
 * @returns a function of w up to 1/2, undefined where it is not tabled
 */
export function tabledByOctaves(
  intervals: number,
  newOctave: (start: number) => QuinticNodes | "library",
): (w: number) => number | undefined {
  const made: (QuinticNodes | "library" | undefined)[] = new Array(octaves).fill(undefined);
  return (w) => {
    if (w < leastUniform) return undefined;
    const index = w === 0.5 ? octaves - 1 : 31 - Math.clz32(w / leastUniform);
    const start = octaveStart(index);
    made[index] ??= newOctave(start);
    const octave = made[index]!;
    return octave === "library" ? undefined : quintic(octave, (w / start - 1) * intervals);
  };
}
