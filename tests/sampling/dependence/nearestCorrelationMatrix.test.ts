import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestCorrelationMatrix } from "../../../lib/sampling/dependence/nearestCorrelationMatrix.ts";
import { symmetricEigen } from "../../../lib/sampling/dependence/symmetricEigen.ts";
import { readReference } from "../readReference.ts";
import { possibleCorrelations, symmetricMatrices } from "./randomCorrelations.ts";

/** Matrices of the table by name: as given, and the nearest one. */
function referenceMatrices(): Map<string, { found: number[][]; nearest: number[][] }> {
  const matrices = new Map<string, { found: number[][]; nearest: number[][] }>();
  for (const row of readReference("nearestCorrelation")) {
    const both = matrices.get(row.matrix!) ?? { found: [], nearest: [] };
    matrices.set(row.matrix!, both);
    const [i, j] = [Number(row.row), Number(row.column)];
    for (const name of ["found", "nearest"] as const) {
      const matrix = both[name];
      for (const index of [i, j]) {
        matrix[index] ??= [];
        matrix[index][index] = 1;
      }
      matrix[i]![j] = matrix[j]![i] = Number(row[name]);
    }
  }
  return matrices;
}

describe("nearestCorrelationMatrix", () => {
  it.each([...referenceMatrices()])("agrees with R: %s", (_, { found, nearest }) => {
    const result = nearestCorrelationMatrix(found);
    for (const [i, row] of nearest.entries())
      for (const [j, entry] of row.entries()) expect(Math.abs(result[i]![j]! - entry)).toBeLessThan(2e-7);
  });

  it("leaves a correlation matrix as it is", () => {
    fc.assert(
      fc.property(possibleCorrelations, (matrix) => {
        expect(nearestCorrelationMatrix(matrix)).toEqual(matrix);
      }),
      { seed: 2012 },
    );
  });

  it("gives symmetric matrices with ones on the diagonal and no negative eigenvalue", () => {
    fc.assert(
      fc.property(symmetricMatrices, (matrix) => {
        const nearest = nearestCorrelationMatrix(matrix);
        expect(Math.min(...symmetricEigen(nearest).values)).toBeGreaterThan(-1e-6);
        for (const [i, row] of nearest.entries()) {
          expect(row[i]).toBe(1);
          for (const [j, entry] of row.entries()) expect(entry).toBe(nearest[j]![i]);
        }
      }),
      { seed: 2012, numRuns: 50 },
    );
  });
});
