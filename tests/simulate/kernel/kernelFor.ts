import type { Kernel, MakeKernel, Operation, UniformSource } from "../../../lib/simulate/kernel/kernel.ts";

/** A kernel with one program of one operation. */
export function kernelFor(
  makeKernel: MakeKernel,
  registers: number,
  blockSize: number,
  operation?: Operation,
  inputs: readonly UniformSource[] = [],
): Kernel {
  return makeKernel({
    blockSize,
    registers,
    constants: [],
    inputs,
    programs: operation === undefined ? [] : [[operation]],
  });
}
