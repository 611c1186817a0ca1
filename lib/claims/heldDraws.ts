import type { Run } from "../simulate/simulate.ts";
import type { Claim } from "../study/schemas/claim.ts";
import { type HeldOutcome, inScope } from "./outcomeOfClaim.ts";

/**
 * The draws of an outcome over a claim's scope, in the claim's period; undefined where the study lacks a
 * segment of that scope.
 */
export function heldDraws(
  run: Run,
  claim: Pick<Claim, "segments">,
  held: HeldOutcome,
): Float64Array | undefined {
  const above = added(run, inScope(claim, held.measure));
  const below = held.per === undefined ? undefined : added(run, inScope(claim, held.per));
  if (above === undefined || (held.per !== undefined && below === undefined)) return undefined;
  return above.map((value, draw) => {
    const of = below?.[draw];
    return of === undefined ? value : of === 0 ? 0 : value / of;
  });
}

function added(run: Run, outcomes: readonly string[]): Float64Array | undefined {
  const columns = outcomes.map((outcome) => run.outcomes.get(outcome));
  const sums = new Float64Array(run.draws);
  for (const column of columns) {
    if (column === undefined) return undefined;
    for (let draw = 0; draw < sums.length; draw++) sums[draw]! += column[draw]!;
  }
  return sums;
}
