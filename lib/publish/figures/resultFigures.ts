import { convergence } from "../../simulate/convergence.ts";
import { quantiles } from "../../simulate/quantiles.ts";
import type { Run } from "../../simulate/simulate.ts";
import { exceedance, type Quantile, summarise } from "../../simulate/summarise.ts";
import type { Study } from "../../study/study.ts";
import { type Interval, interval } from "../../wording/interval.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { byPlace, type PlaceFigures, placeOutcomes } from "./byPlace.ts";
import { flowRecipients, type Side } from "./flowOfDollar.ts";
import { type MeasureFigures, measureFigures } from "./overviewFigures.ts";
import { type RunIdentity, runIdentity } from "./runIdentity.ts";
import { type Shape, shapeOfDraws } from "./shapeOfDraws.ts";

/** The segments' measures that the page tabulates. */
export const segmentMeasures = [
  "workers",
  "gross-earnings-per-month",
  "taken-share",
  "narrow",
  "net-pay-per-month",
  "received-by-family-per-month",
] as const;

/** What the page of results shows of a run. */
export interface ResultFigures {
  readonly run: RunIdentity;
  /** The outcome that distribution, exceedance and convergence are of. */
  readonly outcome: MeasureFigures;
  readonly shape: Shape;
  /** Values at the probabilities 0, 1/1000 … 1. */
  readonly quantiles: readonly number[];
  /**
   * Standard errors of the probability of more than a quantile, at the probabilities 0, 1/50 … 1, from the spread
   * of the replicates; empty where draws are independent, and the formula holds.
   */
  readonly errors: readonly number[];
  readonly convergence: readonly (Interval & {
    readonly draws: number;
    readonly errors: Interval;
  })[];
  readonly recipients: readonly (Interval & {
    readonly id: string;
    readonly name: string;
    readonly side: Side;
  })[];
  readonly segments: readonly {
    readonly id: string;
    readonly title: string;
    readonly outsideTotals: boolean;
    readonly measures: readonly Interval[];
  }[];
  readonly places: readonly PlaceFigures[];
}

const steps = 1000;
const errorSteps = 50;

/** Outcomes that `resultFigures` needs to be kept in the run. */
export function resultOutcomes(study: Study, outcome: string): string[] {
  if (study.speaksOf !== undefined) return [...new Set([...study.speaksOf, outcome])];
  return [
    outcome,
    ...flowRecipients.map(({ id }) => id),
    ...study.segments.flatMap(({ id }) => segmentMeasures.map((measure) => `${measure}@${id}`)),
    ...placeOutcomes(study),
  ];
}

/** Takes out of a run what the page of results shows. */
export function resultFigures(run: Run, outcome: string): ResultFigures {
  const { study } = run;
  const draws = run.outcomes.get(outcome)!;
  const whole = study.speaksOf === undefined;
  const of = (id: string) => interval(summarise(run.outcomes.get(id)!));
  return {
    run: runIdentity(run),
    outcome: measureFigures(run, outcome),
    shape: shapeOfDraws(draws),
    quantiles: quantiles(
      draws,
      Array.from({ length: steps + 1 }, (_, index) => index / steps),
    ).values.map((value) => roundSignificant(value, 5)),
    errors: errorsOf(draws, run.design.replicates),
    convergence: convergence(run, outcome).map(({ draws: count, quantiles: found }) => {
      const [low, middle, high] = found as [Quantile, Quantile, Quantile];
      return {
        draws: count,
        low: low.value,
        middle: middle.value,
        high: high.value,
        errors: { low: low.standardError, middle: middle.standardError, high: high.standardError },
      };
    }),
    recipients: whole ? flowRecipients.map(({ id, name, side }) => ({ id, name, side, ...of(id) })) : [],
    segments: whole
      ? study.segments.map(({ id, title, outsideTotals }) => ({
          id,
          title,
          outsideTotals: outsideTotals === true,
          measures: segmentMeasures.map((measure) => of(`${measure}@${id}`)),
        }))
      : [],
    places: whole ? byPlace(run) : [],
  };
}

function errorsOf(draws: Float64Array, replicates: number): number[] {
  if (replicates === 1) return [];
  const inner = Array.from({ length: errorSteps - 1 }, (_, index) => (index + 1) / errorSteps);
  return [
    0,
    ...quantiles(draws, inner).values.map((value) => exceedance(draws, value, replicates).standardError),
    0,
  ];
}
