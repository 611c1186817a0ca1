import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symmetricEigen } from "../../../lib/sampling/dependence/symmetricEigen.ts";
import { symmetricMatrices } from "./randomCorrelations.ts";

describe("symmetricEigen", () => {
  it("gives the known eigenvalues of a band: 1 + 2 b cos(π k / (n + 1))", () => {
    const size = 12;
    const band = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j ? 1 : Math.abs(i - j) === 1 ? 0.8 : 0)),
    );
    const values = [...symmetricEigen(band).values].sort((a, b) => a - b);
    for (const [index, value] of values.entries()) {
      expect(value).toBeCloseTo(1 + 1.6 * Math.cos((Math.PI * (size - index)) / (size + 1)), 13);
    }
  });

  it("gives the known eigenvalues of equal correlations: 1 - r, and once 1 + (n - 1) r", () => {
    const equal = Array.from({ length: 9 }, (_, i) =>
      Array.from({ length: 9 }, (_, j) => (i === j ? 1 : -0.3)),
    );
    const values = [...symmetricEigen(equal).values].sort((a, b) => a - b);
    for (const [index, value] of values.entries()) expect(value).toBeCloseTo(index === 0 ? -1.4 : 1.3, 13);
  });

  it("finds vectors of length 1, at right angles, that the matrix only stretches", () => {
    fc.assert(
      fc.property(symmetricMatrices, (matrix) => {
        const { values, vectors } = symmetricEigen(matrix);
        for (const [index, vector] of vectors.entries()) {
          for (const [i, row] of matrix.entries()) {
            const stretched = row.reduce((sum, entry, j) => sum + entry * vector[j]!, 0);
            expect(Math.abs(stretched - values[index]! * vector[i]!)).toBeLessThan(1e-14 * 8);
          }
          for (const [other, second] of vectors.entries()) {
            const product = vector.reduce((sum, entry, j) => sum + entry * second[j]!, 0);
            expect(Math.abs(product - (index === other ? 1 : 0))).toBeLessThan(1e-14);
          }
        }
      }),
      { seed: 2012, numRuns: 300 },
    );
  });
});
