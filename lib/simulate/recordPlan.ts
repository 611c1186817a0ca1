import { type Arithmetic, numbers } from "../arithmetic.ts";
import { type BinaryOperation, binaryOperations } from "./kernel/kernel.ts";

/** A quantity in a recording: the number of the step that makes it. */
export type Step = number;

/** One operation on whole blocks, from registers into a register. */
export type Operation =
  | { readonly name: BinaryOperation; readonly a: number; readonly b: number; readonly to: number }
  | { readonly name: "squareRoot"; readonly a: number; readonly to: number }
  | { readonly name: "apply"; readonly f: (x: number) => number; readonly a: number; readonly to: number }
  /** Uniforms of the input of this number. */
  | { readonly name: "input"; readonly input: number; readonly to: number };

/**
 * What the engine carries out for every block of draws: operations on registers, one value a draw.
 * Equal sub-expressions are worked out once, and nothing is worked out that no output needs.
 */
export interface Plan {
  readonly operations: readonly Operation[];
  readonly registers: number;
  /** Registers that hold the same value throughout. */
  readonly constants: readonly { readonly register: number; readonly value: number }[];
  /** Names of the inputs that are used. */
  readonly inputs: readonly string[];
  /** The registers of the outputs, in the order asked for. */
  readonly outputs: readonly number[];
}

/** A plan in which every quantity keeps a register of its own, so that parts of it can be carried out again. */
export interface KeptPlan extends Plan {
  /** The operations that depend on an input, in order, without the one that draws it. */
  dependentsOf(input: number): readonly Operation[];
}

export interface Recorder extends Arithmetic<Step> {
  /** Uniforms between 0 and 1 under this name. */
  input(name: string): Step;
  /** Names of the inputs that a step depends on. */
  inputsOf(step: Step): ReadonlySet<string>;
  /** The plan that makes these steps, in few registers. */
  plan(outputs: readonly Step[]): Plan;
  /** The plan that makes these steps and forgets nothing. */
  keptPlan(outputs: readonly Step[]): KeptPlan;
}

type Recorded =
  | { readonly name: "constant"; readonly value: number; readonly takes: readonly Step[] }
  | { readonly name: "input"; readonly input: string; readonly takes: readonly Step[] }
  | { readonly name: "apply"; readonly f: (x: number) => number; readonly takes: readonly [Step] }
  | { readonly name: "squareRoot"; readonly takes: readonly [Step] }
  | { readonly name: BinaryOperation; readonly takes: readonly [Step, Step] };

const mostSteps = 4_194_304;
const commutative: ReadonlySet<BinaryOperation> = new Set(["add", "multiply", "least", "greatest"]);

/**
 * An arithmetic that writes down what it is asked to do. The simplifications it makes (x + 0, x - 0, x · 1,
 * x · 0, 0 / x, x / 1, operations on constants) do not change a bit of any finite result but the sign of a zero.
 */
export function recordPlan(): Recorder {
  const steps: Recorded[] = [];
  const known = new Map<number, Step>();
  const constants = new Map<number, Step>();
  const inputs = new Map<string, Step>();
  const applied = new Map<(x: number) => number, Map<Step, Step>>();

  function push(recorded: Recorded): Step {
    if (steps.length === mostSteps) throw new RangeError("the study is too large for one plan");
    return steps.push(recorded) - 1;
  }

  function remembered<Key>(map: Map<Key, Step>, key: Key, make: () => Recorded): Step {
    const found = map.get(key) ?? push(make());
    map.set(key, found);
    return found;
  }

  const constant = (value: number) =>
    remembered(constants, value === 0 ? 0 : value, () => ({
      name: "constant",
      value: value === 0 ? 0 : value,
      takes: [],
    }));

  function constantOf(step: Step): number | undefined {
    const recorded = steps[step]!;
    return recorded.name === "constant" ? recorded.value : undefined;
  }

  function binary(name: BinaryOperation) {
    const code = binaryOperations.indexOf(name);
    return (first: Step, second: Step): Step => {
      const [a, b] =
        commutative.has(name) && constantOf(first) !== undefined ? [second, first] : [first, second];
      const left = constantOf(a);
      const right = constantOf(b);
      if (left !== undefined && right !== undefined) return constant(numbers[name](left, right));
      if (right === 0 && (name === "add" || name === "subtract")) return a;
      if (right === 1 && (name === "multiply" || name === "ratio")) return a;
      if (right === 0 && name === "multiply") return b;
      if (left === 0 && name === "ratio") return a;
      return remembered(known, (code * mostSteps + a) * mostSteps + b, () => ({ name, takes: [a, b] }));
    };
  }

  return {
    constant,
    ...(Object.fromEntries(binaryOperations.map((name) => [name, binary(name)])) as Pick<
      Recorder,
      BinaryOperation
    >),
    squareRoot(a) {
      const value = constantOf(a);
      if (value !== undefined) return constant(numbers.squareRoot(value));
      return remembered(known, -1 - a, () => ({ name: "squareRoot", takes: [a] }));
    },
    apply(f, a) {
      const value = constantOf(a);
      if (value !== undefined) return constant(f(value));
      const ofF = applied.get(f) ?? new Map<Step, Step>();
      applied.set(f, ofF);
      return remembered(ofF, a, () => ({ name: "apply", f, takes: [a] }));
    },
    input: (name) => remembered(inputs, name, () => ({ name: "input", input: name, takes: [] })),
    inputsOf(step) {
      const found = new Set<string>();
      const seen = new Set<Step>();
      const open = [step];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (seen.has(next)) continue;
        seen.add(next);
        const recorded = steps[next]!;
        if (recorded.name === "input") found.add(recorded.input);
        open.push(...recorded.takes);
      }
      return found;
    },
    plan: (outputs) => assignRegisters(steps, outputs, true),
    keptPlan(outputs) {
      const plan = assignRegisters(steps, outputs, false);
      return { ...plan, dependentsOf: (input) => dependentsOf(plan.operations, input) };
    },
  };
}

function dependentsOf(operations: readonly Operation[], input: number): Operation[] {
  const changed = new Set<number>();
  return operations.filter((operation) => {
    if (operation.name === "input") {
      if (operation.input === input) changed.add(operation.to);
      return false;
    }
    const depends = changed.has(operation.a) || ("b" in operation && changed.has(operation.b));
    if (depends) changed.add(operation.to);
    return depends;
  });
}

/**
 * Keeps the steps that the outputs need and gives each a register; with `reuse` it is free again after the
 * step's last use.
 */
function assignRegisters(steps: readonly Recorded[], outputs: readonly Step[], reuse: boolean): Plan {
  const lastUse = new Map<Step, number>();
  for (const step of outputs) lastUse.set(step, steps.length);
  for (let step = steps.length - 1; step >= 0; step--) {
    if (!lastUse.has(step)) continue;
    for (const taken of steps[step]!.takes) if (!lastUse.has(taken)) lastUse.set(taken, step);
  }

  const registerOf = new Map<Step, number>();
  const free: number[] = [];
  let registers = 0;
  const constants: Plan["constants"][number][] = [];
  const operations: Operation[] = [];
  const inputs: string[] = [];

  steps.forEach((step, index) => {
    if (!lastUse.has(index)) return;
    if (step.name === "constant") {
      registerOf.set(index, registers);
      constants.push({ register: registers++, value: step.value });
      return;
    }
    const [a, b] = step.takes.map((taken) => registerOf.get(taken)!);
    for (const taken of reuse ? new Set(step.takes) : []) {
      if (lastUse.get(taken) === index && steps[taken]!.name !== "constant")
        free.push(registerOf.get(taken)!);
    }
    const to = free.pop() ?? registers++;
    registerOf.set(index, to);
    if (step.name === "input") operations.push({ name: "input", input: inputs.push(step.input) - 1, to });
    else if (step.name === "apply") operations.push({ name: "apply", f: step.f, a: a!, to });
    else if (step.name === "squareRoot") operations.push({ name: "squareRoot", a: a!, to });
    else operations.push({ name: step.name, a: a!, b: b!, to });
  });
  return { operations, registers, constants, inputs, outputs: outputs.map((step) => registerOf.get(step)!) };
}
