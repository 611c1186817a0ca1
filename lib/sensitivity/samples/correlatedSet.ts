import { standardNormalCdf, standardNormalQuantile } from "../../sampling/quantiles/standardNormal.ts";

/** Inputs that depend on one another through a Gaussian copula. */
export interface CorrelatedSet {
  /** Numbers of the inputs. */
  readonly inputs: readonly number[];
  /** Correlations of their normal scores, in the order of the inputs. */
  readonly correlation: readonly (readonly number[])[];
}

/**
 * Lays the dependence over independent uniforms. Members come in the order given: the first keeps its uniform, each
 * further one is drawn given those before it. So the later ones, exchanged for others, are a draw from their
 * distribution given the earlier ones.
 *
 * @param order positions in `set.inputs`, each once
 * @param uniforms one column a position of `set.inputs`; changed in place
 * @throws RangeError where the correlations belong to no distribution
 */
export function correlate(
  set: CorrelatedSet,
  order: readonly number[],
  uniforms: readonly Float64Array[],
): void {
  const factor = cholesky(order.map((row) => order.map((column) => set.correlation[row]![column]!)));
  const columns = order.map((position) => uniforms[position]!);
  const scores = new Float64Array(order.length);
  for (let draw = 0; draw < (columns[0]?.length ?? 0); draw++) {
    for (let member = 0; member < columns.length; member++) {
      scores[member] = standardNormalQuantile(columns[member]![draw]!);
    }
    for (let member = 1; member < columns.length; member++) {
      let score = 0;
      for (let before = 0; before <= member; before++) score += factor[member]![before]! * scores[before]!;
      columns[member]![draw] = standardNormalCdf(score);
    }
  }
}

/** What rounding can leave of nothing. */
const nearlyNothing = 1e-10;

/**
 * The lower triangle L with L times its transpose equal to the matrix (Cholesky). A row that the rows before it
 * determine has a zero on the diagonal: such a member is the same thing as those before.
 */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  for (const [index, row] of matrix.entries()) {
    const line: number[] = [];
    for (let column = 0; column <= index; column++) {
      const above = column === index ? line : factor[column]!;
      let rest = row[column]!;
      for (let inner = 0; inner < column; inner++) rest -= line[inner]! * above[inner]!;
      if (column < index) {
        const pivot = above[column]!;
        if (pivot === 0 && Math.abs(rest) > nearlyNothing) throw new RangeError(impossible);
        line.push(pivot === 0 ? 0 : rest / pivot);
      } else if (rest > nearlyNothing) line.push(Math.sqrt(rest));
      else if (rest > -nearlyNothing) line.push(0);
      else throw new RangeError(impossible);
    }
    factor.push(line);
  }
  return factor;
}

const impossible = "the correlations belong to no distribution: their matrix is not positive definite";
