import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import type { ModelInput } from "../model/model.ts";

/**
 * The low and high value of every input of a study: of a parameter the range as it is written, or where none is, its
 * 5th and 95th percentile; of a choice a uniform in the middle of every option that can be drawn (under the first
 * option of the choice that its weights depend on).
 */
export function documentedRanges(
  study: Study,
  inputs: readonly ModelInput[],
): readonly (readonly number[])[] {
  return inputs.map(({ name, quantile }) => {
    if (name.startsWith(choicePrefix)) {
      let below = 0;
      return study.choices.get(name.slice(choicePrefix.length))!.weights[0]!.flatMap((weight) => {
        below += weight;
        return weight > 0 ? [below - weight / 2] : [];
      });
    }
    const { written, changed } = study.parameters.get(name)!;
    const { distribution } = written;
    return !changed &&
      "low" in distribution &&
      distribution.low !== undefined &&
      distribution.high !== undefined
      ? [distribution.low, distribution.high]
      : [quantile(0.05), quantile(0.95)];
  });
}
