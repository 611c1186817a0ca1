import type { Run } from "../../simulate/simulate.ts";
import { exceedance, summarise } from "../../simulate/summarise.ts";
import { type Interval, interval } from "../../wording/interval.ts";
import { type Density, densityOf } from "./shapeOfDraws.ts";

/** An outcome of a changed scenario beside the base, on common random numbers. */
export interface ChangeFigures {
  readonly outcome: string;
  readonly now: Interval;
  readonly density: Density;
  readonly base: Interval;
  readonly baseDensity: Density;
  /** Changed less base, draw by draw; undefined where the two runs do not have the same draws. */
  readonly difference: (Interval & { readonly shareHigher: number }) | undefined;
}

/** What of a run is looked at: all draws of some outcomes. */
type Drawn = Pick<Run, "seed" | "design" | "outcomes">;

/** An outcome of the base, worked out once for all changes. */
export interface BaseFigures {
  readonly run: Drawn;
  readonly interval: Interval;
  readonly density: Density;
}

export function baseFigures(run: Drawn, outcome: string): BaseFigures {
  const draws = run.outcomes.get(outcome)!;
  return { run, interval: intervalOf(draws, run), density: densityOf(draws) };
}

/** @param base of the same outcome */
export function changeFigures(run: Drawn, base: BaseFigures, outcome: string): ChangeFigures {
  const now = run.outcomes.get(outcome)!;
  const before = base.run.outcomes.get(outcome)!;
  const paired =
    run.seed === base.run.seed &&
    run.design.name === base.run.design.name &&
    run.design.replicates === base.run.design.replicates &&
    now.length === before.length;
  const difference = paired ? now.map((value, draw) => value - before[draw]!) : undefined;
  return {
    outcome,
    now: intervalOf(now, run),
    density: densityOf(now),
    base: base.interval,
    baseDensity: base.density,
    difference: difference && {
      ...intervalOf(difference, run),
      shareHigher: exceedance(difference, 0).probability,
    },
  };
}

/** Median and 90 % interval of a column of a run, without its other quantiles. */
export function intervalOf(draws: Float64Array, { design }: Pick<Run, "design">): Interval {
  return interval(summarise(draws, { probabilities: [0.05, 0.5, 0.95], replicates: design.replicates }));
}
