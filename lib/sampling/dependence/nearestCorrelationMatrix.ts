import { symmetricEigen } from "./symmetricEigen.ts";

type Matrix = readonly (readonly number[])[];

const tolerance = 1e-8;
const mostSteps = 1000;

/**
 * The correlation matrix nearest to a symmetric matrix in the Frobenius norm: alternating projections on the
 * matrices without negative eigenvalues and on those with ones on the diagonal, with Dykstra's correction
 * (Higham, 2002, doi:10.1093/imanum/22.3.329, algorithm 3.3). Stops when no entry moves by more than 1e-8 a
 * step.
 *
 * @param matrix symmetric, of finite numbers
 */
export function nearestCorrelationMatrix(matrix: Matrix): Matrix {
  let nearest = matrix;
  let correction = matrix.map((row) => row.map(() => 0));
  for (let step = 0; step < mostSteps; step++) {
    const corrected = combine(nearest, correction, (a, b) => a - b);
    const projected = withoutNegativeEigenvalues(corrected);
    correction = combine(projected, corrected, (a, b) => a - b);
    const next = projected.map((row, i) => row.map((entry, j) => (i === j ? 1 : entry)));
    const moved = combine(next, nearest, (a, b) => Math.abs(a - b)).flat();
    nearest = next;
    if (moved.every((distance) => distance <= tolerance)) break;
  }
  return nearest;
}

function combine(left: Matrix, right: Matrix, f: (a: number, b: number) => number): number[][] {
  return left.map((row, i) => row.map((entry, j) => f(entry, right[i]![j]!)));
}

function withoutNegativeEigenvalues(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix);
  const result = matrix.map((row) => [...row]);
  for (const [index, value] of values.entries()) {
    if (value >= 0) continue;
    const vector = vectors[index]!;
    for (const [i, row] of result.entries())
      for (const [j, entry] of row.entries()) row[j] = entry - value * (vector[i]! * vector[j]!);
  }
  return result;
}
