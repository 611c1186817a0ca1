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
  /** Changed less base, draw by draw; undefined where the two runs have different seeds or numbers of draws. */
  readonly difference: (Interval & { readonly shareHigher: number }) | undefined;
}

export function changeFigures(run: Run, base: Run, outcome: string): ChangeFigures {
  const now = run.outcomes.get(outcome)!;
  const before = base.outcomes.get(outcome)!;
  const paired = run.seed === base.seed && now.length === before.length;
  const difference = paired ? now.map((value, draw) => value - before[draw]!) : undefined;
  return {
    outcome,
    now: interval(summarise(now)),
    density: densityOf(now),
    base: interval(summarise(before)),
    baseDensity: densityOf(before),
    difference: difference && {
      ...interval(summarise(difference)),
      shareHigher: exceedance(difference, 0).probability,
    },
  };
}
