import catalogue from "#catalogue";
import { type AssumptionFigures, assumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import {
  type BaseFigures,
  baseFigures,
  type ChangeFigures,
  changeFigures,
  intervalOf,
} from "../../lib/publish/figures/changeFigures.ts";
import type { DriverFigures } from "../../lib/publish/figures/driverFigures.ts";
import {
  type OverviewFigures,
  overviewFigures,
  overviewOutcomes,
} from "../../lib/publish/figures/overviewFigures.ts";
import { type ParameterFigures, parameterFigures } from "../../lib/publish/figures/parameterFigures.ts";
import {
  type ResultFigures,
  resultFigures,
  resultOutcomes,
} from "../../lib/publish/figures/resultFigures.ts";
import { baseState, type PageState } from "../../lib/publish/link.ts";
import { overridesOf, samplingOf } from "../../lib/publish/overridesOf.ts";
import { studyDigest } from "../../lib/publish/studyDigest.ts";
import type { DesignName } from "../../lib/sampling/designs/design.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";
import type { Interval } from "../../lib/wording/interval.ts";

/** What a page can ask of the engine, and what it gets. */
export interface Questions {
  readonly overview: { readonly ask: { readonly state: PageState }; readonly get: OverviewFigures };
  /** The strongest inputs of narrow revenue; takes longer than the overview. */
  readonly drivers: { readonly ask: { readonly state: PageState }; readonly get: readonly DriverFigures[] };
  readonly assumptions: { readonly ask: { readonly state: PageState }; readonly get: AssumptionFigures };
  /** What is written of the parameters of a scenario, and which figures they name; the worker has no texts of figures. */
  readonly support: { readonly ask: { readonly scenario: string }; readonly get: Support };
  /** The headline beside that of the scenario without the changes, quickly, while a slider moves. */
  readonly change: {
    readonly ask: { readonly state: PageState };
    readonly get: {
      readonly narrow: ChangeFigures;
      /** Kept by the average worker, USD a month; undefined for a scenario that speaks of revenue alone. */
      readonly netPay: Interval | undefined;
      /** The parameters that the state changes. */
      readonly parameters: readonly ParameterFigures[];
    };
  };
  readonly results: {
    readonly ask: { readonly state: PageState; readonly outcome: string };
    readonly get: ResultFigures;
  };
  /** What names the run of a state: asked once it has come to rest. */
  readonly identity: {
    readonly ask: { readonly state: PageState };
    readonly get: {
      readonly seed: string;
      readonly draws: number;
      readonly design: DesignName;
      readonly studyDigest: string;
      readonly outcomesDigest: string;
    };
  };
  /** The state that a scenario file stands for. */
  readonly file: { readonly ask: { readonly text: string; readonly name: string }; readonly get: PageState };
}
export type Support = Pick<Catalogue, "parameters" | "evidence">;
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

  async drivers({ state }) {
    const { driverFigures } = await import("./drivers.js" as "../engine/drivers.js");
    const { seed } = state;
    return driverFigures(studyOf(state), "narrow", seed === undefined ? {} : { seed });
  },

  assumptions: ({ state }) => assumptionFigures(studyOf(state), catalogue),

  support({ scenario }) {
    const parameters = [...studyOf({ ...baseState, scenario }).parameters.values()].map(
      ({ written }) => written,
    );
    const named = new Set(
      parameters.flatMap(({ evidence = [], derivedFrom = [], leftOut = [] }) => [
        ...[...evidence, ...derivedFrom],
        ...leftOut.flatMap((left) => left.evidence),
      ]),
    );
    return { parameters, evidence: catalogue.evidence.filter(({ id }) => named.has(id)) };
  },

  change({ state }, progress) {
    const study = studyOf(state);
    const run = simulate(study, {
      ...optionsOf(state, study, changeOutcomes, progress),
      totals: false,
    });
    const base = baseOf(state);
    return {
      narrow: changeFigures(run, base, "narrow"),
      netPay:
        study.speaksOf === undefined ? intervalOf(run.outcomes.get("net-pay-per-month")!, run) : undefined,
      parameters: Object.keys(state.set).flatMap((id) => {
        const parameter = study.parameters.get(id);
        return parameter === undefined ? [] : [parameterFigures(parameter)];
      }),
    };
  },

  identity({ state }) {
    const study = studyOf(state);
    const run = simulate(study, samplingOf(state));
    return {
      seed: run.seed,
      draws: run.draws,
      design: run.design.name,
      studyDigest: studyDigest(study),
      outcomesDigest: run.digest(),
    };
  },

  results({ state, outcome }, progress) {
    const study = studyOf(state);
    const outcomes = resultOutcomes(study, outcome);
    return resultFigures(simulate(study, optionsOf(state, study, outcomes, progress)), outcome);
  },

  async file({ text, name }) {
    const { readStateFile } = await import("./reader.js" as "../engine/reader.js");
    return readStateFile(text, name);
  },
};

function studyOf(state: PageState): Study {
  return resolveStudy(catalogue, state.scenario, overridesOf(state));
}

function optionsOf(state: PageState, study: Study, outcomes: readonly string[], progress: Progress) {
  const draws = state.draws ?? study.draws;
  return {
    ...samplingOf(state),
    outcomes,
    onProgress: (done: number) => progress(Math.min(done, draws), draws),
  };
}

/** What the result bar shows. */
const changeOutcomes = ["narrow", "net-pay-per-month"];

let lastBase: { readonly key: string; readonly base: BaseFigures } | undefined;

/** The scenario without changes, with the same seed, draws and design; kept for the next request. */
function baseOf(state: PageState): BaseFigures {
  const { scenario } = state;
  const sampling = samplingOf(state);
  const key = JSON.stringify([scenario, sampling]);
  if (lastBase?.key !== key) {
    const study = studyOf({ ...baseState, scenario });
    const run = simulate(study, { ...sampling, outcomes: changeOutcomes, totals: false });
    lastBase = { key, base: baseFigures(run, "narrow") };
  }
  return lastBase.base;
}
