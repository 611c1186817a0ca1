/** A pivot below this is no larger than what rounding leaves of nothing. */
const leastPivot = 1e-12;

/** A lower triangular factor, row by row, or the first row at which there is none. */
export type CholeskyFactor =
  | { readonly factor: readonly (readonly number[])[] }
  | { readonly failsAt: number };

/**
 * Cholesky factor L of a symmetric matrix, L Lᵀ = matrix: row i has i + 1 numbers, of which the last is
 * positive, and depends only on the first i + 1 rows of the matrix. There is one where the matrix is positive
 * definite. (Golub and Van Loan, Matrix Computations, 4th edition, 2013, section 4.2)
 *
 * @param matrix of correlations: symmetric, with ones on the diagonal
 */
export function choleskyFactor(matrix: readonly (readonly number[])[]): CholeskyFactor {
  const factor: number[][] = [];
  for (const [i, given] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const above = factor[j] ?? row;
      let rest = given[j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * above[k]!;
      if (j < i) row.push(rest / above[j]!);
      else if (rest > leastPivot) row.push(Math.sqrt(rest));
      else return { failsAt: i };
    }
    factor.push(row);
  }
  return { factor };
}
