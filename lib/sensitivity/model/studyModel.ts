import { distributionRange } from "../../sampling/distributionRange.ts";
import { quantile, quantileFunction } from "../../sampling/quantileFunction.ts";
import { evaluateStudy, type StudyEvaluation } from "../../simulate/evaluateStudy.ts";
import { type MakeKernel, type Operation, operandsOf } from "../../simulate/kernel/kernel.ts";
import { bestKernel } from "../../simulate/kernel/wasmKernel.ts";
import {
  type Plan,
  type Recorder,
  recordPlan,
  registerOfInput,
  type Step,
} from "../../simulate/recordPlan.ts";
import type { Study } from "../../study/study.ts";
import { naturalBounds, parseUnit } from "../../study/units.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import type { Evaluation, EvaluationLayout, Model, ModelInput } from "./model.ts";

/**
 * A study as a model: its inputs are the sampled parameters that the outcomes depend on, by value, and the sampled
 * choices (`choice:<id>`), by the uniform that draws the option. Where the weights of a choice depend on another, its
 * uniform is the independent innovation.
 *
 * @param outcomes those that the study does not define are left out
 * @throws RangeError where an outcome or its segment is not known
 */
export function studyModel(
  study: Study,
  outcomes: readonly string[],
  { kernel: makeKernel = bestKernel }: { readonly kernel?: MakeKernel } = {},
): Model {
  const { recorder, outcome, option, quantiles } = recordByValue(study);
  const found = outcomes.flatMap((id) => {
    const step = outcome(id);
    return step === undefined ? [] : [{ id, step }];
  });
  const steps = found.map(({ step }) => step);
  const names = recorder.plan(steps).inputs;
  const choiceOf = (name: string) =>
    name.startsWith(choicePrefix) ? study.choices.get(name.slice(choicePrefix.length))! : undefined;
  const inputs = names.map((name): ModelInput => {
    const choice = choiceOf(name);
    return choice === undefined
      ? { name, quantile: quantileFunction(study.parameters.get(name)!.distribution), options: undefined }
      : { name, quantile: (u) => u, options: choice.options.length };
  });
  const choices = names.flatMap((name) => choiceOf(name) ?? []);
  const parameters = names.filter((name) => choiceOf(name) === undefined);
  const plan = recorder.keptPlan([
    ...steps,
    ...choices.map(option),
    ...parameters.map((name) => quantiles.get(name)!),
  ]);
  const outputs = plan.outputs.slice(0, steps.length);
  const optionRegisters = new Map(
    choices.map(({ id }, index) => [choicePrefix + id, plan.outputs[steps.length + index]!]),
  );
  const quantileRegisters = new Map(
    parameters.map((name, index) => [name, plan.outputs[steps.length + choices.length + index]!]),
  );
  const registers = names.map((name) => registerOfInput(plan, name)!);
  const model: Model = { inputs, outcomes: found.map(({ id }) => id), start };
  return model;

  function start({ blockSize, variations = [], advances = [], uniforms }: EvaluationLayout): Evaluation {
    // What varies is written into a second set of registers, so that the first need not be restored.
    const beside = (register: number) => register + plan.registers;
    const changed = variations.map((variation) => variation.map((input) => registers[input]!));
    const again = changed.map((from) => dependents(plan.operations, from));
    const besides = again.map((operations, variation) =>
      redirect(operations, new Set(changed[variation]), beside),
    );
    const forGood = advances.map((set) =>
      dependents(
        plan.operations,
        set.map((input) => registers[input]!),
      ),
    );
    const drawing = drawingOf(plan, names, registers, quantileRegisters);
    const drawingBeside = redirect(drawing, new Set(), beside, names.length);
    const kernel = makeKernel({
      blockSize,
      registers: 2 * plan.registers,
      constants: plan.constants,
      inputs:
        uniforms === undefined
          ? []
          : (["value", "second"] as const).flatMap((purpose) =>
              names.map((_, input) => uniforms.source(input, purpose)),
            ),
      programs: [
        dependents(plan.operations, registers),
        ...(uniforms === undefined ? [[], []] : [drawing, drawingBeside]),
        ...besides,
        ...forGood,
      ],
    });
    const register = (number: number) => kernel.register(number);
    const values = registers.map(register);
    const otherValues = registers.map((number) => register(beside(number)));
    const varied = again.map((operations, variation) => {
      const moved = new Set([...changed[variation]!, ...operations.map(({ to }) => to)]);
      return outputs.map((number) => register(moved.has(number) ? beside(number) : number));
    });
    return {
      values,
      otherValues,
      results: outputs.map(register),
      options: names.map((name) =>
        optionRegisters.has(name) ? register(optionRegisters.get(name)!) : undefined,
      ),
      draw: (purpose, first) => kernel.run(purpose === "value" ? 1 : 2, first),
      evaluate: () => kernel.run(0, 0),
      vary(variation) {
        kernel.run(3 + variation, 0);
        return varied[variation]!;
      },
      advance(set) {
        for (const input of advances[set]!) values[input]!.set(otherValues[input]!);
        kernel.run(3 + variations.length + set, 0);
      },
    };
  }
}

/** Beside the value of a parameter stands the uniform that draws it. */
const uniformPrefix = "uniform:";

/**
 * A study written down with its parameters' values as inputs, each as far as a quantity of its kind can go, since
 * break-even values and refitted ranges leave the distributions; and beside them their quantiles.
 */
function recordByValue(study: Study): RecordedByValue {
  let found = recorded.get(study);
  if (found === undefined) {
    found = record(study);
    recorded.set(study, found);
  }
  return found;
}

interface RecordedByValue extends StudyEvaluation<Step> {
  readonly recorder: Recorder;
  readonly quantiles: ReadonlyMap<string, Step>;
}

const recorded = new WeakMap<Study, RecordedByValue>();

function record(study: Study): RecordedByValue {
  const recorder = recordPlan();
  const quantiles = new Map<string, Step>();
  const asValue = (id: string): Step => {
    const { distribution, unit } = study.parameters.get(id)!;
    const drawn = quantile(recorder, distribution, recorder.input(uniformPrefix + id));
    quantiles.set(id, drawn);
    const [low, high] = distributionRange(distribution);
    return low === high ? drawn : recorder.quantity(id, ...naturalBounds(parseUnit(unit).dimension));
  };
  return { recorder, quantiles, ...evaluateStudy(recorder, study, recorder.input, asValue) };
}

/** The operations that depend on these registers, in order. What makes the registers themselves is not among them. */
function dependents(operations: readonly Operation[], from: readonly number[]): Operation[] {
  const given = new Set(from);
  const changed = new Set(from);
  return operations.filter((operation) => {
    if (operation.name === "input" || given.has(operation.to)) return false;
    const depends = operandsOf(operation).some((operand) => changed.has(operand));
    if (depends) changed.add(operation.to);
    return depends;
  });
}

/**
 * The operations that draw the inputs: uniforms, which are numbered as `names`, and what makes quantiles of them, the
 * last going into the input's own register.
 */
function drawingOf(
  plan: Plan,
  names: readonly string[],
  registers: readonly number[],
  quantileRegisters: ReadonlyMap<string, number>,
): Operation[] {
  const own = new Map(
    names.map((name, input) => [quantileRegisters.get(name) ?? registers[input]!, registers[input]!]),
  );
  const needed = new Set(own.keys());
  const made = plan.operations.toReversed().filter((operation) => {
    if (!needed.has(operation.to)) return false;
    for (const operand of operandsOf(operation)) needed.add(operand);
    return true;
  });
  return made.reverse().map((operation): Operation => {
    const to = own.get(operation.to) ?? operation.to;
    if (operation.name !== "input") return { ...operation, to };
    const name = plan.inputs[operation.input]!;
    const input = names.indexOf(name.startsWith(uniformPrefix) ? name.slice(uniformPrefix.length) : name);
    return { ...operation, input, to };
  });
}

/**
 * The same operations, with what they change and what they take of it in other registers.
 *
 * @param shift added to the numbers of inputs
 */
function redirect(
  operations: readonly Operation[],
  given: ReadonlySet<number>,
  beside: (register: number) => number,
  shift = 0,
): Operation[] {
  const moved = new Set(given);
  const from = (register: number) => (moved.has(register) ? beside(register) : register);
  return operations.map((operation) => {
    const redirected = {
      ...operation,
      ...("input" in operation ? { input: operation.input + shift } : { a: from(operation.a) }),
      ...("b" in operation ? { b: from(operation.b) } : {}),
      ...("c" in operation ? { c: from(operation.c) } : {}),
      to: beside(operation.to),
    } as Operation;
    moved.add(operation.to);
    return redirected;
  });
}
