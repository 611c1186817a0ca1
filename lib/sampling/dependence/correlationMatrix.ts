import { choleskyFactor } from "./choleskyFactor.ts";
import { normalCorrelation } from "./normalCorrelation.ts";
import { notPositiveDefinite } from "./notPositiveDefinite.ts";

type Matrix = readonly (readonly number[])[];

/** Beyond this the nearest possible matrix, which an error names, would take too long to find. */
const mostMembers = 50;

/**
 * Lower triangular Cholesky factor of the correlations of normal variables that have these rank correlations,
 * for `jointNormals`. Each entry is converted by `normalCorrelation`, and what comes of it is tested. A row
 * depends on itself and those above it alone, so that a member whose id comes last moves no other.
 *
 * @param ids of the members, 1 to 50, ascending by code unit so that no order of declaration counts
 * @param rankCorrelations Spearman's, -1 to 1: a row and a column for each id, in their order; symmetric,
 *   with ones on the diagonal
 * @returns in row i, i + 1 numbers
 * @throws RangeError where ids or matrix are not so; its subclass NotPositiveDefinite, with the pair to look
 *   at first, where no variables have these rank correlations or one of them follows from the others
 */
export function factorCorrelationMatrix(ids: readonly string[], rankCorrelations: Matrix): Matrix {
  checkIds(ids);
  checkShape(ids, rankCorrelations);
  checkEntries(ids, rankCorrelations);
  const correlations = rankCorrelations.map((row) => row.map(normalCorrelation));
  const result = choleskyFactor(correlations);
  if ("factor" in result) return result.factor;
  throw notPositiveDefinite(ids, correlations, result.failsAt);
}

function checkIds(ids: readonly string[]): void {
  check(
    `the number of members is ${ids.length}`,
    ids.length >= 1 && ids.length <= mostMembers,
    `1 to ${mostMembers}; a common factor takes any number`,
  );
  for (const [index, id] of ids.entries()) {
    const before = ids[index - 1];
    check(
      `"${id}" stands after "${before}"`,
      before === undefined || before < id,
      "ascending order, each id once",
    );
  }
}

function checkShape(ids: readonly string[], matrix: Matrix): void {
  const wanted = `one a member (${ids.length})`;
  check(`the number of rows is ${matrix.length}`, matrix.length === ids.length, wanted);
  for (const [i, row] of matrix.entries())
    check(`the number of entries of "${ids[i]}" is ${row.length}`, row.length === ids.length, wanted);
}

function checkEntries(ids: readonly string[], matrix: Matrix): void {
  for (const [i, row] of matrix.entries()) {
    for (const [j, entry] of row.entries()) {
      const found = `"${ids[i]}" with "${ids[j]}" is ${entry}`;
      check(found, entry >= -1 && entry <= 1, "a number from -1 to 1");
      check(found, i !== j || entry === 1, "1, a member with itself");
      const mirrored = matrix[j]![i]!;
      check(found, j > i || entry === mirrored, `${mirrored}, the same as the other way round`);
    }
  }
}

function check(found: string, allowed: boolean, whatIsAllowed: string): void {
  if (!allowed) throw new RangeError(`correlation matrix: ${found}; allowed is ${whatIsAllowed}`);
}
