import type { MeasureUnit } from "../model/measures.ts";
import type { DesignName } from "../sampling/designs/design.ts";
import type { ConvergenceStep } from "../simulate/convergence.ts";
import { dependencePolicies, type PolicyInterval } from "../simulate/dependencePolicies.ts";
import { type Envelope, envelope } from "../simulate/envelope.ts";
import { parseOutcome } from "../simulate/evaluateStudy.ts";
import type { Stopped } from "../simulate/simulateUntil.ts";
import type { Summary } from "../simulate/summarise.ts";
import type { Study, Together } from "../study/study.ts";
import { version } from "../version.ts";
import { likelihoodWord } from "./likelihood.ts";
import { type RestsOn, restsOn } from "./restsOn.ts";
import { type AnyRun, statisticsOf } from "./runStatistics.ts";
import { studyDigest } from "./studyDigest.ts";

/** Outcomes for which the report gives the envelope over the options. */
export const headlineMeasures = [
  "taken",
  "wide-gross",
  "wide-net",
  "regime-and-officials",
  "narrow",
] as const;

/** Standard errors are null where they are not known (see `summariseOutcome`). */
export interface OutcomeReport extends Summary<number | null> {
  readonly outcome: string;
  readonly measure: string;
  /** Id of the segment; null for the total. */
  readonly segment: string | null;
  readonly label: string;
  readonly unit: MeasureUnit;
}

/** What is written of a run, for people and machines; the form has a version of its own. */
export interface RunReport {
  readonly format: "wageflow-run";
  readonly formatVersion: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly year: number;
    readonly kind: Study["kind"];
    readonly assumes: string;
    readonly leavesOut: string;
  };
  readonly seed: string;
  readonly design: DesignName;
  readonly replicates: number;
  readonly draws: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  /** SHA-256 over the draws of the totals. */
  readonly outcomesDigest: string;
  /** What is not independent, and what that does to narrow revenue. */
  readonly dependence: {
    readonly together: readonly Together[];
    readonly matrices: readonly {
      readonly id: string;
      readonly title: string;
      readonly parameters: readonly string[];
    }[];
    /** Narrow revenue's 90 % interval if every group were independent, correlated, or common. */
    readonly narrowUnder: readonly PolicyInterval[];
  };
  /** Parameters and choices that differ from the scenario's data. */
  readonly changed: {
    readonly parameters: readonly string[];
    readonly pinned: Readonly<Record<string, string>>;
    /** Choices whose weights are not those of the data. */
    readonly weighed: readonly string[];
  };
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    readonly weightsAre: "judgement";
    readonly reason: string;
    readonly options: readonly { readonly id: string; readonly title: string; readonly drawn: number }[];
  }[];
  /** Largest relative error of the quantiles beside that of sampling; 0 where they are exact. */
  readonly quantilesWithin: number;
  readonly outcomes: readonly OutcomeReport[];
  /** For the headline measures, by separate runs of every combination of options. */
  readonly envelopes: Readonly<Record<string, Envelope>>;
  /** Share of the variance of narrow revenue that lies between options; null where it is not kept. */
  readonly shareBetweenOptions: number | null;
  readonly restsOn: RestsOn | null;
  /** Running mean and quantiles of narrow revenue at doublings of the draws; none where it is not kept. */
  readonly convergence: readonly ConvergenceStep[];
  /** The rule by which the run ended, and what came of it; null where the number of draws was given. */
  readonly stopped: Stopped | null;
  readonly thresholds: readonly {
    readonly outcome: string;
    readonly threshold: number;
    readonly probability: number;
    readonly standardError: number | null;
    readonly likelihood: string;
  }[];
}

export interface ReportOptions {
  /** Outcomes to summarise; default: all that the run kept. */
  readonly outcomes?: readonly string[];
  readonly probabilities?: readonly number[];
  /** Thresholds, each with the outcome that is held against it. */
  readonly thresholds?: readonly { readonly outcome: string; readonly threshold: number }[];
  /** What `simulateUntil` says of the run. */
  readonly stopped?: Stopped | null;
}

/** What of a study is set by the scenario or the caller rather than taken from the data. */
export function changedIn(study: Study): RunReport["changed"] {
  const choices = [...study.choices.values()];
  return {
    parameters: [...study.parameters.values()].filter(({ changed }) => changed).map(({ id }) => id),
    pinned: Object.fromEntries(
      choices.flatMap(({ id, pinned }) => (pinned === undefined ? [] : [[id, pinned]])),
    ),
    weighed: choices.filter(({ weighed }) => weighed).map(({ id }) => id),
  };
}

/** Summarises outcomes of a run; those that it did not keep are left out. */
export function outcomeReports(
  run: AnyRun,
  outcomes: readonly string[],
  probabilities?: readonly number[],
): OutcomeReport[] {
  const { summary } = statisticsOf(run);
  return outcomes
    .filter((outcome) => run.outcomes.has(outcome))
    .map((outcome) => {
      const { measure, segment } = parseOutcome(outcome);
      return {
        outcome,
        measure: measure.id,
        segment: segment ?? null,
        label: measure.label,
        unit: measure.unit,
        ...summary(outcome, probabilities),
      };
    });
}

/** Reports the outcomes of a run. */
export function runReport(
  run: AnyRun,
  { outcomes: wanted, probabilities, thresholds = [], stopped = null }: ReportOptions = {},
): RunReport {
  const { study } = run;
  const statistics = statisticsOf(run);
  const outcomes = outcomeReports(run, wanted ?? [...run.outcomes.keys()], probabilities);
  const canRest = study.segments.every(
    ({ id }) => run.outcomes.has(`workers@${id}`) && run.outcomes.has(`narrow@${id}`),
  );
  return {
    format: "wageflow-run",
    formatVersion: 1,
    scenario: {
      id: study.id,
      title: study.title,
      year: study.year,
      kind: study.kind,
      assumes: study.assumes,
      leavesOut: study.leavesOut,
    },
    seed: run.seed,
    design: run.design.name,
    replicates: run.design.replicates,
    draws: run.draws,
    codeVersion: version,
    studyDigest: studyDigest(study),
    outcomesDigest: run.digest(),
    dependence: {
      together: study.dependence.together,
      matrices: study.dependence.matrices.map(({ id, title, parameters }) => ({ id, title, parameters })),
      narrowUnder: run.outcomes.has("narrow")
        ? dependencePolicies(study, "narrow", {
            seed: run.seed,
            drawn:
              "parameters" in run && run.design.name === "random" ? run.outcomes.get("narrow") : undefined,
          })
        : [],
    },
    changed: changedIn(study),
    choices: [...study.choices.values()].map((choice) => {
      const drawn =
        statistics.sharesDrawn(choice.id) ??
        choice.options.map((option) => (option === (choice.pinned ?? choice.options[0]) ? 1 : 0));
      return {
        id: choice.id,
        title: choice.written.title,
        weightsAre: "judgement",
        reason: choice.written.reason,
        options: choice.written.options.map(({ id, title }, index) => ({ id, title, drawn: drawn[index]! })),
      };
    }),
    quantilesWithin: statistics.quantilesWithin,
    outcomes,
    envelopes: Object.fromEntries(
      envelope(
        study,
        headlineMeasures.filter((id) => run.outcomes.has(id)),
        { seed: run.seed },
      ),
    ),
    shareBetweenOptions: run.outcomes.has("narrow") ? statistics.shareBetweenOptions("narrow") : null,
    restsOn: canRest ? restsOn(run) : null,
    convergence: run.outcomes.has("narrow") ? statistics.convergence("narrow") : [],
    stopped,
    thresholds: thresholds.map(({ outcome, threshold }) => {
      const { probability, standardError } = statistics.exceedance(outcome, threshold);
      return {
        outcome,
        threshold,
        probability,
        standardError,
        likelihood: likelihoodWord(probability, standardError ?? 0),
      };
    }),
  };
}
