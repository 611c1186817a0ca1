import { type Arithmetic, numbers } from "../arithmetic.ts";
import { leastUniform } from "../sampling/leastUniform.ts";
import {
  type BinaryOperation,
  binaryOperations,
  type KernelLayout,
  type Operation,
  operandsOf,
} from "./kernel/kernel.ts";

/** A quantity in a recording: the number of the step that makes it. */
export type Step = number;

/**
 * What the engine carries out for every block of draws: operations on registers, one value a draw.
 * Equal sub-expressions are worked out once, and nothing is worked out that no output needs.
 */
export interface Plan {
  readonly operations: readonly Operation[];
  readonly registers: number;
  readonly constants: KernelLayout["constants"];
  /** Names of the inputs that are used. */
  readonly inputs: readonly string[];
  /** The registers of the outputs, in the order asked for. */
  readonly outputs: readonly number[];
}

/** A plan that keeps in registers of their own the quantities that it takes to carry parts of it out again. */
export interface KeptPlan extends Plan {
  /** The operations that depend on an input, in order, without the one that draws it. */
  dependentsOf(input: number): readonly Operation[];
  /** Registers that hold the same quantity all the time. */
  readonly kept: ReadonlySet<number>;
}

export interface Recorder extends Arithmetic<Step> {
  /** Uniforms between 0 and 1 under this name. */
  input(name: string): Step;
  /** Numbers under this name from `low` to `high`, which may be infinite: an input that is given by value. */
  quantity(name: string, low: number, high: number): Step;
  /** Names of the inputs that a step depends on. */
  inputsOf(step: Step): ReadonlySet<string>;
  /** The plan that makes these steps, in few registers. */
  plan(outputs: readonly Step[]): Plan;
  /**
   * The plan that makes these steps and, once it has been carried out, can follow changes of inputs.
   *
   * @param changing names of the inputs that may change; what their dependents do not take from the rest is
   *   forgotten. Default: all of them, and nothing is forgotten
   */
  keptPlan(outputs: readonly Step[], changing?: readonly string[]): KeptPlan;
}

type Recorded =
  | { readonly name: "constant"; readonly value: number; readonly takes: readonly Step[] }
  | {
      readonly name: "input";
      readonly input: string;
      readonly range: readonly [number, number];
      readonly takes: readonly Step[];
    }
  | { readonly name: "apply"; readonly f: (x: number) => number; readonly takes: readonly [Step] }
  | { readonly name: "squareRoot"; readonly takes: readonly [Step] }
  | { readonly name: BinaryOperation; readonly takes: readonly [Step, Step] };

const mostSteps = 4_194_304;
/** What a step becomes in a plan. */
type Used =
  | Recorded
  | { readonly name: "multiplyAdd"; readonly takes: readonly [Step, Step, Step] }
  /** An input times a constant plus a constant. */
  | { readonly name: "scaledInput"; readonly input: string; readonly takes: readonly [Step, Step] };

const anything: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const commutative: ReadonlySet<BinaryOperation> = new Set(["add", "multiply", "least", "greatest"]);

/**
 * An arithmetic that writes down what it is asked to do. The simplifications it makes (x + 0, x - 0, x · 1,
 * x · 0, 0 / x, x / 1, operations on constants, the least or the greatest of two where their ranges tell) do not
 * change a bit of any finite result but the sign of a zero. Ranges are worked out with the very operations, which
 * never decrease with their operands where the operation does not, so that rounding cannot leave them.
 */
export function recordPlan(): Recorder {
  const steps: Recorded[] = [];
  const known = new Map<number, Step>();
  const constants = new Map<number, Step>();
  const inputs = new Map<string, Step>();
  const applied = new Map<(x: number) => number, Map<Step, Step>>();

  /** Between what each step is known to lie. */
  const lows: number[] = [];
  const highs: number[] = [];

  function push(recorded: Recorded): Step {
    if (steps.length === mostSteps) throw new RangeError("the study is too large for one plan");
    const [low, high] = rangeOf(recorded);
    lows.push(low);
    highs.push(high);
    return steps.push(recorded) - 1;
  }

  function rangeOf(recorded: Recorded): readonly [number, number] {
    const [a = 0, b = 0] = recorded.takes;
    switch (recorded.name) {
      case "constant":
        return [recorded.value, recorded.value];
      case "input":
        return recorded.range;
      case "less":
        return [0, 1];
      case "add":
        return [lows[a]! + lows[b]!, highs[a]! + highs[b]!];
      case "subtract":
        return [isAtMost(b, a) ? 0 : lows[a]! - highs[b]!, highs[a]! - lows[b]!];
      case "multiply":
        return lows[a]! >= 0 && lows[b]! >= 0 ? [lows[a]! * lows[b]!, highs[a]! * highs[b]!] : anything;
      case "ratio":
        return lows[a]! >= 0 && lows[b]! > 0 ? [lows[a]! / highs[b]!, highs[a]! / lows[b]!] : anything;
      case "least":
        return [Math.min(lows[a]!, lows[b]!), Math.min(highs[a]!, highs[b]!)];
      case "greatest":
        return [Math.max(lows[a]!, lows[b]!), Math.max(highs[a]!, highs[b]!)];
      case "squareRoot":
        return lows[a]! >= 0 ? [Math.sqrt(lows[a]!), Math.sqrt(highs[a]!)] : anything;
      default:
        return anything;
    }
  }

  /** Whether a is never above b, as far as is known: by their ranges, or because a is a part of b. */
  function isAtMost(a: Step, b: Step): boolean {
    if (a === b || highs[a]! <= lows[b]!) return true;
    const recorded = steps[a]!;
    const [left = 0, right = 0] = recorded.takes;
    if (recorded.name === "least") return left === b || right === b;
    if (recorded.name !== "multiply" || !(lows[b]! >= 0)) return false;
    return (left === b && highs[right]! <= 1) || (right === b && highs[left]! <= 1);
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

  function inputBetween(name: string, low: number, high: number): Step {
    return remembered(inputs, name, () => ({ name: "input", input: name, range: [low, high], takes: [] }));
  }

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
      if (name === "least" || name === "greatest") {
        if (isAtMost(a, b)) return name === "least" ? a : b;
        if (isAtMost(b, a)) return name === "least" ? b : a;
      }
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
    within(a, low, high) {
      lows[a] = Math.max(lows[a]!, low);
      highs[a] = Math.min(highs[a]!, high);
      return a;
    },
    apply(f, a) {
      const value = constantOf(a);
      if (value !== undefined) return constant(f(value));
      const ofF = applied.get(f) ?? new Map<Step, Step>();
      applied.set(f, ofF);
      return remembered(ofF, a, () => ({ name: "apply", f, takes: [a] }));
    },
    input: (name) => inputBetween(name, leastUniform, 1 - leastUniform),
    quantity: inputBetween,
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
    plan: (outputs) => assignRegisters(steps, scaledInputs(steps, usedSteps(steps, outputs)), outputs),
    keptPlan(outputs, changing) {
      const used = usedSteps(steps, outputs);
      const keeps = changing === undefined ? () => true : takenFromTheRest(used, steps.length, changing);
      const plan = assignRegisters(steps, used, outputs, keeps);
      return { ...plan, dependentsOf: (input) => dependentsOf(plan.operations, input) };
    },
  };
}

/** The register that an input of a plan is drawn into; undefined where the plan has no input of that name. */
export function registerOfInput({ inputs, operations }: Plan, name: string): number | undefined {
  const input = inputs.indexOf(name);
  return operations.find((operation) => operation.name === "input" && operation.input === input)?.to;
}

function dependentsOf(operations: readonly Operation[], input: number): Operation[] {
  const changed = new Set<number>();
  return operations.filter((operation) => {
    const isInput = operation.name === "input";
    const depends = isInput
      ? operation.input === input
      : operandsOf(operation).some((operand) => changed.has(operand));
    // A register may have held another quantity before.
    if (depends) changed.add(operation.to);
    else changed.delete(operation.to);
    return depends && !isInput;
  });
}

/** Inputs are looked at together, a bit each. */
const bits = 31;

/** Tells the steps that the dependents of an input take without being among them, and the inputs themselves. */
function takenFromTheRest(
  used: ReadonlyMap<Step, Used>,
  size: number,
  changing: readonly string[],
): (step: Step) => boolean {
  const taken = new Uint8Array(size);
  for (let first = 0; first < changing.length; first += bits) {
    const together = changing.slice(first, first + bits);
    const dependsOn = new Int32Array(size);
    for (const [index, step] of used) {
      const place = step.name === "input" ? together.indexOf(step.input) : -1;
      if (place >= 0) {
        taken[index] = 1;
        dependsOn[index] = 1 << place;
      }
      let all = dependsOn[index]!;
      for (const from of step.takes) all |= dependsOn[from]!;
      dependsOn[index] = all;
      for (const from of step.takes) if ((all & ~dependsOn[from]!) !== 0) taken[from] = 1;
    }
  }
  return (step) => taken[step] === 1;
}

/**
 * Gives each step that is used a register. That of a step which is neither kept nor an output is free again after
 * its last use.
 */
function assignRegisters(
  steps: readonly Recorded[],
  used: ReadonlyMap<Step, Used>,
  outputs: readonly Step[],
  keeps?: (step: Step) => boolean,
): Plan & { readonly kept: ReadonlySet<number> } {
  const lastUse = new Int32Array(steps.length);
  for (const [step, { takes }] of used) for (const taken of takes) lastUse[taken] = step;
  for (const step of outputs) lastUse[step] = steps.length;

  const registerOf = new Int32Array(steps.length);
  const free: number[] = [];
  const kept = new Set<number>();
  let registers = 0;
  const constants: KernelLayout["constants"][number][] = [];
  const operations: Operation[] = [];
  const inputs: string[] = [];

  for (const [index, step] of used) {
    if (step.name === "constant") {
      registerOf[index] = registers;
      constants.push({ register: registers++, value: step.value });
      continue;
    }
    const [first = 0, second = first, third = first] = step.takes;
    const [a, b, c] = [registerOf[first]!, registerOf[second]!, registerOf[third]!];
    for (const [place, taken] of step.takes.entries()) {
      const again = step.takes.indexOf(taken) < place;
      if (!again && lastUse[taken] === index && steps[taken]!.name !== "constant" && !keeps?.(taken))
        free.push(registerOf[taken]!);
    }
    const isKept = keeps !== undefined && (keeps(index) || lastUse[index] === steps.length);
    // What is kept shares no register with what was forgotten before, since that may be worked out again.
    const to = (isKept ? undefined : free.pop()) ?? registers++;
    if (isKept) kept.add(to);
    registerOf[index] = to;
    if (step.name === "input") operations.push({ name: "input", input: inputs.push(step.input) - 1, to });
    else if (step.name === "scaledInput")
      operations.push({
        name: "input",
        input: inputs.push(step.input) - 1,
        scaled: { scale: a, offset: b },
        to,
      });
    else if (step.name === "apply") operations.push({ name: "apply", f: step.f, a, to });
    else if (step.name === "squareRoot") operations.push({ name: "squareRoot", a, to });
    else if (step.name === "multiplyAdd") operations.push({ name: "multiplyAdd", a, b, c, to });
    else operations.push({ name: step.name, a, b, to });
  }
  return {
    operations,
    registers,
    constants,
    inputs,
    outputs: outputs.map((step) => registerOf[step]!),
    kept,
  };
}

/**
 * The steps that the outputs need, in order. A product that only one sum takes is worked out with it, in one
 * operation that rounds twice like the two.
 */
function usedSteps(steps: readonly Recorded[], outputs: readonly Step[]): Map<Step, Used> {
  const uses = new Uint32Array(steps.length);
  for (const step of outputs) uses[step] = 2;
  for (let step = steps.length - 1; step >= 0; step--) {
    if (uses[step] !== 0) for (const taken of steps[step]!.takes) uses[taken]! += 1;
  }
  const isProduct = (step: Step) => steps[step]!.name === "multiply" && uses[step] === 1;
  const used = new Map<Step, Used>();
  for (const [index, step] of steps.entries()) {
    if (uses[index] === 0) continue;
    const [a, b] = step.takes as readonly [Step, Step];
    if (step.name !== "add" || !(isProduct(a) || isProduct(b))) {
      used.set(index, step);
      continue;
    }
    const [product, other] = isProduct(a) ? [a, b] : [b, a];
    used.delete(product);
    const [left, right] = steps[product]!.takes as readonly [Step, Step];
    used.set(index, { name: "multiplyAdd", takes: [left, right, other] });
  }
  return used;
}

/**
 * Draws an input that is only taken times a constant plus a constant in one operation. Not for plans that follow
 * changes, in which an input is given by value.
 */
function scaledInputs(steps: readonly Recorded[], used: Map<Step, Used>): Map<Step, Used> {
  const uses = new Uint32Array(steps.length);
  for (const { takes } of used.values()) for (const taken of takes) uses[taken]! += 1;
  for (const [index, step] of used) {
    if (step.name !== "multiplyAdd") continue;
    const [input, scale, offset] = step.takes;
    const drawn = steps[input]!;
    if (drawn.name !== "input" || uses[input] !== 1) continue;
    if (steps[scale]!.name !== "constant" || steps[offset]!.name !== "constant") continue;
    used.delete(input);
    used.set(index, { name: "scaledInput", input: drawn.input, takes: [scale, offset] });
  }
  return used;
}
