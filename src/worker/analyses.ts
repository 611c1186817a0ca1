import catalogue from "#catalogue";
import { breakEvenFigures } from "../../lib/publish/figures/breakEvenFigures.ts";
import {
  type ConditionGround,
  conditionFigures,
  conditionGround,
} from "../../lib/publish/figures/conditionFigures.ts";
import { scatterFigures, scatterSample } from "../../lib/publish/figures/scatterFigures.ts";
import { sensitivityFigures } from "../../lib/publish/figures/sensitivityFigures.ts";
import { leaveOutReport } from "../../lib/publish/leaveOutReport.ts";
import type { PageState } from "../../lib/publish/link.ts";
import { overridesOf } from "../../lib/publish/overridesOf.ts";
import type { DrawnSample } from "../../lib/sensitivity/samples/drawn.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";
import type { AnalysisQuestions } from "./analysisQuestions.ts";

/** Progress in thousandths. */
type Progress = (done: number, of: number) => void;
const whole = 1000;
const inThousandths = (progress: Progress) => (share: number) => progress(Math.round(share * whole), whole);

/** Answers that take the library's estimators, which only the page of sensitivity loads. */
export const analyses: {
  readonly [Name in keyof AnalysisQuestions]: (
    ask: AnalysisQuestions[Name]["ask"],
    progress: Progress,
  ) => AnalysisQuestions[Name]["get"];
} = {
  sensitivity: ({ state, outcome, asked }, progress) =>
    sensitivityFigures(studyOf(state), catalogue, {
      ...seedOf(state),
      outcome,
      asked,
      onProgress: inThousandths(progress),
    }),

  scatter({ state, outcome, input }) {
    const study = studyOf(state);
    const sample = kept.scatter(JSON.stringify([state, outcome]), () =>
      scatterSample(study, outcome, state.seed),
    );
    return scatterFigures(study, sample, outcome, input ?? sample.inputs[0]!.name);
  },

  breakEven: ({ state, outcome, target, probability, parameter }, progress) =>
    breakEvenFigures(studyOf(state), {
      ...seedOf(state),
      outcome,
      target,
      probability,
      ...(parameter === undefined ? {} : { parameters: [parameter] }),
      onProgress: inThousandths(progress),
    }),

  condition({ state, ranges, of }) {
    const ground = kept.ground(JSON.stringify(state), () => conditionGround(studyOf(state), state.seed));
    return conditionFigures(ground, ranges, of);
  },

  leaveOut: ({ state, outcome }, progress) =>
    leaveOutReport(studyOf(state), catalogue, {
      ...seedOf(state),
      outcomes: [outcome],
      onProgress: inThousandths(progress),
    }),
};

function studyOf(state: PageState): Study {
  return resolveStudy(catalogue, state.scenario, overridesOf(state));
}

function seedOf({ seed }: PageState): { readonly seed?: string } {
  return seed === undefined ? {} : { seed };
}

/** Draws of the last request, for the next one of the same state. */
const kept = {
  scatter: keepLast<DrawnSample>(),
  ground: keepLast<ConditionGround>(),
};

function keepLast<Value>() {
  let last: { readonly key: string; readonly value: Value } | undefined;
  return (key: string, make: () => Value): Value => {
    if (last?.key !== key) last = { key, value: make() };
    return last.value;
  };
}
