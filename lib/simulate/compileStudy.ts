import type { Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { sampledChoices } from "./evaluateStudy.ts";
import type { Plan, Step } from "./recordPlan.ts";
import { recordStudy } from "./recordStudy.ts";

/** Outputs that are values of a parameter are named by it, after this. */
export const parameterPrefix = "parameter:";

export interface CompiledStudy {
  readonly plan: Plan;
  /**
   * Ids of the plan's outputs: the outcomes, then `choice:<id>` for each choice that is sampled, then
   * `parameter:<id>` for each parameter asked for.
   */
  readonly outputs: readonly string[];
  /** The parameters and choices (`choice:<id>`) that an outcome depends on. */
  dependsOn(outcome: string): ReadonlySet<string>;
}

/**
 * Writes down what has to be worked out for these outcomes of a study; those that it does not define are
 * left out. With `parameters`, the values of the sampled parameters that the outcomes depend on are outputs
 * too.
 *
 * @throws RangeError where an outcome or its segment is not known
 */
export function compileStudy(
  study: Study,
  outcomes: readonly string[],
  { parameters = false }: { readonly parameters?: boolean } = {},
): CompiledStudy {
  const { recorder, outcome, option, parameter } = recordStudy(study);
  const steps = new Map<string, Step>();
  for (const id of outcomes) {
    const step = outcome(id);
    if (step !== undefined) steps.set(id, step);
  }
  const outputs = new Map(steps);
  for (const choice of sampledChoices(study)) outputs.set(choicePrefix + choice.id, option(choice));
  if (parameters) {
    for (const input of recorder.plan([...steps.values()]).inputs)
      if (!input.startsWith(choicePrefix)) outputs.set(parameterPrefix + input, parameter(input));
  }
  return {
    plan: recorder.plan([...outputs.values()]),
    outputs: [...outputs.keys()],
    dependsOn: (id) => recorder.inputsOf(steps.get(id)!),
  };
}
