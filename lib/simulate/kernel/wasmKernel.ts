import bytes from "#kernel";
import { fillUniforms } from "../../sampling/randomDesign.ts";
import { type BinaryOperation, binaryOperations, type Kernel, type MakeKernel } from "./kernel.ts";
import { referenceKernel } from "./referenceKernel.ts";

const pageSize = 65536;
const counters = 4294967296;

type Loop = (a: number, b: number, to: number, end: number) => void;
interface Exports extends Readonly<Record<BinaryOperation, Loop>> {
  squareRoot(a: number, to: number, end: number): void;
  uniforms(key0: number, key1: number, low: number, high: number, to: number, end: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** The kernel in WebAssembly with 128-bit operations, from `kernel.wat`. */
export function wasmKernel(registers: number, blockSize: number): Kernel {
  compiled ??= new WebAssembly.Module(bytes);
  const memory = new WebAssembly.Memory({
    initial: Math.max(1, Math.ceil((registers * blockSize * 8) / pageSize)),
  });
  const loops = new WebAssembly.Instance(compiled, { kernel: { memory } }).exports as unknown as Exports;
  const width = blockSize * 8;
  const views = Array.from(
    { length: registers },
    (_, register) => new Float64Array(memory.buffer, register * width, blockSize),
  );
  const words = new Uint32Array(blockSize);
  const binary = (name: BinaryOperation) => (a: number, b: number, to: number) =>
    loops[name](a * width, b * width, to * width, (to + 1) * width);
  return {
    registers: views,
    ...(Object.fromEntries(binaryOperations.map((name) => [name, binary(name)])) as Pick<
      Kernel,
      BinaryOperation
    >),
    squareRoot: (a, to) => loops.squareRoot(a * width, to * width, (to + 1) * width),
    uniforms(key, first, to) {
      const counter = first / 2;
      const low = counter % counters;
      if (low + blockSize / 2 > counters) fillUniforms(key, first, words, views[to]!);
      else loops.uniforms(key[0], key[1], low, Math.floor(counter / counters), to * width, (to + 1) * width);
    },
  };
}

/** The fastest kernel that there is here: some pages' security policies allow no WebAssembly. */
export const bestKernel: MakeKernel = (registers, blockSize) => {
  try {
    return wasmKernel(registers, blockSize);
  } catch (error) {
    if (typeof WebAssembly === "object" && !(error instanceof WebAssembly.CompileError)) throw error;
    return referenceKernel(registers, blockSize);
  }
};
