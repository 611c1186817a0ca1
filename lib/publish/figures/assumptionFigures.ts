import type { DesignName } from "../../sampling/designs/design.ts";
import { compileStudy } from "../../simulate/compileStudy.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { questionWithPlace, weightsInAll } from "./choicesOfStudy.ts";
import { type ParameterFigures, parameterFigures } from "./parameterFigures.ts";
import { type PolicySwitch, policySwitches } from "./policySwitches.ts";

export interface ChoiceFigures {
  readonly id: string;
  readonly title: string;
  /** With the place that it is about, where it is about one and does not say so. */
  readonly question: string;
  readonly reason: string;
  readonly pinned: string | undefined;
  readonly options: readonly {
    readonly id: string;
    readonly title: string;
    readonly says: string;
    /** Weights, one for each option of the choice that they depend on, or a single one. */
    readonly weights: readonly number[];
    /** How often it is drawn where nothing is pinned: its weight whatever it depends on. */
    readonly drawn: number;
  }[];
  /** Titles of the options on which the weights depend. */
  readonly given: readonly string[];
  readonly segments: readonly string[];
}

/** Everything that can be changed in a study. */
export interface AssumptionFigures {
  readonly parameters: readonly (ParameterFigures & { readonly segments: readonly string[] })[];
  readonly choices: readonly ChoiceFigures[];
  readonly segments: readonly { readonly id: string; readonly title: string; readonly place: string }[];
  /** Places of the segments, in their order. */
  readonly places: readonly string[];
  readonly policies: readonly PolicySwitch[];
  /** The same thing in different places, and how it is correlated. */
  readonly together: readonly {
    readonly title: string;
    readonly parameters: number;
    readonly correlation: number;
  }[];
  readonly year: number;
  readonly seed: string;
  readonly draws: number;
  readonly design: DesignName;
}

/** Between them they depend on everything that is known of a segment. */
const outcomes = [
  ...["narrow", "wide-net", "received-by-family", "deficit", "gap-to-others-per-month", "hours-per-year"],
] as const;

export function assumptionFigures(study: Study, catalogue: Pick<Catalogue, "scenarios">): AssumptionFigures {
  const compiled = compileStudy(
    withoutConstants(study),
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
      question: questionWithPlace(study, written.question, bearsOn(choicePrefix + id)),
      reason: written.reason,
      pinned,
      options: written.options.map((option, index) => ({
        id: option.id,
        title: option.title,
        says: option.says,
        weights: weights.map((row) => row[index]!),
        drawn: weightsInAll(study, { given, weights })[index]!,
      })),
      given:
        given === undefined ? [] : study.choices.get(given)!.written.options.map((option) => option.title),
      segments: bearsOn(choicePrefix + id),
    })),
    segments: study.segments.map(({ id, title, place }) => ({ id, title, place })),
    places: [...new Set(study.segments.map(({ place }) => place))],
    policies: policySwitches(catalogue, study),
    together: study.dependence.together.map(({ title, parameters, correlation }) => ({
      title,
      parameters: parameters.length,
      correlation,
    })),
    year: study.year,
    seed: study.seed,
    draws: study.draws,
    design: study.design,
  };
}

/** The study with a range for every constant: a constant is worked into the plan and leaves no name there. */
function withoutConstants(study: Study): Study {
  const parameters = [...study.parameters].map(([id, parameter]) => {
    const { distribution } = parameter;
    if (distribution.kind !== "fixed") return [id, parameter] as const;
    const { value } = distribution;
    return [id, { ...parameter, distribution: { kind: "uniform", low: value, high: value + 1 } }] as const;
  });
  return { ...study, parameters: new Map(parameters) };
}
