import { compileStudy } from "../../simulate/compileStudy.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { type ParameterFigures, parameterFigures } from "./parameterFigures.ts";

export interface ChoiceFigures {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly reason: string;
  readonly pinned: string | undefined;
  readonly options: readonly {
    readonly id: string;
    readonly title: string;
    readonly says: string;
    /** Weights, one for each option of the choice that they depend on, or a single one. */
    readonly weights: readonly number[];
  }[];
  /** Titles of the options on which the weights depend. */
  readonly given: readonly string[];
  readonly segments: readonly string[];
}

/** Everything that can be changed in a study. */
export interface AssumptionFigures {
  readonly parameters: readonly (ParameterFigures & { readonly segments: readonly string[] })[];
  readonly choices: readonly ChoiceFigures[];
  readonly segments: readonly { readonly id: string; readonly title: string }[];
}

const outcomes = ["narrow", "received-by-family", "deficit"] as const;

export function assumptionFigures(study: Study): AssumptionFigures {
  const compiled = compileStudy(
    study,
    study.segments.flatMap(({ id }) => outcomes.map((outcome) => `${outcome}@${id}`)),
  );
  const inputs = study.segments.map(({ id }) => ({
    id,
    names: new Set(outcomes.flatMap((outcome) => [...compiled.dependsOn(`${outcome}@${id}`)])),
  }));
  const bearsOn = (name: string) => inputs.filter(({ names }) => names.has(name)).map(({ id }) => id);
  return {
    parameters: [...study.parameters.values()].map((parameter) => ({
      ...parameterFigures(parameter),
      segments: bearsOn(parameter.id),
    })),
    choices: [...study.choices.values()].map(({ id, written, weights, pinned, given }) => ({
      id,
      title: written.title,
      question: written.question,
      reason: written.reason,
      pinned,
      options: written.options.map((option, index) => ({
        id: option.id,
        title: option.title,
        says: option.says,
        weights: weights.map((row) => row[index]!),
      })),
      given:
        given === undefined ? [] : study.choices.get(given)!.written.options.map((option) => option.title),
      segments: bearsOn(choicePrefix + id),
    })),
    segments: study.segments.map(({ id, title }) => ({ id, title })),
  };
}
