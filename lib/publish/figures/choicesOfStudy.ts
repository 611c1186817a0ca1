import type { Study, StudyChoice } from "../../study/study.ts";
import { capital } from "../../wording/capital.ts";

/** The weight of each option in all: over the options of the choice that the weights depend on, if there is one. */
export function weightsInAll(
  study: Study,
  { given, weights }: Pick<StudyChoice, "given" | "weights">,
): number[] {
  const above = given === undefined ? [1] : study.choices.get(given)!.weights[0]!;
  return weights[0]!.map((_, option) =>
    weights.reduce((sum, row, index) => sum + above[index]! * row[option]!, 0),
  );
}

/**
 * A choice's question, with the place that it is about before it where the question alone does not say.
 *
 * @param segments that the choice bears on, by their ids
 */
export function questionWithPlace(study: Study, question: string, segments: readonly string[]): string {
  const placesOf = (ids: readonly string[]) =>
    new Set(study.segments.filter(({ id }) => ids.includes(id)).map(({ place }) => place));
  const [place, ...others] = placesOf(segments);
  const isAllThereIs = placesOf(study.segments.map(({ id }) => id)).size === 1;
  if (place === undefined || others.length > 0 || isAllThereIs || question.includes(place)) return question;
  return `${capital(place)}: ${question}`;
}
