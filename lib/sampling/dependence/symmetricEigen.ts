const mostSweeps = 60;

/** Eigenvalues of a symmetric matrix, in no order, and beside each its eigenvector, of length 1. */
export interface SymmetricEigen {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, row after row until nothing is
 * left beside the diagonal (Jacobi, 1846, doi:10.1515/crll.1846.30.51; Golub and Van Loan, Matrix
 * Computations, 4th edition, 2013, section 8.5). Meant for matrices of some dozens of rows.
 *
 * @param matrix symmetric, of finite numbers
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): SymmetricEigen {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((_, i) => matrix.map((_, j) => (i === j ? 1 : 0)));
  const whole = a.reduce((sum, row) => row.reduce((part, entry) => part + Math.abs(entry), sum), 0);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let beside = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) beside += Math.abs(a[p]![q]!);
    if (beside <= 1e-17 * whole) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((row, i) => row[i]!), vectors };
}

/** Turns the plane of p and q so that the entry between them becomes 0. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const ofP = a[p]!;
  const ofQ = a[q]!;
  const between = ofP[q]!;
  if (between === 0) return;
  const slope = (ofQ[q]! - ofP[p]!) / (2 * between);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  ofP[p]! -= tangent * between;
  ofQ[q]! += tangent * between;
  ofP[q] = 0;
  ofQ[p] = 0;
  for (const [k, row] of a.entries()) {
    if (k === p || k === q) continue;
    const atP = ofP[k]!;
    const atQ = ofQ[k]!;
    ofP[k] = row[p] = cosine * atP - sine * atQ;
    ofQ[k] = row[q] = sine * atP + cosine * atQ;
  }
  const vectorP = vectors[p]!;
  const vectorQ = vectors[q]!;
  for (const [k, atP] of vectorP.entries()) {
    const atQ = vectorQ[k]!;
    vectorP[k] = cosine * atP - sine * atQ;
    vectorQ[k] = sine * atP + cosine * atQ;
  }
}
