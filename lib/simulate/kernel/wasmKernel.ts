import {
  binaryOperations,
  type Kernel,
  type KernelLayout,
  kernelStride,
  type MakeKernel,
  type Operation,
} from "./kernel.ts";
import { kernelModule, withOrWithout } from "./kernelModule.ts";
import { applyToBlock, referenceKernel } from "./referenceKernel.ts";

const pageSize = 65536;
const counters = 4294967296;
const bytesOfStride = 8 * kernelStride;
const wordsOfInstruction = 8;
/** In the order of the table in `kernel.wat`. */
const instructions = [...binaryOperations, "squareRoot", "multiplyAdd", "uniforms", "outside"] as const;
type Instruction = (typeof instructions)[number];
const codeOf = Object.fromEntries(instructions.map((name, code) => [name, code])) as Record<
  Instruction,
  number
>;

interface Exports {
  run(program: number, end: number, blockBytes: number, low: number, high: number): void;
  countBelow(value: number, end: number, bound: number): number;
  countAbove(value: number, end: number, bound: number): number;
}
/** Work for the block of draws that starts at `first`. */
type Outside = (first: number) => void;

/**
 * The kernel in WebAssembly with 128-bit operations, from `kernel.wat`. Its memory holds the registers, eight
 * equal numbers for every constant, and the programs.
 */
export function wasmKernel({
  blockSize,
  registers: given,
  constants: givenConstants,
  inputs,
  programs,
}: KernelLayout): Kernel {
  // By which uniforms are multiplied, and what is added to them, where nothing else is.
  const [one, zero] = [given, given + 1];
  const registers = given + 2;
  const constants = [...givenConstants, { register: one, value: 1 }, { register: zero, value: 0 }];
  const module = kernelModule();
  // The loop of uniforms makes 32 at a time; what it makes beyond the block is not looked at.
  const blockBytes = Math.ceil(blockSize / 32) * 32 * 8;
  const constantOf = new Map(constants.map(({ register }, index) => [register, index]));
  const addresses = new Int32Array(registers);
  const firstBlock = constants.length * bytesOfStride;
  let blocks = 0;
  for (let register = 0; register < registers; register++) {
    const constant = constantOf.get(register);
    addresses[register] =
      constant === undefined ? firstBlock + blocks++ * blockBytes : constant * bytesOfStride;
  }
  const firstInstruction = firstBlock + blocks * blockBytes;
  const written = programs.reduce((total, { length }) => total + length, 0);
  const size = firstInstruction + written * wordsOfInstruction * 4;
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(size / pageSize)) });
  for (const { register, value } of constants)
    new Float64Array(memory.buffer, addresses[register], kernelStride).fill(value);
  // Most registers are never looked at from outside.
  const views: Float64Array[] = [];
  function viewOf(register: number): Float64Array {
    const constant = constantOf.get(register);
    views[register] ??=
      constant === undefined
        ? new Float64Array(memory.buffer, addresses[register], blockSize)
        : new Float64Array(blockSize).fill(constants[constant]!.value);
    return views[register];
  }

  const outside: Outside[] = [];
  const instructionAt = new Int32Array(memory.buffer, firstInstruction);
  let next = 0;

  /** Writes an instruction down: its code, where the result goes, and up to three operands with their steps. */
  function write(code: Instruction, to: number, a = 0, aStep = 0, b = 0, bStep = 0, c = 0, cStep = 0): void {
    instructionAt[next] = codeOf[code];
    instructionAt[next + 1] = a;
    instructionAt[next + 2] = aStep;
    instructionAt[next + 3] = b;
    instructionAt[next + 4] = bStep;
    instructionAt[next + 5] = c;
    instructionAt[next + 6] = cStep;
    instructionAt[next + 7] = to;
    next += wordsOfInstruction;
  }

  const writeOutside = (work: Outside) => write("outside", 0, outside.push(work) - 1);
  const address = (register: number) => addresses[register]!;
  const step = (register: number) => (addresses[register]! < firstBlock ? 0 : bytesOfStride);

  function encode(operation: Operation): void {
    const to = address(operation.to);
    switch (operation.name) {
      case "input": {
        const source = inputs[operation.input]!;
        const { scale, offset } = operation.scaled ?? { scale: one, offset: zero };
        if (typeof source !== "function")
          write("uniforms", to, source[0], source[1], address(scale), 0, address(offset));
        else {
          const view = viewOf(operation.to);
          writeOutside((first) => source(first, view));
          if (operation.scaled !== undefined)
            write("multiplyAdd", to, to, bytesOfStride, address(scale), 0, address(offset), 0);
        }
        return;
      }
      case "apply": {
        const { f } = operation;
        const from = viewOf(operation.a);
        const into = viewOf(operation.to);
        writeOutside(() => applyToBlock(f, from, into));
        return;
      }
      case "squareRoot": {
        const { a } = operation;
        write("squareRoot", to, address(a), step(a));
        return;
      }
      case "multiplyAdd": {
        const { a, b, c } = operation;
        write("multiplyAdd", to, address(a), step(a), address(b), step(b), address(c), step(c));
        return;
      }
      default: {
        const { name, a, b } = operation;
        write(name, to, address(a), step(a), address(b), step(b));
      }
    }
  }

  const places = programs.map((operations) => {
    const start = firstInstruction + 4 * next;
    for (const operation of operations) encode(operation);
    return { start, end: firstInstruction + 4 * next };
  });

  let first = 0;
  const loops = new WebAssembly.Instance(module, {
    kernel: { memory, outside: (work: number) => outside[work]!(first) },
  }).exports as unknown as Exports;
  /** A constant takes no whole block of the memory. */
  function countOf(count: "countBelow" | "countAbove", register: number, bound: number): number {
    const constant = constantOf.get(register);
    if (constant === undefined)
      return loops[count](address(register), address(register) + 8 * blockSize, bound);
    const { value } = constants[constant]!;
    return (count === "countBelow" ? value < bound : value > bound) ? blockSize : 0;
  }

  return {
    register: viewOf,
    countBelow: (register, bound) => countOf("countBelow", register, bound),
    countAbove: (register, bound) => countOf("countAbove", register, bound),
    run(program, from) {
      const { start, end } = places[program]!;
      if (start === end) return;
      first = from;
      const counter = from / 2;
      loops.run(start, end, blockBytes, counter % counters, Math.floor(counter / counters));
    },
  };
}

/** The fastest kernel that there is here. */
export const bestKernel: MakeKernel = (layout) =>
  withOrWithout(
    () => wasmKernel(layout),
    () => referenceKernel(layout),
  );
