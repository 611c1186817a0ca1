import { findMeasure } from "../../model/measures.ts";
import type { Run } from "../../simulate/simulate.ts";
import { summarise } from "../../simulate/summarise.ts";
import type { Study } from "../../study/study.ts";
import { type Interval, interval } from "../../wording/interval.ts";
import { type RestsOn, restsOnOutcomes } from "../restsOn.ts";
import { headlineMeasures, type RunReport, runReport } from "../runReport.ts";
import { type ByOption, byOption } from "./byOption.ts";
import { byPlace, type PlaceFigures, placeOutcomes } from "./byPlace.ts";
import { type Flow, flowOfDollar, flowOutcomes } from "./flowOfDollar.ts";
import { type RunIdentity, runIdentity } from "./runIdentity.ts";
import { type Shape, shapeOfDraws } from "./shapeOfDraws.ts";

/** One outcome as the pages show it. */
export interface MeasureFigures extends Interval {
  readonly id: string;
  readonly label: string;
  readonly says: string;
  /** Over all combinations of options; undefined where it was not asked for or nothing is chosen. */
  readonly envelope: { readonly low: number; readonly high: number } | undefined;
}

/** What the overview shows of a run. */
export interface OverviewFigures {
  readonly run: RunIdentity;
  /** What is taken and how much of it is the regime's, from the widest to the narrowest definition. */
  readonly revenue: readonly MeasureFigures[];
  readonly workers: Interval;
  readonly narrow: Shape;
  /** What the average worker keeps; empty for a scenario that speaks of revenue alone. */
  readonly takeHome: readonly MeasureFigures[];
  readonly flow: Flow | undefined;
  readonly places: readonly PlaceFigures[];
  readonly choices: readonly ByOption[];
  readonly restsOn: RestsOn | undefined;
  /** Share of the variance of narrow revenue that lies between options. */
  readonly shareBetweenOptions: number;
}

export const revenueMeasures = ["gross-earnings", ...headlineMeasures] as const;
export const takeHomeMeasures = [
  "net-pay-per-month",
  "after-living-costs-per-month",
  "received-by-family-per-month",
] as const;

/** Outcomes that `overviewFigures` needs to be kept in the run. */
export function overviewOutcomes(study: Study): string[] {
  if (study.speaksOf !== undefined) return [...study.speaksOf];
  return [
    ...revenueMeasures,
    ...takeHomeMeasures,
    ...flowOutcomes,
    ...placeOutcomes(study),
    ...restsOnOutcomes(study.segments),
  ];
}

/** Takes out of a run what the overview shows. */
export function overviewFigures(run: Run): OverviewFigures {
  const { study } = run;
  const report = runReport(run, { outcomes: [] });
  const speaksOf = (id: string) => study.speaksOf === undefined || study.speaksOf.includes(id);
  const whole = study.speaksOf === undefined;
  return {
    run: runIdentity(run),
    revenue: revenueMeasures.filter(speaksOf).map((id) => measureFigures(run, id, report.envelopes[id])),
    workers: interval(summarise(run.outcomes.get("workers")!)),
    narrow: shapeOfDraws(run.outcomes.get("narrow")!),
    takeHome: whole ? takeHomeMeasures.map((id) => measureFigures(run, id)) : [],
    flow: whole ? flowOfDollar(run) : undefined,
    places: whole ? byPlace(run) : [],
    choices: byOption(run, "narrow"),
    restsOn: whole ? (report.restsOn ?? undefined) : undefined,
    shareBetweenOptions: report.shareBetweenOptions ?? 0,
  };
}

/** An outcome of a run as the pages show it. */
export function measureFigures(
  run: Run,
  id: string,
  envelope?: RunReport["envelopes"][string],
): MeasureFigures {
  const { label, says } = findMeasure(id)!;
  return {
    id,
    label,
    says,
    ...interval(
      summarise(run.outcomes.get(id)!, {
        centre: run.atMedians.get(id)!,
        replicates: run.design.replicates,
      }),
    ),
    envelope:
      envelope === undefined || envelope.choices.length === 0
        ? undefined
        : { low: envelope.low, high: envelope.high },
  };
}
