import { studyYear } from "../model/groupYear.ts";
import { findMeasure } from "../model/measures.ts";
import { studyValues } from "../model/studyValues.ts";
import type { Study } from "../study/study.ts";
import { type Plan, recordPlan } from "./recordPlan.ts";

/** An outcome is a measure of the total (`narrow`) or of a segment (`narrow@kuwait-construction`). */
export interface CompiledStudy {
  readonly plan: Plan;
  /** Ids of the plan's outputs: the outcomes, then `choice:<id>` for each choice that is sampled. */
  readonly outputs: readonly string[];
  /** For each outcome the parameters and choices (`choice:<id>`) that it depends on. */
  readonly dependsOn: ReadonlyMap<string, ReadonlySet<string>>;
}

const choicePrefix = "choice:";

/**
 * Writes down what has to be worked out for these outcomes of a study.
 *
 * @throws RangeError where an outcome is not known, or not defined for its group
 */
export function compileStudy(study: Study, outcomes: readonly string[]): CompiledStudy {
  const recorder = recordPlan();
  const values = studyValues(recorder, study, {
    value(id) {
      const { distribution } = study.parameters.get(id)!;
      return distribution.kind === "fixed" ? recorder.constant(distribution.value) : recorder.input(id);
    },
    uniform: (id) => recorder.input(choicePrefix + id),
  });
  const year = studyYear(recorder, study, values);
  const companySpent =
    study.companySpent === undefined ? recorder.constant(0) : values.parameter(study.companySpent);

  const steps = outcomes.map((outcome) => {
    const [measureId, segment] = outcome.split("@") as [string, string | undefined];
    const measure = findMeasure(measureId);
    const group = segment === undefined ? year.total : year.segments.get(segment);
    if (measure === undefined) throw new RangeError(`there is no outcome "${measureId}"`);
    if (group === undefined) throw new RangeError(`there is no segment "${segment}"`);
    const step = measure.of(recorder, group, companySpent);
    if (step === undefined) {
      throw new RangeError(`"${measureId}" is not defined for ${segment ?? "the total"}: the data lacks what it takes`);
    }
    return step;
  });
  const sampled = [...study.choices.values()].filter(
    (choice) => choice.pinned === undefined && choice.options.length > 1,
  );
  const optionSteps = sampled.map((choice) =>
    choice.options
      .map((option, index) =>
        recorder.multiply(values.holds({ [choice.id]: [option] }), recorder.constant(index)),
      )
      .reduce(recorder.add),
  );
  return {
    plan: recorder.plan([...steps, ...optionSteps]),
    outputs: [...outcomes, ...sampled.map((choice) => choicePrefix + choice.id)],
    dependsOn: new Map(outcomes.map((outcome, index) => [outcome, recorder.inputsOf(steps[index]!)])),
  };
}

/** Outcomes that are defined for this study: every measure for the total and for each segment. */
export function definedOutcomes(study: Study, measureIds: readonly string[]): string[] {
  const recorder = recordPlan();
  const values = studyValues(recorder, study, {
    value: (id) => recorder.input(id),
    uniform: (id) => recorder.input(choicePrefix + id),
  });
  const { total, segments } = studyYear(recorder, study, values);
  const none = recorder.constant(0);
  const defined = measureIds.map((id) => ({ id, of: findMeasure(id)!.of }));
  return [
    ...defined.filter(({ of }) => of(recorder, total, none) !== undefined).map(({ id }) => id),
    ...[...segments].flatMap(([segment, group]) =>
      defined.filter(({ of }) => of(recorder, group, none) !== undefined).map(({ id }) => `${id}@${segment}`),
    ),
  ];
}
