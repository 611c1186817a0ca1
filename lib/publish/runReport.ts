import type { MeasureUnit } from "../model/measures.ts";
import { type Envelope, envelope } from "../simulate/envelope.ts";
import { parseOutcome } from "../simulate/evaluateStudy.ts";
import { shareBetweenOptions } from "../simulate/shareBetweenOptions.ts";
import type { Run } from "../simulate/simulate.ts";
import { exceedance, type Summary, summarise } from "../simulate/summarise.ts";
import type { Study, StudyChoice } from "../study/study.ts";
import { version } from "../version.ts";
import { likelihoodWord } from "./likelihood.ts";
import { type RestsOn, restsOn } from "./restsOn.ts";
import { studyDigest } from "./studyDigest.ts";

/** Outcomes for which the report gives the envelope over the options. */
export const headlineMeasures = [
  "taken",
  "wide-gross",
  "wide-net",
  "regime-and-officials",
  "narrow",
] as const;

export interface OutcomeReport extends Summary {
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
  readonly design: string;
  readonly draws: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  /** SHA-256 over the draws of the totals. */
  readonly outcomesDigest: string;
  /** Parameters and choices that differ from the scenario's data. */
  readonly changed: {
    readonly parameters: readonly string[];
    readonly pinned: Readonly<Record<string, string>>;
  };
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    readonly weightsAre: "judgement";
    readonly reason: string;
    readonly options: readonly { readonly id: string; readonly title: string; readonly drawn: number }[];
  }[];
  readonly outcomes: readonly OutcomeReport[];
  /** For the headline measures, by separate runs of every combination of options. */
  readonly envelopes: Readonly<Record<string, Envelope>>;
  /** Share of the variance of narrow revenue that lies between options; null where it is not kept. */
  readonly shareBetweenOptions: number | null;
  readonly restsOn: RestsOn | null;
  readonly thresholds: readonly {
    readonly outcome: string;
    readonly threshold: number;
    readonly probability: number;
    readonly standardError: number;
    readonly likelihood: string;
  }[];
}

export interface ReportOptions {
  /** Outcomes to summarise; default: all that the run kept. */
  readonly outcomes?: readonly string[];
  readonly probabilities?: readonly number[];
  /** Thresholds, each with the outcome that is held against it. */
  readonly thresholds?: readonly { readonly outcome: string; readonly threshold: number }[];
}

/** Reports the outcomes of a run. */
export function runReport(
  run: Run,
  { outcomes: wanted, probabilities, thresholds = [] }: ReportOptions = {},
): RunReport {
  const { study } = run;
  const kept = (wanted ?? [...run.outcomes.keys()]).filter((outcome) => run.outcomes.has(outcome));
  const outcomes = kept.map((outcome): OutcomeReport => {
    const draws = run.outcomes.get(outcome)!;
    const { measure, segment } = parseOutcome(outcome);
    return {
      outcome,
      measure: measure.id,
      segment: segment ?? null,
      label: measure.label,
      unit: measure.unit,
      ...summarise(draws, { centre: run.atMedians.get(outcome)!, ...(probabilities && { probabilities }) }),
    };
  });
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
    design: run.design,
    draws: run.draws,
    codeVersion: version,
    studyDigest: studyDigest(study),
    outcomesDigest: run.digest,
    changed: {
      parameters: [...study.parameters.values()].filter(({ changed }) => changed).map(({ id }) => id),
      pinned: Object.fromEntries(
        [...study.choices.values()].flatMap(({ id, pinned }) => (pinned === undefined ? [] : [[id, pinned]])),
      ),
    },
    choices: [...study.choices.values()].map((choice) => {
      const drawn = sharesDrawn(run, choice);
      return {
        id: choice.id,
        title: choice.written.title,
        weightsAre: "judgement",
        reason: choice.written.reason,
        options: choice.written.options.map(({ id, title }, index) => ({ id, title, drawn: drawn[index]! })),
      };
    }),
    outcomes,
    envelopes: Object.fromEntries(
      envelope(
        study,
        headlineMeasures.filter((id) => run.outcomes.has(id)),
        { seed: run.seed },
      ),
    ),
    shareBetweenOptions: run.outcomes.has("narrow") ? shareBetweenOptions(run, "narrow") : null,
    restsOn: canRest ? restsOn(run) : null,
    thresholds: thresholds.map(({ outcome, threshold }) => {
      const { probability, standardError } = exceedance(run.outcomes.get(outcome)!, threshold);
      return {
        outcome,
        threshold,
        probability,
        standardError,
        likelihood: likelihoodWord(probability, standardError),
      };
    }),
  };
}

/** For each option of a choice the share of draws in which it was drawn. */
function sharesDrawn(run: Run, { id, options, pinned }: StudyChoice): number[] {
  const drawn = run.options.get(id);
  if (drawn === undefined) return options.map((option) => (option === (pinned ?? options[0]) ? 1 : 0));
  const counts = new Array<number>(options.length).fill(0);
  for (let draw = 0; draw < drawn.length; draw++) counts[drawn[draw]!]!++;
  return counts.map((count) => count / drawn.length);
}
