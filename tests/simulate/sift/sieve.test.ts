import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainColumnLoops } from "../../../lib/simulate/kernel/plainColumnLoops.ts";
import { quantilesByRank } from "../../../lib/simulate/quantiles.ts";
import { type Sieve, sieveFor, siftedStatistics } from "../../../lib/simulate/sift/sieve.ts";
import { pseudoRandom } from "../pseudoRandom.ts";

/** What the sieve counts and keeps of a column that comes in two pieces. */
function sift(column: Float64Array, sieve: Sieve) {
  const counts = new Uint32Array(sieve.wanted.length);
  const half = Math.floor(column.length / 2);
  const kept = [column.subarray(0, half), column.subarray(half)].map((piece) =>
    plainColumnLoops.sift(piece, 0, sieve, counts).kept.slice(),
  );
  return { counts, kept };
}

const shapes: Readonly<Record<string, (u: number) => number>> = {
  uniform: (u) => u,
  "of large numbers": (u) => 1e9 + u,
  "with a long tail": (u) => 1 / (1 - u),
  "mostly zero": (u) => Math.max(0, u - 0.8),
  "of few values": (u) => Math.floor(4 * u),
  constant: () => 7,
  zero: () => 0,
  "on both sides of zero": (u) => u - 0.5,
};
const length = 40_000;
const { ranks } = quantilesByRank(length, [0, 0.05, 0.5, 0.95, 1]);

describe.each(Object.entries(shapes))("a column %s", (_, shape) => {
  const random = pseudoRandom(3);
  const column = Float64Array.from({ length }, () => shape(random()));
  const sorted = column.slice().sort();

  it("has the values at its ranks that sorting finds", () => {
    const sieve = sieveFor(column.subarray(0, 8192), length, ranks);
    const statistic = siftedStatistics(sieve, sift(column, sieve), ranks)!;
    expect(ranks.map(statistic)).toEqual(ranks.map((rank) => sorted[rank]));
  });

  it("is said to have been missed, or has the right value, where almost nothing is kept", () => {
    for (const rank of ranks) {
      const sieve = sieveFor(column.subarray(0, 100), length, [rank], 0);
      const statistic = siftedStatistics(sieve, sift(column, sieve), [rank]);
      expect([undefined, sorted[rank]]).toContain(statistic?.(rank));
    }
  });
});

describe("sieveFor", () => {
  it("keeps less than a fifth of a smooth column", () => {
    const random = pseudoRandom(5);
    const column = Float64Array.from({ length }, random);
    const asked = quantilesByRank(length, [0.05, 0.25, 0.5, 0.75, 0.95]);
    const sieve = sieveFor(column.subarray(0, 8192), length, asked.ranks);
    const kept = sift(column, sieve).kept.reduce((size, piece) => size + piece.length, 0);
    expect(kept / length).toBeLessThan(0.2);
    expect(sieve.share).toBeCloseTo(kept / length, 2);
  });

  it("misses where the sample misleads", () => {
    const column = Float64Array.from({ length: 1000 }, (_, index) => index);
    const sieve = sieveFor(column.subarray(0, 100), 1000, [500]);
    expect(siftedStatistics(sieve, sift(column, sieve), [500])).toBeUndefined();
  });

  it("finds any rank of any column, of which it is a sample", () => {
    const number = fc.double({ noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 60 }), fc.nat(59), (values, any) => {
        const column = Float64Array.from(values);
        const rank = any % column.length;
        const sieve = sieveFor(column, column.length, [rank]);
        const statistic = siftedStatistics(sieve, sift(column, sieve), [rank]);
        expect(statistic?.(rank)).toBe(column.slice().sort()[rank]);
      }),
      { seed: 2012 },
    );
  });
});
