import catalogue from "#catalogue";
import { claimsOfStudy } from "../../lib/claims/claimsOfStudy.ts";
import { claimsOutcomes } from "../../lib/publish/claimsReport.ts";
import type { Compared, ComparisonState } from "../../lib/publish/comparisonLink.ts";
import { type AssumptionFigures, assumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { type ChangeFigures, changeFigures } from "../../lib/publish/figures/changeFigures.ts";
import { type ClaimFigures, claimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { type ComparisonFigures, comparisonFigures } from "../../lib/publish/figures/comparisonFigures.ts";
import {
  type NeededForClaim,
  neededFigures,
  neededOutcomes,
} from "../../lib/publish/figures/neededFigures.ts";
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
import { type RunIdentity, runIdentity } from "../../lib/publish/figures/runIdentity.ts";
import type { PageState } from "../../lib/publish/link.ts";
import { type Run, simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";

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
  /** The model's side of every claim, and what would have to be true for one of them. */
  readonly claims: {
    readonly ask: { readonly state: PageState; readonly needed: string };
    readonly get: {
      readonly run: RunIdentity;
      readonly claims: readonly ClaimFigures[];
      /** Undefined where nothing is held against that claim. */
      readonly needed: NeededForClaim | undefined;
    };
  };
  /** Two scenarios on common random numbers; progress is in runs. */
  readonly compare: {
    readonly ask: { readonly state: PageState; readonly comparison: ComparisonState };
    readonly get: ComparisonFigures;
  };
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

  async claims({ state, needed }, progress) {
    const study = studyOf(state);
    if (study.kind !== "estimate") {
      throw new Error(
        `“${study.title}” restates or changes what was published, so nothing is held against it.`,
      );
    }
    const { default: data } = await import("./claims.js" as "../engine/claims.js");
    const claims = claimsOfStudy(data.claims, study, data);
    const one = claims.find(({ id }) => id === needed)!;
    const outcomes = [...claimsOutcomes(claims, study.segments), ...neededOutcomes(one)];
    const run = simulate(study, optionsOf(state, study, outcomes, progress));
    return {
      run: runIdentity(run),
      claims: claimFigures(run, { ...data, claims }),
      needed: one.unmatched === undefined ? neededFigures(run, one) : undefined,
    };
  },

  compare({ state, comparison: { first, second, outcome } }, progress) {
    const { seed, draws } = state;
    return comparisonFigures(
      studyOf({ scenario: first, set: {}, choose: {} }),
      comparedStudy(second, first, state),
      outcome,
      {
        ...(seed === undefined ? {} : { seed }),
        ...(draws === undefined ? {} : { draws }),
        onProgress: progress,
      },
    );
  },

  async file({ text, name }) {
    const { readStateFile } = await import("./reader.js" as "../engine/reader.js");
    return readStateFile(text, name);
  },
};

function studyOf({ scenario, set, choose }: PageState): Study {
  return resolveStudy(catalogue, scenario, { set, choose });
}

function comparedStudy(compared: Compared, first: string, state: PageState): Study {
  switch (compared.kind) {
    case "scenario":
      return studyOf({ scenario: compared.id, set: {}, choose: {} });
    case "without":
      return resolveStudy(catalogue, first, { sentHome: { [compared.place]: "all" } });
    case "own":
      return studyOf(state);
  }
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
