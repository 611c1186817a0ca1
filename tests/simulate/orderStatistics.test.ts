import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainColumnLoops } from "../../lib/simulate/kernel/plainColumnLoops.ts";
import { wasmColumnLoops } from "../../lib/simulate/kernel/wasmColumnLoops.ts";
import { orderStatistics } from "../../lib/simulate/orderStatistics.ts";
import { pseudoRandom } from "./pseudoRandom.ts";

const shapes: Readonly<Record<string, (u: number, index: number) => number>> = {
  "no two alike": (u) => u,
  "many alike": (u) => Math.floor(u * 5),
  "all alike": () => 0.1,
  "mostly one value": (u) => (u < 0.9 ? 7 : u),
  "a few far away": (u) => (u < 0.995 ? u : 1e15 * (u - 0.997)),
  "the whole range of doubles": (u) => (u - 0.5) * Number.MAX_VALUE * 2,
  "within a few of the least steps": (u) => Math.floor(u * 7) * Number.MIN_VALUE,
  "the least steps about 1": (u) => 1 + Math.floor(u * 9) * Number.EPSILON,
  "each a tenth of the one before": (_, index) => 10 ** -(index % 300),
  "rising already": (_, index) => index,
  falling: (_, index) => -index,
};

const wasm = wasmColumnLoops();

function expectSorted(draws: Float64Array, ranks: readonly number[]): void {
  const before = draws.slice();
  const sorted = draws.slice().sort();
  for (const loops of [plainColumnLoops, wasm]) {
    const statistic = orderStatistics(draws, ranks, loops);
    for (const rank of ranks) expect(statistic(rank)).toBe(sorted[rank]);
  }
  expect(draws).toEqual(before);
}

describe("orderStatistics", () => {
  it.each(Object.keys(shapes))("finds what sorting finds, and leaves the draws alone, with %s", (shape) => {
    for (const length of [1, 2, 1023, 1024, 1025, 4000, 20_001, 40_003]) {
      const random = pseudoRandom(length);
      const draws = Float64Array.from({ length }, (_, index) => shapes[shape]!(random(), index));
      const ranks = Array.from({ length: 40 }, () => Math.floor(random() * length));
      expectSorted(draws, [...ranks, 0, length - 1]);
    }
  });

  it("finds what sorting finds for any draws and any ranks", () => {
    const draw = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const column = fc
      .array(draw, { minLength: 1, maxLength: 3000, size: "max" })
      .chain((draws) =>
        fc.tuple(
          fc.constant(draws),
          fc.array(fc.integer({ min: 0, max: draws.length - 1 }), { maxLength: 12 }),
        ),
      );
    fc.assert(
      fc.property(column, ([draws, ranks]) => {
        // Sorting puts -0 before 0; for us they are one value.
        expectSorted(
          Float64Array.from(draws, (value) => value + 0),
          ranks,
        );
      }),
      { seed: 2012, numRuns: 60 },
    );
  });
});
