import { streamKey } from "../sampling/streamKey.ts";
import type { StreamKey } from "../sampling/threefry.ts";
import type { Study } from "../study/study.ts";
import { choicePrefix, evaluateStudy } from "./evaluateStudy.ts";
import { type Plan, recordPlan } from "./recordPlan.ts";

export interface CompiledStudy {
  readonly plan: Plan;
  /** Ids of the plan's outputs: the outcomes, then `choice:<id>` for each choice that is sampled. */
  readonly outputs: readonly string[];
  /** The parameters and choices (`choice:<id>`) that an outcome depends on. */
  dependsOn(outcome: string): ReadonlySet<string>;
}

/**
 * Writes down what has to be worked out for these outcomes of a study; those that it does not define are
 * left out.
 *
 * @throws RangeError where an outcome or its segment is not known
 */
export function compileStudy(study: Study, outcomes: readonly string[]): CompiledStudy {
  const recorder = recordPlan();
  const recorded = evaluateStudy(recorder, study, outcomes, recorder.input);
  return {
    plan: recorder.plan([...recorded.outcomes.values(), ...recorded.options.values()]),
    outputs: [...recorded.outcomes.keys(), ...[...recorded.options.keys()].map((id) => choicePrefix + id)],
    dependsOn: (outcome) => recorder.inputsOf(recorded.outcomes.get(outcome)!),
  };
}

/** The keys of the random streams of a plan's inputs. */
export function inputKeys(study: Study, inputs: readonly string[], seed: string): StreamKey[] {
  return inputs.map((input) => {
    const { stream } = input.startsWith(choicePrefix)
      ? study.choices.get(input.slice(choicePrefix.length))!
      : study.parameters.get(input)!;
    return streamKey(seed, stream, "value", 0);
  });
}
