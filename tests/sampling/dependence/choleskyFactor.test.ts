import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyFactor } from "../../../lib/sampling/dependence/choleskyFactor.ts";
import { possibleCorrelations } from "./randomCorrelations.ts";

describe("choleskyFactor", () => {
  it("gives known factors", () => {
    expect(choleskyFactor([[1]])).toEqual({ factor: [[1]] });
    expect(
      choleskyFactor([
        [1, 0.6, 0.6],
        [0.6, 1, 0.36],
        [0.6, 0.36, 1],
      ]),
    ).toEqual({ factor: [[1], [0.6, 0.8], [0.6, 0, 0.8]] });
  });

  it("multiplies back to the matrix, in rows of length 1", () => {
    fc.assert(
      fc.property(possibleCorrelations, (matrix) => {
        const result = choleskyFactor(matrix);
        if (!("factor" in result)) expect.fail(`fails at ${result.failsAt}`);
        for (const [i, row] of result.factor.entries()) {
          expect(row).toHaveLength(i + 1);
          expect(row[i]).toBeGreaterThan(0);
          for (const [j, other] of result.factor.entries()) {
            const product = row.reduce((sum, entry, k) => sum + entry * (other[k] ?? 0), 0);
            expect(Math.abs(product - matrix[i]![j]!)).toBeLessThan(1e-14);
          }
        }
      }),
      { seed: 2012, numRuns: 300 },
    );
  });

  it.each([
    [
      1,
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      1,
      [
        [1, -1],
        [-1, 1],
      ],
    ],
    [
      2,
      [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
    ],
    [
      2,
      [
        [1, -0.5, -0.5, 0],
        [-0.5, 1, -0.5, 0],
        [-0.5, -0.5, 1, 0],
        [0, 0, 0, 1],
      ],
    ],
    [
      1,
      [
        [1, 1 - 1e-13],
        [1 - 1e-13, 1],
      ],
    ],
  ])("says that row %d is the first that has none", (failsAt, matrix) => {
    expect(choleskyFactor(matrix)).toEqual({ failsAt });
  });
});
