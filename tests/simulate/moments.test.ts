import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineMoments, leafMoments, leafSize, leavesOf, type Moments } from "../../lib/simulate/moments.ts";

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const moments: fc.Arbitrary<Moments> = fc.record({ count: fc.nat(), sum: value, sumOfSquares: value });

describe("leafMoments", () => {
  it("counts draws and adds up their distances from the centre, and the squares of them", () => {
    expect(leafMoments(Float64Array.of(1, 2, 6), 2)).toEqual({ count: 3, sum: 3, sumOfSquares: 17 });
    expect(leafMoments(new Float64Array(0), 2)).toEqual({ count: 0, sum: 0, sumOfSquares: 0 });
  });
});

describe("leavesOf", () => {
  it("cuts a column every 8,192 draws, the last leaf being what remains", () => {
    expect(leafSize).toBe(8192);
    const sizes = (draws: number) => leavesOf(new Float64Array(draws)).map(({ length }) => length);
    expect(sizes(1)).toEqual([1]);
    expect(sizes(leafSize)).toEqual([leafSize]);
    expect(sizes(2 * leafSize + 5)).toEqual([leafSize, leafSize, 5]);
  });

  it("keeps the draws in their order", () => {
    const draws = Float64Array.from({ length: leafSize + 3 }, (_, draw) => draw);
    expect(leavesOf(draws)[1]).toEqual(Float64Array.of(leafSize, leafSize + 1, leafSize + 2));
  });
});

describe("combineMoments", () => {
  it("leaves a single leaf as it is", () => {
    const only = { count: 3, sum: 0.1, sumOfSquares: 0.3 };
    expect(combineMoments([only])).toEqual(only);
  });

  it("combines along a binary tree whose left side is the largest whole one", () => {
    const sums = [0.1, 0.2, 0.3, 1e16, -1e16, 0.7, 0.4];
    const leaves = sums.map((sum) => ({ count: 1, sum, sumOfSquares: 2 * sum }));
    const [a, b, c, d, e, f, g] = sums as [number, number, number, number, number, number, number];
    expect(combineMoments(leaves)).toEqual({
      count: 7,
      sum: a + b + (c + d) + (e + f + g),
      sumOfSquares: 2 * (a + b + (c + d) + (e + f + g)),
    });
  });

  it("gives the same digits for a run cut into pieces of any power of two of leaves", () => {
    fc.assert(
      fc.property(
        fc.array(moments, { minLength: 1, maxLength: 70 }),
        fc.integer({ min: 0, max: 6 }),
        (leaves, power) => {
          const size = 2 ** power;
          const pieces = Array.from({ length: Math.ceil(leaves.length / size) }, (_, piece) =>
            combineMoments(leaves.slice(piece * size, (piece + 1) * size)),
          );
          expect(combineMoments(pieces)).toEqual(combineMoments(leaves));
        },
      ),
      { seed: 2012 },
    );
  });

  it("gives the same digits however the column was cut when it was filled", () => {
    const draws = Float64Array.from({ length: 5 * leafSize + 77 }, (_, draw) => 1 / (draw + 1));
    const whole = combineMoments(leavesOf(draws).map((leaf) => leafMoments(leaf, 0.3)));
    const cut = 2 * leafSize;
    const parts = [draws.slice(0, cut), draws.slice(cut, 2 * cut), draws.slice(2 * cut)];
    const apart = combineMoments(
      parts.map((part) => combineMoments(leavesOf(part).map((leaf) => leafMoments(leaf, 0.3)))),
    );
    expect(apart).toEqual(whole);
  });
});
