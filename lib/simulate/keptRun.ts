import { designOf } from "../sampling/designs/design.ts";
import type { Distribution } from "../sampling/distribution.ts";
import { quantileFunction } from "../sampling/quantileFunction.ts";
import { unknownName } from "../study/problems.ts";
import type { Study } from "../study/study.ts";
import { naturalBounds, parseUnit } from "../study/units.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { evaluateStudy } from "./evaluateStudy.ts";
import { inputSources } from "./inputSources.ts";
import type { MakeKernel } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { recordPlan } from "./recordPlan.ts";
import type { SimulationOptions } from "./simulate.ts";
import { uniformFiller } from "./uniformFiller.ts";

/** A run that keeps every quantity of every draw, so that little has to be worked out again after a change. */
export interface KeptRun {
  /** One column an outcome, one value a draw, as they stand after the last change. */
  readonly outcomes: ReadonlyMap<string, Float64Array>;
  /**
   * Gives a parameter another distribution, on the same uniforms, and works out again what depends on it.
   *
   * @throws RangeError where no outcome depends on the parameter, or the numbers describe no distribution
   */
  change(parameter: string, distribution: Distribution): void;
}

/**
 * Samples a study and keeps everything: some 8 bytes for every draw and operation, so that it is for some tens
 * of thousands of draws. The outcomes have the bits of `simulate`, after a change as before.
 *
 * @param outcomes those to keep
 */
export function keptRun(
  study: Study,
  outcomes: readonly string[],
  options: Pick<SimulationOptions, "seed" | "draws" | "design" | "replicates" | "kernel"> = {},
): KeptRun {
  const seed = String(options.seed ?? study.seed);
  const design = designOf(options.design ?? "random", options.draws ?? study.draws, options.replicates);
  const makeKernel: MakeKernel = options.kernel ?? bestKernel;
  const recorder = recordPlan();
  // A parameter may be given any distribution, as far as a quantity of its kind allows.
  const asValue = (id: string) =>
    recorder.quantity(id, ...naturalBounds(parseUnit(study.parameters.get(id)!.unit).dimension));
  const evaluated = evaluateStudy(recorder, study, recorder.input, asValue);
  const steps = outcomes.flatMap((id) => {
    const step = evaluated.outcome(id);
    return step === undefined ? [] : [[id, step] as const];
  });
  const plan = recorder.keptPlan(steps.map(([, step]) => step));
  const uniforms = inputSources(study, plan.inputs, seed, design);
  // Blocks are made of eight draws; those beyond the last one are worked out and not looked at.
  const blockSize = Math.ceil(design.draws / 8) * 8;

  const fill = uniformFiller();
  const fillOwn = (input: number, into: Float64Array) =>
    fill(uniforms[input]!, 0, into.subarray(0, design.draws));

  function fillWith(input: number, distribution: Distribution, into: Float64Array): void {
    fillOwn(input, into);
    const value = quantileFunction(distribution);
    for (let draw = 0; draw < into.length; draw++) into[draw] = value(into[draw]!);
  }

  const { operations, registers, constants } = plan;
  const kernel = makeKernel({
    blockSize,
    registers,
    constants,
    inputs: plan.inputs.map((id, input) => (_, into) => {
      if (id.startsWith(choicePrefix)) fillOwn(input, into);
      else fillWith(input, study.parameters.get(id)!.distribution, into);
    }),
    programs: [operations, ...plan.inputs.map((_, input) => plan.dependentsOf(input))],
  });
  kernel.run(0, 0);
  const registerOf = new Map(
    operations.flatMap((operation) =>
      operation.name === "input" ? [[operation.input, operation.to] as const] : [],
    ),
  );
  return {
    outcomes: new Map(
      steps.map(([id], index) => [id, kernel.register(plan.outputs[index]!).subarray(0, design.draws)]),
    ),
    change(parameter, distribution) {
      const input = plan.inputs.indexOf(parameter);
      if (input < 0) throw new RangeError(unknownName("parameter", parameter, plan.inputs));
      fillWith(input, distribution, kernel.register(registerOf.get(input)!));
      kernel.run(input + 1, 0);
    },
  };
}
