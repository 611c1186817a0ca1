import type { Arithmetic } from "../arithmetic.ts";
import { studyYear } from "../model/groupYear.ts";
import { findMeasure, type Measure, measures } from "../model/measures.ts";
import { type StudyValues, studyValues } from "../model/studyValues.ts";
import { quantile } from "../sampling/quantileFunction.ts";
import { unknownName } from "../study/problems.ts";
import type { Study, StudyChoice } from "../study/study.ts";

/** Inputs are named by the parameter, or `choice:` and the choice. */
export const choicePrefix = "choice:";

/** What came of one draw, or of the recording of one. */
export interface StudyOutcomes<Q> {
  /** An outcome whose group lacks what it takes (hours, others' pay) is missing. */
  readonly outcomes: ReadonlyMap<string, Q>;
  /** For each sampled choice the number of the option drawn. */
  readonly options: ReadonlyMap<string, Q>;
}

/**
 * Works out outcomes of a study from one uniform number an input. An outcome is a measure of the total
 * (`narrow`) or of a segment (`narrow@kuwait-construction`).
 *
 * @param uniform a number between 0 and 1 for each input
 * @throws RangeError where an outcome or its segment is not known
 */
export function evaluateStudy<Q>(
  arithmetic: Arithmetic<Q>,
  study: Study,
  outcomes: readonly string[],
  uniform: (input: string) => Q,
): StudyOutcomes<Q> {
  const values = studyValues(arithmetic, study, {
    value: (id) => quantile(arithmetic, study.parameters.get(id)!.distribution, uniform(id)),
    uniform: (id) => uniform(choicePrefix + id),
  });
  const { total, segments } = studyYear(arithmetic, study, values);
  const companySpent =
    study.companySpent === undefined ? arithmetic.constant(0) : values.parameter(study.companySpent);
  const found = new Map<string, Q>();
  for (const outcome of outcomes) {
    const { measure, segment } = parseOutcome(outcome);
    const group = segment === undefined ? total : segments.get(segment);
    if (group === undefined) throw new RangeError(unknownName("segment", segment!, segments.keys()));
    const value = measure.of(arithmetic, group, companySpent);
    if (value !== undefined) found.set(outcome, value);
  }
  return {
    outcomes: found,
    options: new Map(
      sampledChoices(study).map((choice) => [choice.id, optionDrawn(arithmetic, choice, values)]),
    ),
  };
}

function optionDrawn<Q>(
  { constant, add, multiply }: Arithmetic<Q>,
  choice: StudyChoice,
  values: StudyValues<Q>,
): Q {
  return choice.options
    .map((option, index) => multiply(values.holds({ [choice.id]: [option] }), constant(index)))
    .reduce((left, right) => add(left, right));
}

/** Choices that are neither pinned nor without an alternative. */
export function sampledChoices(study: Study): StudyChoice[] {
  return [...study.choices.values()].filter(
    (choice) => choice.pinned === undefined && choice.options.length > 1,
  );
}

/**
 * Measure and segment of an outcome's name.
 *
 * @throws RangeError where the measure is not known
 */
export function parseOutcome(outcome: string): {
  readonly measure: Measure;
  readonly segment: string | undefined;
} {
  const at = outcome.indexOf("@");
  const id = at < 0 ? outcome : outcome.slice(0, at);
  const measure = findMeasure(id);
  if (measure === undefined)
    throw new RangeError(
      unknownName(
        "outcome",
        id,
        measures.map((known) => known.id),
      ),
    );
  return { measure, segment: at < 0 ? undefined : outcome.slice(at + 1) };
}

/** Every measure of the total and of each segment. */
export function allOutcomes(study: Study): string[] {
  const groups = ["", ...study.segments.map(({ id }) => `@${id}`)];
  return groups.flatMap((group) => measures.map(({ id }) => id + group));
}
