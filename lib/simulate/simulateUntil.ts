import { designOf } from "../sampling/designs/design.ts";
import type { Study } from "../study/study.ts";
import type { Executor } from "./executors/executor.ts";
import { type ExecutionOptions, simulateWith } from "./executors/simulateWith.ts";
import type { JobOptions } from "./job.ts";
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
 * its number of draws; all of them are kept, 8 bytes a draw and outcome.
 *
 * @throws RangeError where the bound is not above 0, the quantile is the least or the largest, the cap is below the
 *   first look, or the outcome is not defined for the study
 */
export function simulateUntil(
  study: Study,
  rule: StoppingRule,
  options: Omit<SimulationOptions, "draws"> = {},
): { readonly run: Run; readonly stopped: Stopped } {
  const search = looks(study, rule, options);
  let look = search.next();
  while (!look.done) look = search.next(simulate(study, { ...options, ...look.value }));
  const { draws, stopped } = look.value;
  const outcomes = [...(options.outcomes ?? []), rule.outcome];
  return { run: simulate(study, { ...options, draws, outcomes }), stopped };
}

/**
 * How many draws `simulateUntil` takes, found in this thread or in workers. Looks keep one outcome alone, so that this
 * takes little memory.
 *
 * @param options.onLook told of the draws of every look before they are made
 * @throws what `simulateUntil` throws; the signal's reason; Error where a worker ended early
 */
export async function drawsUntil(
  executor: Executor,
  study: Study,
  rule: StoppingRule,
  {
    onLook,
    ...options
  }: Omit<ExecutionOptions, "draws" | "outcomes"> & { readonly onLook?: (draws: number) => void } = {},
): Promise<{ readonly draws: number; readonly stopped: Stopped }> {
  const search = looks(study, rule, options);
  let look = search.next();
  while (!look.done) {
    onLook?.(look.value.draws);
    look = search.next(await simulateWith(executor, study, { ...options, ...look.value }));
  }
  return look.value;
}

/** What is simulated at a look. */
type Look = Required<Pick<JobOptions, "draws" | "outcomes" | "totals">>;

/** Asks for the runs to look at, of the one outcome, and tells the draws of the last. */
function* looks(
  study: Study,
  rule: StoppingRule,
  { design: name = study.design, replicates }: Pick<JobOptions, "design" | "replicates">,
): Generator<Look, { readonly draws: number; readonly stopped: Stopped }, Run> {
  const { outcome, probability, relativeError, cap } = rule;
  if (!(relativeError > 0)) throw new RangeError(`the bound is ${relativeError}; allowed is a share above 0`);
  // The error of the least and the largest draw is not known.
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`the quantile is at ${probability}; allowed is a probability between 0 and 1`);
  const drawsOf = (draws: number) => designOf(name, draws, replicates).draws;
  if (!(drawsOf(firstLook) <= cap))
    throw new RangeError(`the cap is ${cap} draws; the first look is at ${drawsOf(firstLook)}`);
  for (let draws = firstLook; ; draws = Math.min(2 * draws, cap)) {
    const run: Run = yield { draws, outcomes: [outcome], totals: false };
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
      return { draws, stopped: { ...rule, reached, met } };
  }
}
