import bytes from "#kernel";
import {
  binaryOperations,
  type Kernel,
  type KernelLayout,
  kernelStride,
  type MakeKernel,
  type Operation,
} from "./kernel.ts";
import { applyToBlock, referenceKernel } from "./referenceKernel.ts";

const pageSize = 65536;
const counters = 4294967296;
const bytesOfStride = 8 * kernelStride;
const wordsOfInstruction = 8;
const operationCodes: readonly string[] = [
  ...binaryOperations,
  "squareRoot",
  "multiplyAdd",
  "uniforms",
  "outside",
];

type Run = (program: number, end: number, blockBytes: number, low: number, high: number) => void;
/** Work for the block of draws that starts at `first`. */
type Outside = (first: number) => void;

let compiled: WebAssembly.Module | undefined;

/**
 * The kernel in WebAssembly with 128-bit operations, from `kernel.wat`. Its memory holds the registers, eight
 * equal numbers for every constant, and the programs.
 */
export function wasmKernel({ blockSize, registers, constants, inputs, programs }: KernelLayout): Kernel {
  compiled ??= new WebAssembly.Module(bytes);
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
  const instructions = programs.reduce((total, { length }) => total + length, 0);
  const size = firstInstruction + instructions * wordsOfInstruction * 4;
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(size / pageSize)) });
  const views = Array.from(addresses, (address) => new Float64Array(memory.buffer, address, blockSize));
  for (const { register, value } of constants) {
    new Float64Array(memory.buffer, addresses[register], kernelStride).fill(value);
    views[register] = new Float64Array(blockSize).fill(value);
  }

  const step = (register: number) => (constantOf.has(register) ? 0 : bytesOfStride);
  const outside: Outside[] = [];

  function outsideCode(work: Outside): number[] {
    return [operationCodes.indexOf("outside"), outside.push(work) - 1, 0, 0, 0, 0, 0, 0];
  }

  function encode(operation: Operation): number[] {
    const to = addresses[operation.to]!;
    switch (operation.name) {
      case "input": {
        const source = inputs[operation.input]!;
        const view = views[operation.to]!;
        if (typeof source === "function") return outsideCode((first) => source(first, view));
        return [operationCodes.indexOf("uniforms"), source[0], source[1], 0, 0, 0, 0, to];
      }
      case "apply": {
        const { f } = operation;
        const from = views[operation.a]!;
        const into = views[operation.to]!;
        return outsideCode(() => applyToBlock(f, from, into));
      }
      case "squareRoot":
        return [
          operationCodes.indexOf("squareRoot"),
          addresses[operation.a]!,
          step(operation.a),
          0,
          0,
          0,
          0,
          to,
        ];
      case "multiplyAdd": {
        const { a, b, c } = operation;
        const operands = [a, b, c].flatMap((register) => [addresses[register]!, step(register)]);
        return [operationCodes.indexOf("multiplyAdd"), ...operands, to];
      }
      default: {
        const { name, a, b } = operation;
        return [operationCodes.indexOf(name), addresses[a]!, step(a), addresses[b]!, step(b), 0, 0, to];
      }
    }
  }

  let next = firstInstruction;
  const places = programs.map((operations) => {
    const start = next;
    const code = new Int32Array(memory.buffer, start, operations.length * wordsOfInstruction);
    for (const [index, operation] of operations.entries())
      code.set(encode(operation), index * wordsOfInstruction);
    next += code.byteLength;
    return { start, end: next };
  });

  let first = 0;
  const { run } = new WebAssembly.Instance(compiled, {
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

/** The fastest kernel that there is here: some pages' security policies allow no WebAssembly. */
export const bestKernel: MakeKernel = (layout) => {
  try {
    return wasmKernel(layout);
  } catch (error) {
    if (typeof WebAssembly === "object" && !(error instanceof WebAssembly.CompileError)) throw error;
    return referenceKernel(layout);
  }
};
