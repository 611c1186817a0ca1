import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countLeaves,
  cut,
  intersect,
  type LeafRange,
  missing,
  unite,
} from "../../../lib/simulate/parts/leafRanges.ts";

const leavesIn = (ranges: readonly LeafRange[]) =>
  ranges.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index));

/** The ranges of a set of leaves, rising, none touching. */
function rangesOf(leaves: ReadonlySet<number>): LeafRange[] {
  const ranges: { first: number; end: number }[] = [];
  for (const leaf of [...leaves].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.end === leaf) last.end++;
    else ranges.push({ first: leaf, end: leaf + 1 });
  }
  return ranges;
}
const sets = fc.uniqueArray(fc.integer({ min: 0, max: 39 })).map((leaves) => new Set(leaves));

describe("ranges of leaves", () => {
  it("unite, intersect and go missing as sets of leaves do", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [left, right] = [rangesOf(a), rangesOf(b)];
        expect(unite(left, right)).toEqual(rangesOf(new Set([...a, ...b])));
        expect(intersect(left, right)).toEqual(rangesOf(new Set([...a].filter((leaf) => b.has(leaf)))));
        const gaps = Array.from({ length: 40 }, (_, leaf) => leaf).filter((leaf) => !a.has(leaf));
        expect(missing({ first: 0, end: 40 }, left)).toEqual(rangesOf(new Set(gaps)));
        expect(countLeaves(left)).toBe(a.size);
      }),
      { seed: 2012 },
    );
  });

  it("are cut into stretches that hold the same leaves", () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 50 }), (leaves, most) => {
        const stretches = cut(rangesOf(leaves), most);
        expect(leavesIn(stretches)).toEqual(leavesIn(rangesOf(leaves)));
        for (const { first, end } of stretches) expect(end - first).toBeLessThanOrEqual(most);
      }),
      { seed: 2012 },
    );
  });
});
