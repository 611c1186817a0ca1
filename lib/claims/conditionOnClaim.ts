import { orderStatistics } from "../simulate/orderStatistics.ts";
import type { Run } from "../simulate/simulate.ts";
import type { Claim } from "../study/schemas/claim.ts";
import type { Range } from "./arithmetic/range.ts";
import { heldDraws } from "./heldDraws.ts";
import type { HeldOutcome } from "./outcomeOfClaim.ts";

/** Fewer draws than this say nothing of a 5th percentile. */
export const fewestDraws = 100;

/** 5th, 50th and 95th percentile. */
export type Interval = readonly [number, number, number];

/** A run conditioned on a claim, beside the run as it is. */
export interface ClaimCondition {
  readonly held: HeldOutcome;
  readonly range: Range;
  /** Probability of the range before conditioning. */
  readonly prior: number;
  /** Draws that lie in the range. */
  readonly draws: number;
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly before: Interval;
    /** Undefined where too few draws remain. */
    readonly after: Interval | undefined;
  }[];
  /** Parameters, those first whose median moves furthest. */
  readonly parameters: readonly {
    readonly id: string;
    readonly before: number;
    readonly after: number;
    /** Share of the unconditioned draws below the conditioned median: 0.5 where it does not move. */
    readonly rank: number;
  }[];
}

/**
 * Conditions a run on an outcome's lying in a claim's range: the draws in which it does, and how outcomes
 * and parameters look among them. It weighs nothing by how good the claim is.
 *
 * @param run kept with its parameters
 * @param outcomes shown before and after
 * @throws RangeError where the study has no outcome of the claim's scope
 */
export function conditionOnClaim(
  run: Run,
  claim: Pick<Claim, "segments" | "scope">,
  held: HeldOutcome,
  range: Range,
  outcomes: readonly string[],
): ClaimCondition {
  const column = heldDraws(run, claim, held);
  if (column === undefined) throw new RangeError(`the study has no outcome of the scope ${claim.scope}`);
  const kept: number[] = [];
  for (let draw = 0; draw < column.length; draw++)
    if (column[draw]! >= range.low && column[draw]! <= range.high) kept.push(draw);
  const among = (values: Float64Array) => Float64Array.from(kept, (draw) => values[draw]!);
  const enough = kept.length >= fewestDraws;
  return {
    held,
    range,
    prior: kept.length / run.draws,
    draws: kept.length,
    outcomes: outcomes.map((outcome) => {
      const values = run.outcomes.get(outcome)!;
      return { outcome, before: interval(values), after: enough ? interval(among(values)) : undefined };
    }),
    parameters: enough
      ? [...run.parameters]
          .map(([id, values]) => {
            const before = interval(values)[1];
            const after = interval(among(values))[1];
            // Values that many draws share can be the median of both.
            return { id, before, after, rank: after === before ? 0.5 : rankOf(after, values) };
          })
          .sort((a, b) => Math.abs(b.rank - 0.5) - Math.abs(a.rank - 0.5))
      : [],
  };
}

function interval(values: Float64Array): Interval {
  const ranks = [0.05, 0.5, 0.95].map((probability) => Math.round(probability * (values.length - 1)));
  const at = orderStatistics(values, ranks);
  return [at(ranks[0]!), at(ranks[1]!), at(ranks[2]!)];
}

/** Share of values below a value, those equal to it counted half. */
function rankOf(value: number, values: Float64Array): number {
  let below = 0;
  for (const other of values) below += other < value ? 1 : other === value ? 0.5 : 0;
  return below / values.length;
}
