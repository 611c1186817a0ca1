import { type Design, designOf } from "../sampling/designs/design.ts";
import type { Distribution } from "../sampling/distribution.ts";
import { quantileFunction } from "../sampling/quantileFunction.ts";
import { unknownName } from "../study/problems.ts";
import type { Study } from "../study/study.ts";
import { naturalBounds, parseUnit } from "../study/units.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { evaluateStudy, quantileOf } from "./evaluateStudy.ts";
import { fillFromSource } from "./fillFromSource.ts";
import { inputSources } from "./inputSources.ts";
import { type MakeKernel, type Operation, operandsOf } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { type Recorder, recordPlan, registerOfInput, type Step } from "./recordPlan.ts";
import type { SimulationOptions } from "./simulate.ts";

/** A run that can follow changes of inputs, because it keeps what their dependents take from the rest. */
export interface KeptRun {
  readonly seed: string;
  readonly design: Design;
  /** One column an outcome, one value a draw, as they stand after the last change. */
  readonly outcomes: ReadonlyMap<string, Float64Array>;
  /** Parameters and choices (`choice:<id>`) that may change and on which an outcome depends. */
  readonly inputs: readonly string[];
  /**
   * Gives a parameter another distribution, on the same uniforms, and works out again what depends on it.
   *
   * @throws RangeError where the parameter is not one that may change, or no outcome depends on it, or the
   *   numbers describe no distribution
   */
  change(parameter: string, distribution: Distribution): void;
  /**
   * Gives the options of a choice other weights, on the same uniforms, and works out again what depends on it.
   *
   * @param weights one an option, adding up to 1; a pinned option has 1
   * @throws RangeError where the choice is not one that may change, or no outcome depends on it
   */
  weigh(choice: string, weights: readonly number[]): void;
}

export interface KeptRunOptions
  extends Pick<SimulationOptions, "seed" | "draws" | "design" | "replicates" | "kernel"> {
  /**
   * Parameters and choices (`choice:<id>`) that may change; default: all parameters. The fewer, the less is kept. A
   * choice starts with all of its options weighing the same.
   */
  readonly changing?: readonly string[];
}

/** Small enough for the registers to stay near the processor. */
const blockSize = 1024;

/**
 * Samples a study and keeps what it takes to follow changes: some 8 bytes for every draw and quantity kept, so that
 * it is for some tens of thousands of draws. The outcomes have the bits of `simulate`, after a change as before.
 *
 * @param outcomes those to keep
 */
export function keptRun(study: Study, outcomes: readonly string[], options: KeptRunOptions = {}): KeptRun {
  const seed = String(options.seed ?? study.seed);
  const design = designOf(options.design ?? study.design, options.draws ?? study.draws, options.replicates);
  const makeKernel: MakeKernel = options.kernel ?? bestKernel;
  const changing = new Set(options.changing ?? study.parameters.keys());
  const recorder = recordPlan();
  const steps = recordChanging(recorder, study, outcomes, changing);
  const plan = recorder.keptPlan(
    steps.map(([, step]) => step),
    [...changing],
  );
  const uniforms = inputSources(study, plan.inputs, seed, design);
  /** What makes an input of its uniform. */
  const makers = new Map(Array.from(changing, (name) => [name, makerOf(study, name)]));
  const { operations, registers, constants } = plan;
  const fixed = new Set(constants.map(({ register }) => register));
  const moving = plan.inputs.flatMap((name, input) => {
    if (!changing.has(name)) return [];
    const register = registerOfInput(plan, name)!;
    const dependents = plan.dependentsOf(input);
    return [{ name, input, register, dependents, ...traffic(dependents, register, fixed) }];
  });
  const inputs = moving.map(({ name }) => name);
  const kernel = makeKernel({
    blockSize,
    registers,
    constants,
    inputs: plan.inputs.map((name, input) =>
      changing.has(name) ? (first, into) => fillMade(name, input, first, into) : uniforms[input]!,
    ),
    programs: [operations, ...moving.map(({ dependents }) => dependents)],
  });

  function fillMade(name: string, input: number, first: number, into: Float64Array): void {
    fillFromSource(uniforms[input]!, first, into);
    const make = makers.get(name)!;
    for (let draw = 0; draw < into.length; draw++) into[draw] = make(into[draw]!);
  }

  // Whole blocks; the draws beyond the last one are worked out and not looked at.
  const blocks = Math.ceil(design.draws / blockSize);
  const kept = new Map<number, Float64Array>();
  for (const register of [...plan.outputs, ...moving.flatMap(({ takes }) => takes)])
    if (!kept.has(register)) kept.set(register, new Float64Array(blocks * blockSize));
  const pieces = new Map(Array.from(kept, ([register, column]) => [register, piecesOf(column)]));

  function keep(some: Iterable<number>, block: number): void {
    for (const register of some) pieces.get(register)?.[block]?.set(kernel.register(register));
  }

  for (let block = 0; block < blocks; block++) {
    kernel.run(0, block * blockSize);
    keep(kept.keys(), block);
  }

  return {
    seed,
    design,
    outcomes: new Map(
      steps.map(([id], index) => [id, kept.get(plan.outputs[index]!)!.subarray(0, design.draws)]),
    ),
    inputs,
    change: (parameter, distribution) => turn(parameter, quantileFunction(distribution)),
    weigh: (choice, weights) => turn(choicePrefix + choice, placeOfOption(weights)),
  };

  function turn(name: string, make: (uniform: number) => number): void {
    const program = inputs.indexOf(name);
    if (program < 0) throw new RangeError(unknownName("input", name, inputs));
    makers.set(name, make);
    const { input, register: own, takes, makes } = moving[program]!;
    for (let block = 0; block < blocks; block++) {
      for (const register of takes) kernel.register(register).set(pieces.get(register)![block]!);
      fillMade(name, input, block * blockSize, kernel.register(own));
      kernel.run(program + 1, block * blockSize);
      keep(makes, block);
    }
  }
}

/** What makes an input of its uniform, as the study has it. */
function makerOf(study: Study, name: string): (uniform: number) => number {
  if (!name.startsWith(choicePrefix)) return quantileFunction(study.parameters.get(name)!.distribution);
  return (uniform) => uniform;
}

/** The middle of the place that the option drawn has between 0 and 1 where all of them weigh the same. */
function placeOfOption(weights: readonly number[]): (uniform: number) => number {
  let total = 0;
  const borders = weights.slice(0, -1).map((weight) => {
    total += weight;
    return total;
  });
  return (uniform) => {
    let option = 0;
    while (option < borders.length && !(uniform < borders[option]!)) option++;
    return (option + 0.5) / weights.length;
  };
}

/**
 * Writes the outcomes down, with the parameters that may change as inputs by value, and the choices that may change
 * with options that weigh the same, whatever other choice they depended on.
 */
function recordChanging(
  recorder: Recorder,
  study: Study,
  outcomes: readonly string[],
  changing: ReadonlySet<string>,
): (readonly [string, Step])[] {
  // They may be given any distribution, as far as a quantity of their kind allows.
  const choices = new Map(
    Array.from(study.choices, ([id, choice]) => [
      id,
      changing.has(choicePrefix + id)
        ? {
            ...choice,
            given: undefined,
            pinned: undefined,
            weights: [choice.options.map(() => 1 / choice.options.length)],
          }
        : choice,
    ]),
  );
  const evaluated = evaluateStudy(recorder, { ...study, choices }, recorder.input, (id) =>
    changing.has(id)
      ? recorder.quantity(id, ...naturalBounds(parseUnit(study.parameters.get(id)!.unit).dimension))
      : quantileOf(recorder, study, id, recorder.input),
  );
  return outcomes.flatMap((id) => {
    const step = evaluated.outcome(id);
    return step === undefined ? [] : [[id, step] as const];
  });
}

/** The registers that a program takes from what was there before, without its own input's, and those it makes. */
function traffic(program: readonly Operation[], own: number, fixed: ReadonlySet<number>) {
  const takes = new Set<number>();
  const makes = new Set([own]);
  for (const operation of program) {
    for (const register of operandsOf(operation))
      if (!makes.has(register) && !fixed.has(register)) takes.add(register);
    makes.add(operation.to);
  }
  return { takes: [...takes], makes: [...makes] };
}

function piecesOf(column: Float64Array): Float64Array[] {
  return Array.from({ length: column.length / blockSize }, (_, block) =>
    column.subarray(block * blockSize, (block + 1) * blockSize),
  );
}
