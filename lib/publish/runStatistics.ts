import { type ConvergenceStep, convergence } from "../simulate/convergence.ts";
import { histogramError } from "../simulate/logHistogram.ts";
import { momentsOf } from "../simulate/moments.ts";
import type { SummarisedRun } from "../simulate/parts/summarisedRun.ts";
import { exceedanceOf, summariseOutcome } from "../simulate/parts/summariseOutcome.ts";
import { shareBetweenOptions } from "../simulate/shareBetweenOptions.ts";
import type { Run } from "../simulate/simulate.ts";
import { exceedance, type Summary, summarise } from "../simulate/summarise.ts";

/** A run with every draw, or with what is kept of them. */
export type AnyRun = Run | SummarisedRun;

/** What a report takes from the draws of a run. Standard errors are null where they are not known. */
export interface RunStatistics {
  mean(outcome: string): number;
  summary(outcome: string, probabilities?: readonly number[]): Summary<number | null>;
  exceedance(
    outcome: string,
    threshold: number,
  ): { readonly probability: number; readonly standardError: number | null };
  /** For each option the share of draws in which it was drawn; undefined where the choice is not sampled. */
  sharesDrawn(choice: string): readonly number[] | undefined;
  /** Null where that takes every draw, or more draws. */
  shareBetweenOptions(outcome: string): number | null;
  /** Empty where that takes every draw. */
  convergence(outcome: string): readonly ConvergenceStep[];
  /** Largest relative error of a quantile beside that of sampling: 0 where they are exact. */
  readonly quantilesWithin: number;
}

/** Statistics of a run of either kind. */
export function statisticsOf(run: AnyRun): RunStatistics {
  const statistics = "parameters" in run ? ofAllDraws(run) : ofSummaries(run);
  return run.draws === 1 ? withoutErrors(statistics) : statistics;
}

/** One draw tells nothing of its own error. */
function withoutErrors({ summary, exceedance, ...others }: RunStatistics): RunStatistics {
  return {
    ...others,
    summary(outcome, probabilities) {
      const found = summary(outcome, probabilities);
      const quantiles = found.quantiles.map((quantile) => ({ ...quantile, standardError: null }));
      return { ...found, meanStandardError: null, quantiles };
    },
    exceedance: (outcome, threshold) => ({ ...exceedance(outcome, threshold), standardError: null }),
  };
}

function ofAllDraws(run: Run): RunStatistics {
  const { replicates } = run.design;
  return {
    mean: (outcome) => momentsOf(run.outcomes.get(outcome)!, 0).sum / run.draws,
    summary: (outcome, probabilities) =>
      summarise(run.outcomes.get(outcome)!, {
        centre: run.atMedians.get(outcome)!,
        replicates,
        ...(probabilities && { probabilities }),
      }),
    exceedance: (outcome, threshold) => exceedance(run.outcomes.get(outcome)!, threshold, replicates),
    sharesDrawn(choice) {
      const drawn = run.options.get(choice);
      if (drawn === undefined) return undefined;
      const counts = run.study.choices.get(choice)!.options.map(() => 0);
      for (let draw = 0; draw < drawn.length; draw++) counts[drawn[draw]!]!++;
      return counts.map((count) => count / run.draws);
    },
    shareBetweenOptions: (outcome) => shareBetweenOptions(run, outcome) ?? null,
    convergence: (outcome) => convergence(run, outcome),
    quantilesWithin: 0,
  };
}

function ofSummaries(run: SummarisedRun): RunStatistics {
  const summary = (outcome: string, probabilities?: readonly number[]) =>
    summariseOutcome(run.outcomes.get(outcome)!, run, probabilities);
  return {
    mean: (outcome) => summary(outcome, []).mean,
    summary,
    exceedance: (outcome, threshold) => exceedanceOf(run.outcomes.get(outcome)!, run, threshold),
    sharesDrawn: (choice) => {
      const counts = run.options.get(choice);
      return counts && Array.from(counts, (count) => count / run.draws);
    },
    shareBetweenOptions: () => null,
    convergence: () => [],
    quantilesWithin: histogramError,
  };
}
