import { describe, expect, it } from "vitest";
import type { DesignName } from "../../../lib/sampling/designs/design.ts";
import { replicatesOf } from "./replicateUniforms.ts";

const replicates = 400;
/** Of a variance from so many normal values, relative to it. */
const standardError = Math.sqrt(2 / (replicates - 1));

/** Variance of the replicates' means of a function of some inputs, which make one net. */
function varianceOfMean(
  name: DesignName,
  size: number,
  inputs: number,
  f: (...uniforms: number[]) => number,
): number {
  const columns = Array.from({ length: inputs }, (_, index) =>
    replicatesOf(name, replicates, size, { stream: `input ${index}`, dimension: index + 1 }),
  );
  const means = columns[0]!.map((first, replicate) => {
    let sum = 0;
    for (let draw = 0; draw < size; draw++) sum += f(...columns.map((column) => column[replicate]![draw]!));
    return sum / first.length;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / replicates;
  return means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicates - 1);
}

/** Slope of log variance against log size, over sizes 2^from to 2^to, and its standard error. */
function slope(
  name: DesignName,
  [from, to]: readonly [number, number],
  inputs: number,
  f: (...uniforms: number[]) => number,
): { slope: number; error: number } {
  const exponents = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const middle = (from + to) / 2;
  const spread = exponents.reduce((sum, exponent) => sum + (exponent - middle) ** 2, 0);
  const weighted = exponents.map(
    (exponent) => (exponent - middle) * Math.log2(varianceOfMean(name, 2 ** exponent, inputs, f)),
  );
  return {
    slope: weighted.reduce((sum, value) => sum + value, 0) / spread,
    error: (standardError * Math.LOG2E) / Math.sqrt(spread),
  };
}

describe("the variance of the mean of one uniform", () => {
  it.each([
    ["random", (size: number) => 1 / (12 * size)],
    ["latin-hypercube", (size: number) => 1 / (12 * size ** 3)],
    // By Owen's theory: in one dimension every point is uniform in its stratum, independently of the others.
    ["sobol", (size: number) => 1 / (12 * size ** 3)],
  ] as const)("is what theory says for %s", (name, theory) => {
    for (const size of [1, 4, 32, 256]) {
      const ratio = varianceOfMean(name, size, 1, (u) => u) / theory(size);
      expect(Math.abs(ratio - 1), `${size} draws: ${ratio}`).toBeLessThan(3.3 * standardError);
    }
  });
});

describe("the variance of the mean of several inputs", () => {
  it("is the sum of each input's for a sum in a Latin hypercube", () => {
    for (const size of [10, 100]) {
      const ratio = varianceOfMean("latin-hypercube", size, 4, (a, b, c, d) => a + b + c + d) * 3 * size ** 3;
      expect(Math.abs(ratio - 1)).toBeLessThan(3.3 * standardError);
    }
  });

  it("is as for random pairs for a pure interaction in a Latin hypercube", () => {
    const size = 100;
    const variance = varianceOfMean("latin-hypercube", size, 2, (a, b) => (a - 0.5) * (b - 0.5));
    const ratio = variance * 144 * (size - 1);
    expect(Math.abs(ratio - 1)).toBeLessThan(3.3 * standardError + 2 / size);
  });

  const smooth = (a: number, b: number, c: number) => (0.5 + a) * (1 + b * b) * (2 - c);
  const jump = (a: number, b: number, c: number) => (a + b * c < 0.7 ? 1 : 0);

  it("falls as 1/n for random draws", () => {
    for (const f of [smooth, jump]) {
      const { slope: found, error } = slope("random", [4, 9], 3, f);
      expect(Math.abs(found + 1)).toBeLessThan(3.3 * error);
    }
  });

  it("falls nearly as 1/n^3 for scrambled nets where the function is smooth", () => {
    expect(slope("sobol", [4, 9], 3, smooth).slope).toBeLessThan(-2.4);
    expect(slope("sobol", [4, 9], 1, (u) => u * u * u).slope).toBeLessThan(-2.85);
  });

  it("falls faster than 1/n^1.3 for scrambled nets where it jumps", () => {
    expect(slope("sobol", [4, 9], 3, jump).slope).toBeLessThan(-1.3);
  });
});
