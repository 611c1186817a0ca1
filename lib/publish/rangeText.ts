import type { Range } from "../sensitivity/conditioning/condition.ts";
import { parseOutcome } from "../simulate/evaluateStudy.ts";
import type { Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { inUnit, plain } from "./quantity.ts";

/** A range of an outcome or a parameter, or an option of a choice, in the middle of a sentence. */
export function rangeText({ of, from, to }: Range, study: Study): string {
  if (of.startsWith(choicePrefix)) {
    const choice = study.choices.get(of.slice(choicePrefix.length))!;
    return `"${choice.written.title}" is "${choice.written.options[from]!.title}"`;
  }
  const parameter = study.parameters.get(of);
  const label = parameter?.label ?? parseOutcome(of).measure.label;
  const number = (value: number) =>
    parameter === undefined
      ? inUnit(parseOutcome(of).measure.unit, value)
      : `${plain(value)} ${parameter.unit}`;
  const shown = label.charAt(0).toLowerCase() + label.slice(1);
  if (from === -Number.MAX_VALUE) return `${shown} is ${number(to)} or less`;
  if (to === Number.MAX_VALUE) return `${shown} is ${number(from)} or more`;
  return `${shown} is from ${number(from)} to ${number(to)}`;
}
