import { numbers } from "../../lib/arithmetic.ts";
import { type DrawSource, type StudyValues, studyValues } from "../../lib/model/studyValues.ts";
import type { Study } from "../../lib/study/study.ts";

/** One draw of a study in plain numbers: fixed parameters as they are, these uniforms for its choices. */
export function drawOf(study: Study, uniforms: Readonly<Record<string, number>> = {}): StudyValues<number> {
  return studyValues(numbers, study, sourceOf(study, uniforms));
}

export function sourceOf(study: Study, uniforms: Readonly<Record<string, number>>): DrawSource<number> {
  return {
    value(id) {
      const { distribution } = study.parameters.get(id)!;
      if (distribution.kind !== "fixed") throw new Error(`the test leaves "${id}" uncertain`);
      return distribution.value;
    },
    uniform(choice) {
      const uniform = uniforms[choice];
      if (uniform === undefined) throw new Error(`the test gives no uniform for choice "${choice}"`);
      return uniform;
    },
  };
}
