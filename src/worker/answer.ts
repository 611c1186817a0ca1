import catalogue from "#catalogue";
import { askedOfState } from "../../lib/publish/askedOfState.ts";
import { type AssumptionFigures, assumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { type ChangeFigures, changeFigures } from "../../lib/publish/figures/changeFigures.ts";
import {
  type OverviewFigures,
  overviewFigures,
  overviewOutcomes,
} from "../../lib/publish/figures/overviewFigures.ts";
import { type ParameterFigures, parameterFigures } from "../../lib/publish/figures/parameterFigures.ts";
import type { QuoteFigures } from "../../lib/publish/figures/quoteFigures.ts";
import {
  type ResultFigures,
  resultFigures,
  resultOutcomes,
} from "../../lib/publish/figures/resultFigures.ts";
import type { PageState } from "../../lib/publish/link.ts";
import type { Verification } from "../../lib/publish/verify/verify.ts";
import type { DigestCheck } from "../../lib/publish/verify/verifyDigest.ts";
import { type Run, simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";
import type { PublicationFiles } from "./publishing.ts";

/** What a page can ask of the engine, and what it gets. */
export interface Questions {
  readonly overview: { readonly ask: { readonly state: PageState }; readonly get: OverviewFigures };
  readonly assumptions: { readonly ask: { readonly state: PageState }; readonly get: AssumptionFigures };
  /** The headline beside that of the scenario without the changes, quickly, while a slider moves. */
  readonly change: {
    readonly ask: { readonly state: PageState };
    readonly get: {
      readonly narrow: ChangeFigures;
      /** Kept by the average worker, USD a month; undefined for a scenario that speaks of revenue alone. */
      readonly netPay: ChangeFigures | undefined;
      /** The parameters that the state changes. */
      readonly parameters: readonly ParameterFigures[];
      readonly draws: number;
      readonly seed: string;
    };
  };
  readonly results: {
    readonly ask: { readonly state: PageState; readonly outcome: string };
    readonly get: ResultFigures;
  };
  /** The sentences to quote, and how to cite. */
  readonly quote: { readonly ask: { readonly state: PageState }; readonly get: QuoteFigures };
  readonly publish: { readonly ask: { readonly state: PageState }; readonly get: PublicationFiles };
  /** A manifest or a zipped publication made again. */
  readonly checkFile: {
    readonly ask: { readonly bytes: Uint8Array; readonly name: string };
    readonly get: Verification;
  };
  /** The run of a link or of a line beside a figure made again. */
  readonly checkText: { readonly ask: { readonly text: string }; readonly get: DigestCheck };
  /** The state that a scenario file stands for. */
  readonly file: { readonly ask: { readonly text: string; readonly name: string }; readonly get: PageState };
}
export type QuestionName = keyof Questions;

type Progress = (done: number, of: number) => void;

/** Answers in the worker's thread; what they throw becomes a message on the page. */
export const answers: {
  readonly [Name in QuestionName]: (
    ask: Questions[Name]["ask"],
    progress: Progress,
  ) => Questions[Name]["get"] | Promise<Questions[Name]["get"]>;
} = {
  overview({ state }, progress) {
    const study = studyOf(state);
    return overviewFigures(simulate(study, optionsOf(state, study, overviewOutcomes(study), progress)));
  },

  assumptions: ({ state }) => assumptionFigures(studyOf(state)),

  change({ state }, progress) {
    const study = studyOf(state);
    const run = simulate(study, {
      ...optionsOf(state, study, changeOutcomes, progress),
      totals: false,
    });
    const base = baseRun(state);
    return {
      narrow: changeFigures(run, base, "narrow"),
      netPay: study.speaksOf === undefined ? changeFigures(run, base, "net-pay-per-month") : undefined,
      parameters: Object.keys(state.set).map((id) => parameterFigures(study.parameters.get(id)!)),
      draws: run.draws,
      seed: run.seed,
    };
  },

  results({ state, outcome }, progress) {
    const study = studyOf(state);
    const outcomes = resultOutcomes(study, outcome);
    return resultFigures(simulate(study, optionsOf(state, study, outcomes, progress)), outcome);
  },

  async quote({ state }, progress) {
    const { quoteFigures, quoteOutcomes } = await import("./quoter.js" as "../engine/quoter.js");
    const study = studyOf(state);
    const run = simulate(study, optionsOf(state, study, quoteOutcomes(study), progress));
    return quoteFigures(run, askedOfState(state).asked.overrides);
  },

  async publish({ state }, progress) {
    return (await publisher()).publishState(state, (share) => progress(share, 1));
  },

  async checkFile({ bytes, name }, progress) {
    return (await publisher()).checkFile(bytes, name, (share) => progress(share, 1));
  },

  async checkText({ text }) {
    return (await publisher()).checkText(text.trim());
  },

  async file({ text, name }) {
    const { readStateFile } = await import("./reader.js" as "../engine/reader.js");
    return readStateFile(text, name);
  },
};

/** What publishing and checking take is loaded when it is first asked for. */
const publisher = (): Promise<typeof import("../engine/publisher.js")> =>
  import("./publisher.js" as "../engine/publisher.js");

function studyOf({ scenario, set, choose }: PageState): Study {
  return resolveStudy(catalogue, scenario, { set, choose });
}

function optionsOf(state: PageState, study: Study, outcomes: readonly string[], progress: Progress) {
  const draws = state.draws ?? study.draws;
  return {
    ...(state.seed === undefined ? {} : { seed: state.seed }),
    draws,
    outcomes,
    onProgress: (done: number) => progress(done, draws),
  };
}

/** What the result bar shows. */
const changeOutcomes = ["narrow", "net-pay-per-month"];

let lastBase: { readonly key: string; readonly run: Run } | undefined;

/** The run of the scenario without changes, with the same seed and number of draws; kept for the next request. */
function baseRun({ scenario, seed, draws }: PageState): Run {
  const key = JSON.stringify([scenario, seed, draws]);
  if (lastBase?.key !== key) {
    const study = studyOf({ scenario, set: {}, choose: {} });
    lastBase = {
      key,
      run: simulate(study, {
        outcomes: changeOutcomes,
        totals: false,
        ...(seed === undefined ? {} : { seed }),
        ...(draws === undefined ? {} : { draws }),
      }),
    };
  }
  return lastBase.run;
}
