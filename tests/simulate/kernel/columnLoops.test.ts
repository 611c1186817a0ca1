import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { mostCounts, mostSummed } from "../../../lib/simulate/kernel/columnLoops.ts";
import { plainColumnLoops } from "../../../lib/simulate/kernel/plainColumnLoops.ts";
import { wasmColumnLoops } from "../../../lib/simulate/kernel/wasmColumnLoops.ts";
import { pseudoRandom } from "../pseudoRandom.ts";

const fast = wasmColumnLoops();
const column = (length: number) => {
  const random = pseudoRandom(length);
  return Float64Array.from({ length }, () => (random() - 0.3) * 1e6);
};
/** About the pieces in which a column goes through the memory of the loops. */
const lengths = [1, 2, 3, 1000, mostSummed - 1, mostSummed, mostSummed + 1, 2 * mostSummed + 7];

describe("columnLoops", () => {
  it("has the bits of plain JavaScript in WebAssembly, for columns of any length", () => {
    for (const length of lengths) {
      const values = column(length);
      const { least, most } = plainColumnLoops.bounds(values);
      expect(fast.bounds(values)).toEqual({ least, most });
      const scale = 4096 / (most - least || 1);
      const counts = plainColumnLoops.count(values, least, scale, mostCounts);
      expect(fast.count(values, least, scale, mostCounts)).toEqual(counts);
      const wanted = Uint8Array.from(counts, (_, bucket) => (bucket % 3 === 0 ? 1 : 0));
      const size = counts.reduce((sum, count, bucket) => sum + count * wanted[bucket]!, 0);
      const gathered = plainColumnLoops.gather(values, least, scale, wanted, size);
      expect(fast.gather(values, least, scale, wanted, size)).toEqual(gathered);
    }
  });

  it("adds up with the bits of plain JavaScript", () => {
    const number = fc.double({ noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { maxLength: 50 }), number, (values, centre) => {
        const column = Float64Array.from(values);
        expect(fast.moments(column, centre)).toEqual(plainColumnLoops.moments(column, centre));
      }),
      { seed: 2012 },
    );
    const longest = column(mostSummed);
    expect(fast.moments(longest, 3)).toEqual(plainColumnLoops.moments(longest, 3));
  });

  it("sifts with the bits of plain JavaScript, values outside all buckets among them", () => {
    const wanted = Uint8Array.from({ length: 100 }, (_, bucket) => (bucket % 7 < 3 ? 1 : 0));
    for (const values of [
      ...[0, 1, 1000, mostSummed].map(column),
      Float64Array.of(Number.NaN, -Infinity, Infinity, -0.5, 0, 1e300, -1e300, 98.99, 99, 100),
    ]) {
      const buckets = { least: 0, scale: values.length === mostSummed ? 1e-4 : 1, wanted };
      const [mine, plain] = [new Uint32Array(100).fill(5), new Uint32Array(100).fill(5)];
      const expected = plainColumnLoops.sift(values, 3, buckets, plain);
      expect(fast.sift(values, 3, buckets, mine)).toEqual(expected);
      expect(mine).toEqual(plain);
      expect(mine.reduce((sum, count) => sum + count)).toBe(500 + values.length);
    }
  });

  it("is in plain JavaScript where a page's policy refuses to compile", async () => {
    vi.resetModules();
    class Refused extends Error {}
    vi.stubGlobal("WebAssembly", {
      CompileError: Refused,
      Module: class {
        constructor() {
          throw new Refused();
        }
      },
    });
    const { bestColumnLoops } = await import("../../../lib/simulate/kernel/wasmColumnLoops.ts");
    expect(bestColumnLoops().bounds(Float64Array.of(2, 1, 3))).toEqual({ least: 1, most: 3 });
    vi.unstubAllGlobals();
  });
});
