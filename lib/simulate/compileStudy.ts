import { studyYear } from "../model/groupYear.ts";
import { findMeasure, type Measure, measures } from "../model/measures.ts";
import { type StudyValues, studyValues } from "../model/studyValues.ts";
import { quantile } from "../sampling/quantileFunction.ts";
import { unknownName } from "../study/problems.ts";
import type { Study, StudyChoice } from "../study/study.ts";
import { type Plan, type Recorder, recordPlan, type Step } from "./recordPlan.ts";

/** An outcome is a measure of the total (`narrow`) or of a segment (`narrow@kuwait-construction`). */
export interface CompiledStudy {
  readonly plan: Plan;
  /** Ids of the plan's outputs: the outcomes, then `choice:<id>` for each choice that is sampled. */
  readonly outputs: readonly string[];
  /** The parameters and choices (`choice:<id>`) that an outcome depends on. */
  dependsOn(outcome: string): ReadonlySet<string>;
}

export const choicePrefix = "choice:";

/**
 * Writes down what has to be worked out for these outcomes of a study. An outcome whose group lacks what
 * it takes (hours, others' pay) is left out.
 *
 * @throws RangeError where an outcome or its segment is not known
 */
export function compileStudy(study: Study, outcomes: readonly string[]): CompiledStudy {
  const { recorder, steps, values } = recordStudy(study, outcomes);
  const sampled = sampledChoices(study);
  const optionSteps = sampled.map((choice) =>
    choice.options
      .map((option, index) =>
        recorder.multiply(values.holds({ [choice.id]: [option] }), recorder.constant(index)),
      )
      .reduce(recorder.add),
  );
  return {
    plan: recorder.plan([...steps.values(), ...optionSteps]),
    outputs: [...steps.keys(), ...sampled.map((choice) => choicePrefix + choice.id)],
    dependsOn: (outcome) => recorder.inputsOf(steps.get(outcome)!),
  };
}

/** Choices that are neither pinned nor without an alternative. */
export function sampledChoices(study: Study): StudyChoice[] {
  return [...study.choices.values()].filter(
    (choice) => choice.pinned === undefined && choice.options.length > 1,
  );
}

/** Records the model of a study, and the steps of the outcomes that it defines. */
export function recordStudy(
  study: Study,
  outcomes: readonly string[],
): { readonly recorder: Recorder; readonly steps: ReadonlyMap<string, Step>; readonly values: StudyValues<Step> } {
  const recorder = recordPlan();
  const values = studyValues(recorder, study, {
    value: (id) => quantile(recorder, study.parameters.get(id)!.distribution, recorder.input(id)),
    uniform: (id) => recorder.input(choicePrefix + id),
  });
  const year = studyYear(recorder, study, values);
  const companySpent =
    study.companySpent === undefined ? recorder.constant(0) : values.parameter(study.companySpent);
  const steps = new Map<string, Step>();
  for (const outcome of outcomes) {
    const { measure, segment } = parseOutcome(outcome);
    const group = segment === undefined ? year.total : year.segments.get(segment);
    if (group === undefined) throw new RangeError(unknownName("segment", segment!, year.segments.keys()));
    const step = measure.of(recorder, group, companySpent);
    if (step !== undefined) steps.set(outcome, step);
  }
  return { recorder, steps, values };
}

/** The random stream of an input. */
export function streamOf(study: Study, input: string): string {
  return input.startsWith(choicePrefix)
    ? study.choices.get(input.slice(choicePrefix.length))!.stream
    : study.parameters.get(input)!.stream;
}

/**
 * Measure and segment of an outcome's name.
 *
 * @throws RangeError where the measure is not known
 */
export function parseOutcome(outcome: string): { readonly measure: Measure; readonly segment: string | undefined } {
  const at = outcome.indexOf("@");
  const id = at < 0 ? outcome : outcome.slice(0, at);
  const measure = findMeasure(id);
  if (measure === undefined) throw new RangeError(unknownName("outcome", id, measures.map((known) => known.id)));
  return { measure, segment: at < 0 ? undefined : outcome.slice(at + 1) };
}

/** Every measure of the total and of each segment. */
export function allOutcomes(study: Study): string[] {
  const groups = ["", ...study.segments.map(({ id }) => `@${id}`)];
  return groups.flatMap((group) => measures.map(({ id }) => id + group));
}
