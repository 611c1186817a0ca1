import { type Arithmetic, sum } from "../../arithmetic.ts";
import { normalScore, uniformOfScore } from "./normalScore.ts";

/**
 * Uniforms of members that are correlated as a matrix says: a Gaussian copula, u'ᵢ = Φ(Σⱼ Lᵢⱼ zⱼ) with the
 * normal scores zⱼ of the given uniforms (Clemen and Reilly, 1999, doi:10.1287/mnsc.45.2.208). A member that
 * is not correlated with any before it keeps its uniform as it is.
 *
 * @param factor of `factorCorrelationMatrix`
 * @param uniforms between 0 and 1, independent, one a row of the factor in the same order
 * @returns uniforms from 2^-33 to 1 - 2^-33, in that order
 * @throws RangeError where there are not as many uniforms as rows
 */
export function jointNormals<Q>(
  arithmetic: Arithmetic<Q>,
  factor: readonly (readonly number[])[],
  uniforms: readonly Q[],
): Q[] {
  if (uniforms.length !== factor.length)
    throw new RangeError(
      `joint normals: the number of uniforms is ${uniforms.length}; allowed is one a member (${factor.length})`,
    );
  const scores = uniforms.map((uniform) => normalScore(arithmetic, uniform));
  return factor.map((row, i) =>
    jointNormal(arithmetic, row.slice(0, i + 1))((j) => scores[j]!, uniforms[i]!),
  );
}

/**
 * One member of `jointNormals`, the last of its row.
 *
 * @param row of the factor, up to the member itself
 * @returns from the score of each member up to it, and its own uniform, its uniform
 */
export function jointNormal<Q>(
  arithmetic: Arithmetic<Q>,
  row: readonly number[],
): (scoreOf: (member: number) => Q, ownUniform: Q) => Q {
  const { constant, multiply } = arithmetic;
  if (row.slice(0, -1).every((weight) => weight === 0)) return (_, ownUniform) => ownUniform;
  const weights = row.map(constant);
  return (scoreOf) =>
    uniformOfScore(
      arithmetic,
      sum(
        arithmetic,
        weights.map((weight, member) => multiply(weight, scoreOf(member))),
      ),
    );
}
