import { designOf } from "../sampling/designs/design.ts";
import type { Study } from "../study/study.ts";
import { type Run, type SimulationOptions, simulate } from "./simulate.ts";
import { summarise } from "./summarise.ts";

/** When to stop: the rule, and what came of it. */
export interface StoppingRule {
  readonly outcome: string;
  readonly probability: number;
  /** Bound of the quantile's standard error, as a share of the quantile. */
  readonly relativeError: number;
  /** No more draws than this. */
  readonly cap: number;
}

export interface Stopped extends StoppingRule {
  /** Standard error of the quantile, as a share of it, at the end; null for a quantile of 0. */
  readonly reached: number | null;
  /** Whether the bound was met; else the cap ended the run. */
  readonly met: boolean;
}

const firstLook = 4096;

/** All draws are kept, to be looked at again. */
export const largestCap = 1_048_576;

/**
 * Simulates until the standard error of a quantile is below a bound. Looks only at doublings of the number of
 * draws, from 4,096 on: every look is a chance to stop by luck. The run is the one that `simulate` gives for
 * its number of draws.
 *
 * @throws RangeError where the bound is not above 0, the quantile is the least or the largest, the cap is below the
 *   first look, or the outcome is not defined for the study
 */
export function simulateUntil(
  study: Study,
  rule: StoppingRule,
  options: Omit<SimulationOptions, "draws"> = {},
): { readonly run: Run; readonly stopped: Stopped } {
  const { outcome, probability, relativeError, cap } = rule;
  if (!(relativeError > 0)) throw new RangeError(`the bound is ${relativeError}; allowed is a share above 0`);
  // The error of the least and the largest draw is not known.
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`the quantile is at ${probability}; allowed is a probability between 0 and 1`);
  const name = options.design ?? study.design;
  const drawsOf = (draws: number) => designOf(name, draws, options.replicates).draws;
  if (!(drawsOf(firstLook) <= cap))
    throw new RangeError(`the cap is ${cap} draws; the first look is at ${drawsOf(firstLook)}`);
  for (let draws = firstLook; ; draws = Math.min(2 * draws, cap)) {
    const run = simulate(study, { ...options, draws, outcomes: [...(options.outcomes ?? []), outcome] });
    const column = run.outcomes.get(outcome);
    if (column === undefined)
      throw new RangeError(`"${outcome}" is not defined for this study: its data lacks what it takes`);
    const { value, standardError } = summarise(column, {
      probabilities: [probability],
      replicates: run.design.replicates,
    }).quantiles[0]!;
    const reached = value === 0 ? null : standardError / Math.abs(value);
    const met = standardError <= relativeError * Math.abs(value);
    // Designs in replicates round up.
    if (met || draws >= cap || drawsOf(Math.min(2 * draws, cap)) > cap)
      return { run, stopped: { ...rule, reached, met } };
  }
}
