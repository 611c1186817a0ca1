import { measures } from "../../model/measures.ts";
import { convergence } from "../../simulate/convergence.ts";
import { quantiles } from "../../simulate/quantiles.ts";
import type { Run } from "../../simulate/simulate.ts";
import { type Quantile, summarise } from "../../simulate/summarise.ts";
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

/** Units of the segments' measures, in their order. */
export const segmentUnits = segmentMeasures.map((id) => measures.find((measure) => measure.id === id)!.unit);
