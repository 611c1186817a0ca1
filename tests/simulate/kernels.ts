import { referenceKernel } from "../../lib/simulate/kernel/referenceKernel.ts";
import { wasmKernel } from "../../lib/simulate/kernel/wasmKernel.ts";

/** Both kernels, by name. */
export const kernels = [
  ["plain JavaScript", referenceKernel],
  ["WebAssembly", wasmKernel],
] as const;
