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

type Run = (program: number, end: number, blockBytes: number, low: number, high: number) => void;
/** Work for the block of draws that starts at `first`. */
type Outside = (first: number) => void;

/**
 * The kernel in WebAssembly with 128-bit operations, from `kernel.wat`. Its memory holds the registers, eight
 * equal numbers for every constant, and the programs.
 */
export function wasmKernel({ blockSize, registers, constants, inputs, programs }: KernelLayout): Kernel {
  // The loop of uniforms makes sixteen at a time; what it makes beyond the block is not looked at.
  const blockBytes = Math.ceil(blockSize / 16) * 16 * 8;
  const constantOf = new Map(constants.map(({ register }, index) => [register, index]));
  const addresses = new Int32Array(registers);
  let blocks = 0;
  for (let register = 0; register < registers; register++) {
    const constant = constantOf.get(register);
    addresses[register] =
      constant === undefined
        ? constants.length * bytesOfStride + blocks++ * blockBytes
        : constant * bytesOfStride;
  }
  const firstInstruction = constants.length * bytesOfStride + blocks * blockBytes;
  const written = programs.reduce((total, { length }) => total + length, 0);
  const size = firstInstruction + written * wordsOfInstruction * 4;
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(size / pageSize)) });
  const views = Array.from(addresses, (address) => new Float64Array(memory.buffer, address, blockSize));
  for (const { register, value } of constants) {
    new Float64Array(memory.buffer, addresses[register], kernelStride).fill(value);
    views[register] = new Float64Array(blockSize).fill(value);
  }

  const outside: Outside[] = [];
  const instructionAt = new Int32Array(memory.buffer, firstInstruction);
  let next = 0;

  /** Writes an instruction down: its code, up to three operands with their steps, and where the result goes. */
  function write(code: Instruction, operands: readonly number[], to = 0): void {
    instructionAt[next] = codeOf[code];
    for (const [index, operand] of operands.entries()) instructionAt[next + 1 + index] = operand;
    instructionAt[next + wordsOfInstruction - 1] = to;
    next += wordsOfInstruction;
  }

  const writeOutside = (work: Outside) => write("outside", [outside.push(work) - 1]);
  const address = (register: number) => addresses[register]!;
  const step = (register: number) => (constantOf.has(register) ? 0 : bytesOfStride);

  function encode(operation: Operation): void {
    const to = address(operation.to);
    switch (operation.name) {
      case "input": {
        const source = inputs[operation.input]!;
        const view = views[operation.to]!;
        if (typeof source === "function") writeOutside((first) => source(first, view));
        else write("uniforms", source, to);
        return;
      }
      case "apply": {
        const { f } = operation;
        const from = views[operation.a]!;
        const into = views[operation.to]!;
        writeOutside(() => applyToBlock(f, from, into));
        return;
      }
      case "squareRoot": {
        const { a } = operation;
        write("squareRoot", [address(a), step(a)], to);
        return;
      }
      case "multiplyAdd": {
        const { a, b, c } = operation;
        write("multiplyAdd", [address(a), step(a), address(b), step(b), address(c), step(c)], to);
        return;
      }
      default: {
        const { name, a, b } = operation;
        write(name, [address(a), step(a), address(b), step(b)], to);
      }
    }
  }

  const places = programs.map((operations) => {
    const start = firstInstruction + 4 * next;
    for (const operation of operations) encode(operation);
    return { start, end: firstInstruction + 4 * next };
  });

  let first = 0;
  const { run } = new WebAssembly.Instance(kernelModule(), {
    kernel: { memory, outside: (work: number) => outside[work]!(first) },
  }).exports as { run: Run };

  return {
    registers: views,
    run(program, from) {
      const { start, end } = places[program]!;
      if (start === end) return;
      first = from;
      const counter = from / 2;
      run(start, end, blockBytes, counter % counters, Math.floor(counter / counters));
    },
  };
}

/** The fastest kernel that there is here. */
export const bestKernel: MakeKernel = (layout) =>
  withOrWithout(
    () => wasmKernel(layout),
    () => referenceKernel(layout),
  );
