import { nearestCorrelationMatrix } from "./nearestCorrelationMatrix.ts";
import { rankCorrelationOf } from "./normalCorrelation.ts";

type Matrix = readonly (readonly number[])[];

/** A matrix closer than this to the nearest correlation matrix is one, but for rounding. */
const closeEnough = 1e-6;

/** No variables have such rank correlations, or one of the variables follows from the others. */
export class NotPositiveDefinite extends RangeError {
  override readonly name = "NotPositiveDefinite";
  /** Rows of the two members to look at first, the lower one first. */
  readonly pair: readonly [number, number];

  constructor(message: string, pair: readonly [number, number]) {
    super(message);
    this.pair = pair;
  }
}

/**
 * What to say of a matrix that has no Cholesky factor: the pair that is furthest from the nearest correlation
 * matrix, in rank correlations; or, for a matrix that lies at the very edge of what is possible, the member
 * that has no variation of its own.
 *
 * @param ids of the rows
 * @param correlations of normal variables
 * @param failsAt the first row at which there is no factor
 */
export function notPositiveDefinite(
  ids: readonly string[],
  correlations: Matrix,
  failsAt: number,
): NotPositiveDefinite {
  const nearest = nearestCorrelationMatrix(correlations);
  const { i, j, distance } = furthest(correlations, nearest);
  if (distance <= closeEnough) return withoutVariation(ids, correlations[failsAt]!, failsAt);
  const [found, possible] = toldApart(
    rankCorrelationOf(correlations[i]![j]!),
    rankCorrelationOf(nearest[i]![j]!),
  );
  return new NotPositiveDefinite(
    "correlation matrix: no variables have these rank correlations together; furthest from the nearest matrix " +
      `that some have is "${ids[i]}" with "${ids[j]}", found ${found}, nearest ${possible}; ` +
      "bring the rank correlations nearer to 0, this one first",
    [i, j],
  );
}

function withoutVariation(ids: readonly string[], row: readonly number[], at: number): NotPositiveDefinite {
  const strengths = row.slice(0, at).map(Math.abs);
  const partner = strengths.indexOf(Math.max(...strengths));
  const [found] = toldApart(rankCorrelationOf(row[partner]!), 0);
  return new NotPositiveDefinite(
    `correlation matrix: "${ids[at]}" follows from the members before it and has no variation of its own; ` +
      `its strongest rank correlation is with "${ids[partner]}", found ${found}; ` +
      "bring it nearer to 0, or let what is one quantity be one parameter",
    [partner, at],
  );
}

/** The entry above the diagonal that differs most. */
function furthest(a: Matrix, b: Matrix): { i: number; j: number; distance: number } {
  let found = { i: 0, j: 1, distance: 0 };
  for (const [i, row] of a.entries()) {
    for (let j = i + 1; j < row.length; j++) {
      const distance = Math.abs(row[j]! - b[i]![j]!);
      if (distance > found.distance) found = { i, j, distance };
    }
  }
  return found;
}

/** Two numbers with as many digits after the point as it takes to tell them apart, two at least. */
function toldApart(a: number, b: number): readonly [string, string] {
  let digits = 2;
  while (digits < 15 && a.toFixed(digits) === b.toFixed(digits)) digits++;
  return [a.toFixed(digits), b.toFixed(digits)];
}
