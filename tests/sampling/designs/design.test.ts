import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkDesign,
  type DesignName,
  designOf,
  replicateSize,
} from "../../../lib/sampling/designs/design.ts";

describe("designOf", () => {
  it.each([
    ["random", 20_000, undefined, 20_000, 1],
    ["random", 1, 1, 1, 1],
    ["latin-hypercube", 20_000, undefined, 20_000, 16],
    ["latin-hypercube", 20_001, undefined, 20_016, 16],
    ["latin-hypercube", 1, undefined, 16, 16],
    ["latin-hypercube", 1000, 100, 1000, 100],
    ["latin-hypercube", 16 * 2 ** 20, undefined, 2 ** 24, 16],
    ["latin-hypercube", 100_000_000, undefined, 100_000_032, 96],
    ["sobol", 20_000, undefined, 20_480, 20],
    ["sobol", 16_384, undefined, 16_384, 16],
    ["sobol", 16_385, undefined, 17_408, 17],
    ["sobol", 32_767, undefined, 32_768, 32],
    ["sobol", 20_000, 16, 32_768, 16],
    ["sobol", 100_000_000, undefined, 100_663_296, 96],
    ["sobol", 5, undefined, 16, 16],
  ] as const)(
    "%s with %i draws and %s replicates has %i draws in %i",
    (name, wanted, given, draws, replicates) => {
      expect(designOf(name, wanted, given)).toEqual({ name, draws, replicates });
    },
  );

  it("never has fewer draws than wanted, nor many more, and is a design", () => {
    const name = fc.constantFrom<DesignName>("random", "latin-hypercube", "sobol");
    fc.assert(
      fc.property(name, fc.integer({ min: 16, max: 2 ** 31 }), (scheme, wanted) => {
        const design = designOf(scheme, wanted);
        checkDesign(design);
        expect(design.draws).toBeGreaterThanOrEqual(wanted);
        expect(design.draws).toBeLessThan(wanted + Math.max(wanted / 16, design.replicates));
      }),
      { seed: 2012, numRuns: 500 },
    );
  });

  it.each([
    ["sobol", 0, undefined, "design: draws: found 0; allowed is a whole number from 1"],
    ["sobol", 1.5, undefined, "design: draws: found 1.5; allowed is a whole number from 1"],
    ["sobol", Number.NaN, undefined, "design: draws: found NaN; allowed is a whole number from 1"],
    ["sobol", 100, 15, "design: replicates of sobol: found 15; allowed is 16 or more"],
    [
      "latin-hypercube",
      100,
      16.5,
      "design: replicates of latin-hypercube: found 16.5; allowed is 16 or more",
    ],
    ["random", 100, 16, "design: replicates of random: found 16; allowed is 1"],
    ["halton", 100, undefined, 'design: the name is "halton"; allowed are random, latin-hypercube, sobol'],
    ["toString", 100, 16, 'design: the name is "toString"; allowed are random, latin-hypercube, sobol'],
    [
      "latin-hypercube",
      2 ** 30,
      16,
      "design: draws in a replicate of latin-hypercube: found 67108864; allowed is at most 1048576; make more replicates",
    ],
  ])("refuses %s with %s draws and %s replicates", (name, draws, replicates, message) => {
    expect(() => designOf(name as DesignName, draws, replicates)).toThrow(new RangeError(message));
  });
});

describe("checkDesign", () => {
  it.each([
    [
      { name: "sobol", draws: 1600, replicates: 16 },
      "draws in a replicate of sobol: found 100; allowed is a power",
    ],
    [
      { name: "sobol", draws: 2 ** 37, replicates: 16 },
      "found 8589934592; allowed is at most 1048576; make more",
    ],
    [
      { name: "sobol", draws: 1000, replicates: 16 },
      "draws: found 1000; allowed is a multiple of the number of",
    ],
    [
      { name: "latin-hypercube", draws: 17, replicates: 16 },
      "draws: found 17; allowed is a multiple of the number",
    ],
    [{ name: "random", draws: 100, replicates: 2 }, "replicates of random: found 2; allowed is 1"],
    [
      { name: "random", draws: Infinity, replicates: 1 },
      "draws: found Infinity; allowed is a whole number from 1",
    ],
  ] as const)("refuses %j", (design, message) => {
    expect(() => checkDesign(design)).toThrow(RangeError);
    expect(() => checkDesign(design)).toThrow(message);
  });

  it("takes replicates of any power of two for sobol, and of any size up to 2^20 for latin-hypercube", () => {
    for (const size of [1, 2, 1024, 2 ** 20]) {
      const design = { name: "sobol", draws: 16 * size, replicates: 16 } as const;
      expect(() => checkDesign(design)).not.toThrow();
      expect(replicateSize(design)).toBe(size);
    }
    for (const size of [1, 3, 1250, 2 ** 20]) {
      expect(() => checkDesign({ name: "latin-hypercube", draws: 17 * size, replicates: 17 })).not.toThrow();
    }
  });
});
