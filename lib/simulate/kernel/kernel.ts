import type { StreamKey } from "../../sampling/threefry.ts";

/** Operations on two quantities. */
export const binaryOperations = [
  "add",
  "subtract",
  "multiply",
  "ratio",
  "least",
  "greatest",
  "less",
] as const;
export type BinaryOperation = (typeof binaryOperations)[number];

/** Draws of a block are worked out in groups of this many. */
export const kernelStride = 8;

/**
 * Registers, each holding one block of draws, and the loops over them. Operands and results are numbers of
 * registers. There is one in WebAssembly and one in plain JavaScript; they give the same bits.
 */
export interface Kernel
  extends Readonly<Record<BinaryOperation, (a: number, b: number, to: number) => void>> {
  readonly registers: readonly Float64Array[];
  squareRoot(a: number, to: number): void;
  /** Uniforms of a stream for the draws from `first` on, an even number. */
  uniforms(key: StreamKey, first: number, to: number): void;
}

/** Makes a kernel with this many registers, for blocks of this many draws (a multiple of 8). */
export type MakeKernel = (registers: number, blockSize: number) => Kernel;
