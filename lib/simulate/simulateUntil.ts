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
 * @throws RangeError where the bound is not above 0, or the outcome is not defined for the study
 */
export function simulateUntil(
  study: Study,
  rule: StoppingRule,
  options: Omit<SimulationOptions, "draws"> = {},
): { readonly run: Run; readonly stopped: Stopped } {
  const { outcome, probability, relativeError, cap } = rule;
  if (!(relativeError > 0)) throw new RangeError(`the bound is ${relativeError}; allowed is a share above 0`);
  for (let draws = Math.min(firstLook, cap); ; draws = Math.min(2 * draws, cap)) {
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
    if (met || draws >= cap) return { run, stopped: { ...rule, reached, met } };
  }
}
