import type { Arithmetic } from "../arithmetic.ts";
import { studyYear } from "../model/groupYear.ts";
import { findMeasure, type Measure, measures } from "../model/measures.ts";
import { studyValues } from "../model/studyValues.ts";
import { distributionRange } from "../sampling/distributionRange.ts";
import { quantile } from "../sampling/quantileFunction.ts";
import { unknownName } from "../study/problems.ts";
import type { Study, StudyChoice } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";

/** A study worked out in some arithmetic, each quantity when it is first asked for. */
export interface StudyEvaluation<Q> {
  /**
   * A measure of the total (`narrow`) or of a segment (`narrow@kuwait-construction`); undefined where the
   * group lacks what it takes (hours, others' pay).
   *
   * @throws RangeError where the measure or the segment is not known
   */
  outcome(id: string): Q | undefined;
  /** Value of a parameter. */
  parameter(id: string): Q;
  /** Number of the option of a choice that is drawn. */
  option(choice: StudyChoice): Q;
}

/**
 * Works out a study from one uniform number an input.
 *
 * @param uniform a number between 0 and 1 for each input
 * @param value of each parameter; default: the quantile of its uniform
 */
export function evaluateStudy<Q>(
  arithmetic: Arithmetic<Q>,
  study: Study,
  uniform: (input: string) => Q,
  value: (parameter: string) => Q = (id) => quantileOf(arithmetic, study, id, uniform),
): StudyEvaluation<Q> {
  const values = studyValues(arithmetic, study, {
    value,
    uniform: (id) => uniform(choicePrefix + id),
  });
  const { total, segments } = studyYear(arithmetic, study, values);
  const companySpent =
    study.companySpent === undefined ? arithmetic.constant(0) : values.parameter(study.companySpent);
  return {
    outcome(id) {
      const { measure, segment } = parseOutcome(id);
      const group = segment === undefined ? total : segments.get(segment);
      if (group === undefined) throw new RangeError(unknownName("segment", segment!, segments.keys()));
      return measure.of(arithmetic, group, companySpent);
    },
    parameter: values.parameter,
    option: (choice) =>
      choice.options
        .map((option, index) =>
          arithmetic.multiply(values.holds({ [choice.id]: [option] }), arithmetic.constant(index)),
        )
        .reduce((left, right) => arithmetic.add(left, right)),
  };
}

/** Value of a parameter from its uniform. */
export function quantileOf<Q>(
  arithmetic: Arithmetic<Q>,
  study: Study,
  id: string,
  uniform: (input: string) => Q,
): Q {
  const { distribution } = study.parameters.get(id)!;
  return arithmetic.within(
    quantile(arithmetic, distribution, uniform(id)),
    ...distributionRange(distribution),
  );
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
