import catalogue from "#catalogue";
import { claimsOfStudy } from "../../lib/claims/claimsOfStudy.ts";
import { askedOfState } from "../../lib/publish/askedOfState.ts";
import { claimsOutcomes } from "../../lib/publish/claimsReport.ts";
import type { Compared, ComparisonState } from "../../lib/publish/comparisonLink.ts";
import { type AssumptionFigures, assumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import {
  type BaseFigures,
  baseFigures,
  type ChangeFigures,
  changeFigures,
  intervalOf,
} from "../../lib/publish/figures/changeFigures.ts";
import { type ClaimFigures, claimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { type ComparisonFigures, comparisonFigures } from "../../lib/publish/figures/comparisonFigures.ts";
import type { DriverFigures } from "../../lib/publish/figures/driverFigures.ts";
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
import type { QuoteFigures } from "../../lib/publish/figures/quoteFigures.ts";
import {
  type ResultFigures,
  resultFigures,
  resultOutcomes,
} from "../../lib/publish/figures/resultFigures.ts";
import { type RunIdentity, runIdentity } from "../../lib/publish/figures/runIdentity.ts";
import { baseState, type PageState } from "../../lib/publish/link.ts";
import { overridesOf, samplingOf } from "../../lib/publish/overridesOf.ts";
import { studyDigest } from "../../lib/publish/studyDigest.ts";
import type { Verification } from "../../lib/publish/verify/verify.ts";
import type { DigestCheck } from "../../lib/publish/verify/verifyDigest.ts";
import type { DesignName } from "../../lib/sampling/designs/design.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";
import type { Interval } from "../../lib/wording/interval.ts";
import type { AnalysisQuestions } from "./analysisQuestions.ts";
import { follow, followedRun } from "./followChange.ts";
import type { PublicationFiles } from "./publishing.ts";

/** What a page can ask of the engine, and what it gets. */
export interface Questions extends AnalysisQuestions {
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
  /** Makes ready for changes of one parameter or choice (`choice:<id>`). */
  readonly follow: {
    readonly ask: { readonly state: PageState; readonly input: string };
    readonly get: undefined;
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
    const run =
      followedRun(state, study, changeOutcomes) ??
      simulate(study, { ...optionsOf(state, study, changeOutcomes, progress), totals: false });
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

  follow({ state, input }) {
    follow(state, studyOf(state), input, changeOutcomes);
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
      studyOf({ ...baseState, scenario: first }),
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

  sensitivity: analysis("sensitivity"),
  scatter: analysis("scatter"),
  breakEven: analysis("breakEven"),
  condition: analysis("condition"),
  leaveOut: analysis("leaveOut"),
};

function studyOf(state: PageState): Study {
  return resolveStudy(catalogue, state.scenario, overridesOf(state));
}

function comparedStudy(compared: Compared, first: string, state: PageState): Study {
  switch (compared.kind) {
    case "scenario":
      return studyOf({ ...baseState, scenario: compared.id });
    case "without":
      return resolveStudy(catalogue, first, { sentHome: { [compared.place]: "all" } });
    case "own":
      return studyOf(state);
  }
}

/** An answer from a file of its own, which is loaded when it is first asked for. */
function analysis<Name extends keyof AnalysisQuestions>(name: Name) {
  return async (ask: AnalysisQuestions[Name]["ask"], progress: Progress) => {
    const { analyses } = await import("./analyses.js" as "../engine/analyses.js");
    return analyses[name](ask, progress);
  };
}

/** What publishing and checking take is loaded when it is first asked for. */
const publisher = (): Promise<typeof import("../engine/publisher.js")> =>
  import("./publisher.js" as "../engine/publisher.js");

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
