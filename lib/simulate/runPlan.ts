import { numbers } from "../model/arithmetic.ts";
import type { Operation, operationNames, Plan } from "./recordPlan.ts";

/** Fills a block with the values of one input, for the draws from `first` on. */
export type InputFiller = (first: number, to: Float64Array) => void;

/** Carries out a plan for blocks of at most `blockSize` draws. Registers are kept between calls. */
export function planRunner(
  plan: Plan,
  inputs: readonly InputFiller[],
  blockSize: number,
): (first: number, outputs: readonly Float64Array[]) => void {
  const memory = new Float64Array(plan.registers * blockSize);
  return (first, outputs) => {
    const count = outputs[0]?.length ?? blockSize;
    const registers = Array.from({ length: plan.registers }, (_, register) =>
      memory.subarray(register * blockSize, register * blockSize + count),
    );
    for (const operation of plan.operations) runOperation(operation, registers, inputs, first);
    plan.outputs.forEach(({ register, constant }, index) => {
      const output = outputs[index]!;
      if (register < 0) output.fill(constant);
      else output.set(registers[register]!);
    });
  };
}

function runOperation(
  { name, to: target, a, b, index }: Operation,
  registers: readonly Float64Array[],
  inputs: readonly InputFiller[],
  first: number,
): void {
  const to = registers[target]!;
  if (name === "input") {
    inputs[index]!(first, to);
  } else if (name === "earningsBelow") {
    const variation = registers[a.register]!;
    for (let draw = 0; draw < to.length; draw++) to[draw] = numbers.earningsBelow(index, variation[draw]!);
  } else {
    const { both, right, left } = loops[name];
    if (a.register < 0) left!(a.constant, registers[b.register]!, to);
    else if (b.register < 0) right(registers[a.register]!, b.constant, to);
    else both(registers[a.register]!, registers[b.register]!, to);
  }
}

type Both = (a: Float64Array, b: Float64Array, to: Float64Array) => void;
type Right = (a: Float64Array, b: number, to: Float64Array) => void;
type Left = (a: number, b: Float64Array, to: Float64Array) => void;
interface Loops {
  readonly both: Both;
  readonly right: Right;
  /** Missing where the operation commutes: a recorded constant then stands on the right. */
  readonly left?: Left;
}

/**
 * One loop an operation and kind of operands. They are written out because a loop over a function
 * passed in is several times slower; each does what the operation of the same name in `numbers` does.
 */
const loops: Readonly<Record<(typeof operationNames)[number], Loops>> = {
  add: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! + b[i]!;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! + b;
    },
  },
  subtract: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! - b[i]!;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! - b;
    },
    left: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a - b[i]!;
    },
  },
  multiply: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! * b[i]!;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! * b;
    },
  },
  ratio: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = b[i] === 0 ? 0 : a[i]! / b[i]!;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = b === 0 ? 0 : a[i]! / b;
    },
    left: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = b[i] === 0 ? 0 : a / b[i]!;
    },
  },
  least: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! < b[i]! ? a[i]! : b[i]!;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! < b ? a[i]! : b;
    },
  },
  greatest: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! > b[i]! ? a[i]! : b[i]!;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! > b ? a[i]! : b;
    },
  },
  less: {
    both: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! < b[i]! ? 1 : 0;
    },
    right: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a[i]! < b ? 1 : 0;
    },
    left: (a, b, to) => {
      for (let i = 0; i < to.length; i++) to[i] = a < b[i]! ? 1 : 0;
    },
  },
};
