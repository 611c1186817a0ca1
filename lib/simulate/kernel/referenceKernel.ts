import { fillUniforms } from "../../sampling/threefry.ts";
import type { Kernel, KernelLayout, Operation, UniformSource } from "./kernel.ts";

/** The kernel in plain JavaScript: where there is no WebAssembly, and what `kernel.wat` is held against. */
export function referenceKernel({
  blockSize,
  registers: count,
  constants,
  inputs,
  programs,
}: KernelLayout): Kernel {
  const numbers = new Float64Array(count * blockSize);
  const registers = Array.from({ length: count }, (_, register) =>
    numbers.subarray(register * blockSize, (register + 1) * blockSize),
  );
  for (const { register, value } of constants) registers[register]!.fill(value);
  const steps = programs.map((operations) =>
    operations.map((operation) => stepOf(operation, registers, inputs)),
  );
  return {
    register: (register) => registers[register]!,
    countBelow(register, bound) {
      let below = 0;
      for (const value of registers[register]!) if (value < bound) below++;
      return below;
    },
    countAbove(register, bound) {
      let above = 0;
      for (const value of registers[register]!) if (value > bound) above++;
      return above;
    },
    run(program, first) {
      for (const step of steps[program]!) step(first);
    },
  };
}

function stepOf(
  operation: Operation,
  registers: readonly Float64Array[],
  inputs: readonly UniformSource[],
): (first: number) => void {
  const to = registers[operation.to]!;
  switch (operation.name) {
    case "input": {
      const source = inputs[operation.input]!;
      const { scaled } = operation;
      const [scale, offset] = scaled ? [registers[scaled.scale]![0]!, registers[scaled.offset]![0]!] : [1, 0];
      if (typeof source !== "function") return (first) => fillUniforms(source, first, to, scale, offset);
      if (scaled === undefined) return (first) => source(first, to);
      return (first) => {
        source(first, to);
        for (let i = 0; i < to.length; i++) to[i] = to[i]! * scale + offset;
      };
    }
    case "apply": {
      const { f } = operation;
      const a = registers[operation.a]!;
      return () => applyToBlock(f, a, to);
    }
    case "multiplyAdd": {
      const [a, b, c] = [registers[operation.a]!, registers[operation.b]!, registers[operation.c]!];
      return () => multiplyAdd(a, b, c, to);
    }
    case "squareRoot": {
      const a = registers[operation.a]!;
      return () => squareRoots(a, to);
    }
    default: {
      const loop = loops[operation.name];
      const a = registers[operation.a]!;
      const b = registers[operation.b]!;
      return () => loop(a, b, to);
    }
  }
}

/** Applies a function to every draw of a block. */
export function applyToBlock(f: (x: number) => number, a: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = f(a[i]!);
}

function multiplyAdd(a: Float64Array, b: Float64Array, c: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i += 8) {
    to[i] = a[i]! * b[i]! + c[i]!;
    to[i + 1] = a[i + 1]! * b[i + 1]! + c[i + 1]!;
    to[i + 2] = a[i + 2]! * b[i + 2]! + c[i + 2]!;
    to[i + 3] = a[i + 3]! * b[i + 3]! + c[i + 3]!;
    to[i + 4] = a[i + 4]! * b[i + 4]! + c[i + 4]!;
    to[i + 5] = a[i + 5]! * b[i + 5]! + c[i + 5]!;
    to[i + 6] = a[i + 6]! * b[i + 6]! + c[i + 6]!;
    to[i + 7] = a[i + 7]! * b[i + 7]! + c[i + 7]!;
  }
}

function squareRoots(a: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i += 8) {
    to[i] = Math.sqrt(a[i]!);
    to[i + 1] = Math.sqrt(a[i + 1]!);
    to[i + 2] = Math.sqrt(a[i + 2]!);
    to[i + 3] = Math.sqrt(a[i + 3]!);
    to[i + 4] = Math.sqrt(a[i + 4]!);
    to[i + 5] = Math.sqrt(a[i + 5]!);
    to[i + 6] = Math.sqrt(a[i + 6]!);
    to[i + 7] = Math.sqrt(a[i + 7]!);
  }
}

// Written out eight draws at a time, because a loop over a function passed in, or over single draws, is several
// times slower, and one over four takes a fifth longer.
const loops = {
  add(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = a[i]! + b[i]!;
      to[i + 1] = a[i + 1]! + b[i + 1]!;
      to[i + 2] = a[i + 2]! + b[i + 2]!;
      to[i + 3] = a[i + 3]! + b[i + 3]!;
      to[i + 4] = a[i + 4]! + b[i + 4]!;
      to[i + 5] = a[i + 5]! + b[i + 5]!;
      to[i + 6] = a[i + 6]! + b[i + 6]!;
      to[i + 7] = a[i + 7]! + b[i + 7]!;
    }
  },
  subtract(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = a[i]! - b[i]!;
      to[i + 1] = a[i + 1]! - b[i + 1]!;
      to[i + 2] = a[i + 2]! - b[i + 2]!;
      to[i + 3] = a[i + 3]! - b[i + 3]!;
      to[i + 4] = a[i + 4]! - b[i + 4]!;
      to[i + 5] = a[i + 5]! - b[i + 5]!;
      to[i + 6] = a[i + 6]! - b[i + 6]!;
      to[i + 7] = a[i + 7]! - b[i + 7]!;
    }
  },
  multiply(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = a[i]! * b[i]!;
      to[i + 1] = a[i + 1]! * b[i + 1]!;
      to[i + 2] = a[i + 2]! * b[i + 2]!;
      to[i + 3] = a[i + 3]! * b[i + 3]!;
      to[i + 4] = a[i + 4]! * b[i + 4]!;
      to[i + 5] = a[i + 5]! * b[i + 5]!;
      to[i + 6] = a[i + 6]! * b[i + 6]!;
      to[i + 7] = a[i + 7]! * b[i + 7]!;
    }
  },
  ratio(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = b[i] === 0 ? 0 : a[i]! / b[i]!;
      to[i + 1] = b[i + 1] === 0 ? 0 : a[i + 1]! / b[i + 1]!;
      to[i + 2] = b[i + 2] === 0 ? 0 : a[i + 2]! / b[i + 2]!;
      to[i + 3] = b[i + 3] === 0 ? 0 : a[i + 3]! / b[i + 3]!;
      to[i + 4] = b[i + 4] === 0 ? 0 : a[i + 4]! / b[i + 4]!;
      to[i + 5] = b[i + 5] === 0 ? 0 : a[i + 5]! / b[i + 5]!;
      to[i + 6] = b[i + 6] === 0 ? 0 : a[i + 6]! / b[i + 6]!;
      to[i + 7] = b[i + 7] === 0 ? 0 : a[i + 7]! / b[i + 7]!;
    }
  },
  least(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = oneOf(0, a[i]! < b[i]!, a[i]!, b[i]!);
      to[i + 1] = oneOf(2, a[i + 1]! < b[i + 1]!, a[i + 1]!, b[i + 1]!);
      to[i + 2] = oneOf(4, a[i + 2]! < b[i + 2]!, a[i + 2]!, b[i + 2]!);
      to[i + 3] = oneOf(6, a[i + 3]! < b[i + 3]!, a[i + 3]!, b[i + 3]!);
      to[i + 4] = oneOf(8, a[i + 4]! < b[i + 4]!, a[i + 4]!, b[i + 4]!);
      to[i + 5] = oneOf(10, a[i + 5]! < b[i + 5]!, a[i + 5]!, b[i + 5]!);
      to[i + 6] = oneOf(12, a[i + 6]! < b[i + 6]!, a[i + 6]!, b[i + 6]!);
      to[i + 7] = oneOf(14, a[i + 7]! < b[i + 7]!, a[i + 7]!, b[i + 7]!);
    }
  },
  greatest(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = oneOf(0, a[i]! > b[i]!, a[i]!, b[i]!);
      to[i + 1] = oneOf(2, a[i + 1]! > b[i + 1]!, a[i + 1]!, b[i + 1]!);
      to[i + 2] = oneOf(4, a[i + 2]! > b[i + 2]!, a[i + 2]!, b[i + 2]!);
      to[i + 3] = oneOf(6, a[i + 3]! > b[i + 3]!, a[i + 3]!, b[i + 3]!);
      to[i + 4] = oneOf(8, a[i + 4]! > b[i + 4]!, a[i + 4]!, b[i + 4]!);
      to[i + 5] = oneOf(10, a[i + 5]! > b[i + 5]!, a[i + 5]!, b[i + 5]!);
      to[i + 6] = oneOf(12, a[i + 6]! > b[i + 6]!, a[i + 6]!, b[i + 6]!);
      to[i + 7] = oneOf(14, a[i + 7]! > b[i + 7]!, a[i + 7]!, b[i + 7]!);
    }
  },
  less(a: Float64Array, b: Float64Array, to: Float64Array): void {
    for (let i = 0; i < to.length; i += 8) {
      to[i] = a[i]! < b[i]! ? 1 : 0;
      to[i + 1] = a[i + 1]! < b[i + 1]! ? 1 : 0;
      to[i + 2] = a[i + 2]! < b[i + 2]! ? 1 : 0;
      to[i + 3] = a[i + 3]! < b[i + 3]! ? 1 : 0;
      to[i + 4] = a[i + 4]! < b[i + 4]! ? 1 : 0;
      to[i + 5] = a[i + 5]! < b[i + 5]! ? 1 : 0;
      to[i + 6] = a[i + 6]! < b[i + 6]! ? 1 : 0;
      to[i + 7] = a[i + 7]! < b[i + 7]! ? 1 : 0;
    }
  },
};

const pairs = new Float64Array(16);

/** One of two numbers without a branch, which would take three times as long where it cannot be foretold. */
function oneOf(place: number, isFirst: boolean, first: number, second: number): number {
  pairs[place] = second;
  pairs[place + 1] = first;
  return pairs[place + Number(isFirst)]!;
}
