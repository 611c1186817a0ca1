import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineMoments } from "../../../lib/simulate/moments.ts";
import {
  addBlock,
  blocksInOrder,
  blocksOf,
  sumsOfWhole,
  type TreeSums,
} from "../../../lib/simulate/parts/treeSums.ts";

const sums = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
const leaf = (values: readonly number[]) => ({ leaves: 1, sums: Float64Array.from(values) });

describe("sums over leaves", () => {
  it("have the bits of combineMoments, in whatever order the leaves come and however they are grouped", () => {
    const shuffled = fc
      .array(fc.tuple(sums, sums), { minLength: 1, maxLength: 40 })
      .chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.shuffledSubarray([...values.keys()], { minLength: values.length }),
          fc.array(fc.integer({ min: 0, max: 2 }), { minLength: values.length, maxLength: values.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([values, order, groups]) => {
        const { sum, sumOfSquares } = combineMoments(
          values.map(([sum, sumOfSquares]) => ({ count: 1, sum, sumOfSquares })),
        );
        const trees: TreeSums[] = [new Map(), new Map(), new Map()];
        for (const index of order) addBlock(trees[groups[index]!]!, index, leaf(values[index]!));
        const whole: TreeSums = new Map();
        for (const tree of trees) for (const [first, block] of tree) addBlock(whole, first, block);
        expect([...sumsOfWhole(whole)]).toEqual([sum, sumOfSquares]);
      }),
      { seed: 2012 },
    );
  });

  it("are kept in the blocks that blocksOf tells", () => {
    const leaves = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 });
    fc.assert(
      fc.property(leaves, (leaves) => {
        const tree: TreeSums = new Map();
        for (const index of leaves) addBlock(tree, index, leaf([1]));
        const sorted = [...leaves].sort((a, b) => a - b);
        const ranges = sorted
          .filter((index) => !sorted.includes(index - 1))
          .map((first) => {
            let end = first;
            while (sorted.includes(end)) end++;
            return { first, end };
          });
        const kept = blocksInOrder(tree).map(([first, block]) => ({ first, leaves: block.leaves }));
        expect(blocksOf(ranges)).toEqual(kept);
      }),
      { seed: 2012 },
    );
  });
});
