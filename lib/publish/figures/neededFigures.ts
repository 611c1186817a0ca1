import { positionInRun } from "../../claims/positionInRun.ts";
import { type NeededValue, reverse, reverseOutcomes } from "../../claims/reverse.ts";
import { findMeasure } from "../../model/measures.ts";
import type { Run } from "../../simulate/simulate.ts";
import type { Claim } from "../../study/schemas/claim.ts";
import { inputsOf } from "../claimsReport.ts";

/** What would have to be true for one end of a claim. */
export interface NeededFigures {
  /** In dollars a year. */
  readonly target: number;
  readonly timesMedian: number;
  readonly timesLargest: number;
  /** Dollars a year for each worker, and that over the median gross earnings of one. */
  readonly perWorker: { readonly year: number; readonly timesGrossWage: number };
  /** Factor on headcounts, wages and months together, with every dollar taken. */
  readonly everythingTaken: { readonly atMedian: number; readonly atLargest: number };
  /** How many parameters bear on it, and how many could bring it about alone inside their ranges. */
  readonly inputs: number;
  readonly insideRange: number;
  /** Those that could alone, outside their ranges. */
  readonly outsideRange: readonly {
    readonly id: string;
    readonly label: string;
    readonly unit: string;
    readonly value: number;
    readonly range: readonly [number, number];
  }[];
}

/** A claim of what the state takes in a year, and what would have to be true for either end of it. */
export interface NeededForClaim {
  /** The outcome that it is held against, as a label. */
  readonly outcome: string;
  readonly ends: readonly NeededFigures[];
}

/** Outcomes that `neededFigures` needs to be kept in the run, beside those of the claim. */
export const neededOutcomes = reverseOutcomes;

/**
 * What would have to be true for a claim about money taken from all workers of its scope.
 *
 * @throws RangeError where nothing of the study can be held against it
 */
export function neededFigures(run: Run, claim: Claim): NeededForClaim {
  const [first] = positionInRun(run, claim).positions;
  if (first === undefined) throw new RangeError(`nothing is held against ${claim.id}`);
  const ends = [claim.low, claim.high].filter((end) => end !== null).map((end) => end * first.conversion);
  const { parameters } = run.study;
  const told = ({ id, unit, value, range }: NeededValue) => ({
    ...{ id, unit, range },
    label: parameters.get(id)!.label,
    value: value!,
  });
  return {
    outcome: findMeasure(first.held.measure)!.label,
    ends: reverse(run, claim, first.held, ends, inputsOf(run, claim)!).map(
      ({ perWorker, everythingTaken, parameters: needed, ...rest }) => ({
        target: rest.target,
        timesMedian: rest.timesMedian,
        timesLargest: rest.timesLargest,
        perWorker: perWorker!,
        everythingTaken: everythingTaken!,
        inputs: needed.length,
        insideRange: needed.filter(({ verdict }) => verdict === "inside its range").length,
        outsideRange: needed.filter(({ verdict }) => verdict === "outside its range").map(told),
      }),
    ),
  };
}
