import type { Arithmetic } from "../../arithmetic.ts";
import { normalCorrelation } from "./normalCorrelation.ts";
import { normalScore, uniformOfScore } from "./normalScore.ts";

/**
 * The uniform of a member of a group of which any two members have the same rank correlation ρ: a Gaussian
 * copula with one common factor, z = √r z₀ + √(1 - r) e with r = `normalCorrelation`(ρ), where z₀ and e are
 * the normal scores of the factor's uniform and of the member's own (Clemen and Reilly, 1999,
 * doi:10.1287/mnsc.45.2.208, on the Gaussian copula). Valid for any number of members, and none depends on
 * which others there are. With the factor itself a member is correlated more strongly than with another.
 *
 * @param rankCorrelation of two members, 0 to 1; at 0 the own uniform is returned as it is, at 1 the factor's
 * @returns from the factor's uniform, the same for all members, and the member's own, which is independent of
 *   it, a uniform from 2^-33 to 1 - 2^-33
 * @throws RangeError where the rank correlation is outside 0 to 1
 */
export function commonFactor<Q>(
  arithmetic: Arithmetic<Q>,
  rankCorrelation: number,
): (factorUniform: Q, ownUniform: Q) => Q {
  if (!(rankCorrelation >= 0 && rankCorrelation <= 1))
    throw new RangeError(
      `common factor: rank correlation is ${rankCorrelation}; allowed is a number from 0 to 1 ` +
        "(for negative ones give a matrix)",
    );
  if (rankCorrelation === 0) return (_, ownUniform) => ownUniform;
  if (rankCorrelation === 1) return (factorUniform) => factorUniform;
  const member = memberOfFactor(arithmetic, rankCorrelation);
  return (factorUniform, ownUniform) => member(normalScore(arithmetic, factorUniform), ownUniform);
}

/** How much the scores of the factor and of a member's own uniform weigh; their squares add up to 1. */
export interface FactorWeights {
  readonly ofFactor: number;
  readonly ofOwn: number;
}

/** @param rankCorrelation of two members, 0 to 1 */
export function factorWeights(rankCorrelation: number): FactorWeights {
  const shared = normalCorrelation(rankCorrelation);
  return { ofFactor: Math.sqrt(shared), ofOwn: Math.sqrt(1 - shared) };
}

/**
 * `commonFactor` between its ends, from the normal score of the factor, which is the same for all members.
 *
 * @param rankCorrelation of two members, above 0 and below 1
 */
export function memberOfFactor<Q>(
  arithmetic: Arithmetic<Q>,
  rankCorrelation: number,
): (factorScore: Q, ownUniform: Q) => Q {
  const { add, constant, multiply } = arithmetic;
  const weights = factorWeights(rankCorrelation);
  const ofFactor = constant(weights.ofFactor);
  const ofOwn = constant(weights.ofOwn);
  return (factorScore, ownUniform) =>
    uniformOfScore(
      arithmetic,
      add(multiply(ofFactor, factorScore), multiply(ofOwn, normalScore(arithmetic, ownUniform))),
    );
}
