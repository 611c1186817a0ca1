import { type Arithmetic, numbers } from "../model/arithmetic.ts";
import { earningsGroups } from "../model/earningsBelow.ts";

export const operationNames = ["add", "subtract", "multiply", "ratio", "least", "greatest", "less"] as const;
export type OperationName = (typeof operationNames)[number] | "earningsBelow" | "input";

/** A quantity in a recording: the number of the step that makes it. */
export type Step = number;

const mostSteps = 4_194_304;

interface Recorded {
  readonly name: OperationName | "constant";
  /** Steps it takes; for an input its number, for `earningsBelow` the number of groups. */
  readonly a: number;
  readonly b: number;
  readonly value: number;
}

/** An operand: a register, or a constant where `register` is -1. */
export interface Operand {
  readonly register: number;
  readonly constant: number;
}

/** One operation on whole blocks: `to = name(a, b)`, element by element. */
export interface Operation {
  readonly name: OperationName;
  readonly to: number;
  readonly a: Operand;
  readonly b: Operand;
  /** Number of the input, or of groups. */
  readonly index: number;
}

/**
 * What the engine carries out for every block of draws: operations on registers, one value a draw.
 * Equal sub-expressions are worked out once, and nothing is worked out that no output needs.
 */
export interface Plan {
  readonly operations: readonly Operation[];
  readonly registers: number;
  /** Names of the inputs that are used; operation `input` names them by their place here. */
  readonly inputs: readonly string[];
  /** One an output, in the order asked for: a register, or a constant. */
  readonly outputs: readonly Operand[];
}

export interface Recorder extends Arithmetic<Step> {
  input(name: string): Step;
  /** Names of the inputs that a step depends on. */
  inputsOf(step: Step): ReadonlySet<string>;
  /** The plan that makes these steps. */
  plan(outputs: readonly Step[]): Plan;
}

/**
 * An arithmetic that writes down what it is asked to do. The simplifications it makes (x + 0, x · 1,
 * x · 0, operations on constants) do not change a bit of any finite result.
 */
export function recordPlan(): Recorder {
  const steps: Recorded[] = [];
  const known = new Map<number, Step>();
  const constants = new Map<number, Step>();
  const inputs: string[] = [];
  const inputSteps = new Map<string, Step>();

  function push(recorded: Recorded): Step {
    steps.push(recorded);
    return steps.length - 1;
  }

  function constant(value: number): Step {
    let step = constants.get(value);
    if (step === undefined) {
      step = push({ name: "constant", a: 0, b: 0, value });
      constants.set(value, step);
    }
    return step;
  }

  const isConstant = (step: Step, value?: number) => {
    const recorded = steps[step]!;
    return recorded.name === "constant" && (value === undefined || recorded.value === value);
  };
  const valueOf = (step: Step) => steps[step]!.value;

  function operation(code: number, a: Step, b: Step): Step {
    const key = (code * mostSteps + a) * mostSteps + b;
    let step = known.get(key);
    if (step === undefined) {
      step = push({ name: operationNames[code]!, a, b, value: 0 });
      known.set(key, step);
    }
    return step;
  }

  const binary = (
    name: (typeof operationNames)[number],
    simplified: (a: Step, b: Step) => Step | undefined,
    commutes: boolean,
  ) => {
    const code = operationNames.indexOf(name);
    return (a: Step, b: Step): Step => {
      if (isConstant(a) && isConstant(b)) return constant(numbers[name](valueOf(a), valueOf(b)));
      const [left, right] = commutes && isConstant(a) ? [b, a] : [a, b];
      return simplified(left, right) ?? operation(code, left, right);
    };
  };

  return {
    constant,
    add: binary("add", (a, b) => (isConstant(b, 0) ? a : undefined), true),
    subtract: binary("subtract", (a, b) => (isConstant(b, 0) ? a : undefined), false),
    multiply: binary(
      "multiply",
      (a, b) => (isConstant(b, 0) ? b : isConstant(b, 1) ? a : undefined),
      true,
    ),
    ratio: binary("ratio", (a, b) => (isConstant(a, 0) ? a : isConstant(b, 1) ? a : undefined), false),
    least: binary("least", () => undefined, true),
    greatest: binary("greatest", () => undefined, true),
    less: binary("less", () => undefined, false),
    earningsBelow(groups, variation) {
      if (groups === 0 || groups === earningsGroups) return constant(numbers.earningsBelow(groups, 0));
      if (isConstant(variation)) return constant(numbers.earningsBelow(groups, valueOf(variation)));
      const key = -((variation + 1) * 16 + groups);
      let step = known.get(key);
      if (step === undefined) {
        step = push({ name: "earningsBelow", a: variation, b: 0, value: groups });
        known.set(key, step);
      }
      return step;
    },
    input(name) {
      let step = inputSteps.get(name);
      if (step === undefined) {
        step = push({ name: "input", a: 0, b: 0, value: inputs.length });
        inputs.push(name);
        inputSteps.set(name, step);
      }
      return step;
    },
    inputsOf(step) {
      const found = new Set<string>();
      const seen = new Set<Step>();
      const open = [step];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (seen.has(next)) continue;
        seen.add(next);
        const recorded = steps[next]!;
        if (recorded.name === "input") found.add(inputs[recorded.value]!);
        open.push(...takes(recorded));
      }
      return found;
    },
    plan: (outputs) => assignRegisters(steps, inputs, outputs),
  };
}

/** The steps that a step takes. */
function takes({ name, a, b }: Recorded): readonly Step[] {
  if (name === "constant" || name === "input") return [];
  return name === "earningsBelow" ? [a] : [a, b];
}

/** Keeps the steps that the outputs need and gives each a register, free again after its last use. */
function assignRegisters(
  steps: readonly Recorded[],
  inputs: readonly string[],
  outputs: readonly Step[],
): Plan {
  const lastUse = new Map<Step, number>();
  for (const step of outputs) lastUse.set(step, steps.length);
  for (let step = steps.length - 1; step >= 0; step--) {
    if (!lastUse.has(step)) continue;
    for (const taken of takes(steps[step]!)) if (!lastUse.has(taken)) lastUse.set(taken, step);
  }

  const registerOf = new Map<Step, number>();
  const free: number[] = [];
  let registers = 0;
  const operand = (step: Step): Operand =>
    steps[step]!.name === "constant"
      ? { register: -1, constant: steps[step]!.value }
      : { register: registerOf.get(step)!, constant: 0 };
  const none: Operand = { register: -1, constant: 0 };
  const operations: Operation[] = [];
  const usedInputs: string[] = [];

  steps.forEach((step, index) => {
    if (!lastUse.has(index) || step.name === "constant") return;
    const taken = takes(step);
    const [a = none, b = none] = taken.map(operand);
    for (const source of new Set(taken)) {
      if (steps[source]!.name !== "constant" && lastUse.get(source) === index) free.push(registerOf.get(source)!);
    }
    const to = free.pop() ?? registers++;
    registerOf.set(index, to);
    let number = step.value;
    if (step.name === "input") number = usedInputs.push(inputs[step.value]!) - 1;
    operations.push({ name: step.name as OperationName, to, a, b, index: number });
  });
  return { operations, registers, inputs: usedInputs, outputs: outputs.map(operand) };
}
