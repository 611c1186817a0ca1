/** A linear fit of one column by others, all standardised, from their correlations. */
export interface LinearFit {
  /** Correlation of each column with the fitted one. */
  readonly correlations: Float64Array;
  /** Standardised regression coefficients. */
  readonly coefficients: Float64Array;
  /** Share of the variance that the fit explains. */
  readonly explained: number;
  /** Partial correlation of each column with the fitted one, the linear part of all others taken out of both. */
  readonly partial: Float64Array;
}

/**
 * Fits of several columns by the same others.
 *
 * @param among correlations of the columns that fit; used up
 * @param targets for each fitted column its correlations with them
 */
export function linearFits(among: Float64Array[], targets: readonly Float64Array[]): LinearFit[] {
  const inverse = invert(among);
  return targets.map((correlations) => {
    const coefficients = inverse.map((row) =>
      row.reduce((sum, value, column) => sum + value * correlations[column]!, 0),
    );
    const explained = coefficients.reduce((sum, value, column) => sum + value * correlations[column]!, 0);
    const left = Math.max(0, 1 - explained);
    return {
      correlations,
      coefficients: Float64Array.from(coefficients),
      explained,
      // From the inverse of the whole matrix, written in blocks.
      partial: Float64Array.from(coefficients, (coefficient, column) => {
        const size = Math.sqrt(inverse[column]![column]! * left + coefficient * coefficient);
        return size === 0 ? 0 : coefficient / size;
      }),
    };
  });
}

/**
 * The inverse of a symmetric positive definite matrix, by Gauss and Jordan without exchanges. A column that is a sum
 * of those before it gets zeros: it adds nothing, and its coefficient is 0.
 */
function invert(matrix: Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const inverse = matrix.map((_, row) =>
    Float64Array.from({ length: size }, (__, column) => Number(row === column)),
  );
  for (let pivot = 0; pivot < size; pivot++) {
    const scale = matrix[pivot]![pivot]!;
    if (!(scale > leastPivot)) {
      for (const row of [...inverse, ...matrix]) row[pivot] = 0;
      inverse[pivot]!.fill(0);
      matrix[pivot]!.fill(0);
      continue;
    }
    for (let column = 0; column < size; column++) {
      matrix[pivot]![column]! /= scale;
      inverse[pivot]![column]! /= scale;
    }
    for (let row = 0; row < size; row++) {
      const factor = matrix[row]![pivot]!;
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < size; column++) {
        matrix[row]![column]! -= factor * matrix[pivot]![column]!;
        inverse[row]![column]! -= factor * inverse[pivot]![column]!;
      }
    }
  }
  return inverse;
}

/** Below this nothing is left of a column but rounding. */
const leastPivot = 1e-10;
