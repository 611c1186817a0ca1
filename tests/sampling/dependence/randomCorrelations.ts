import fc from "fast-check";

/** Positive definite correlation matrices: of the directions of random points, and a tenth of the identity. */
export const possibleCorrelations: fc.Arbitrary<number[][]> = fc
  .integer({ min: 1, max: 7 })
  .chain((size) => {
    const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
    const point = fc.array(coordinate, { minLength: size, maxLength: size });
    return fc.array(point, { minLength: size, maxLength: size });
  })
  .map((points) =>
    points.map((a, i) =>
      points.map((b, j) =>
        i === j ? 1 : (0.9 * dot(a, b)) / Math.max(Math.sqrt(dot(a, a) * dot(b, b)), 1e-9),
      ),
    ),
  );

/** Symmetric matrices with ones on the diagonal that need not be anything's correlations. */
export const symmetricMatrices: fc.Arbitrary<number[][]> = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size })
      .map((entries) =>
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (_, j) =>
            i === j ? 1 : entries[Math.min(i, j) * size + Math.max(i, j)]!,
          ),
        ),
      ),
  );

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, entry, index) => sum + entry * b[index]!, 0);
}
