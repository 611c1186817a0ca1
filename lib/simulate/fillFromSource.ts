import { fillUniforms } from "../sampling/threefry.ts";
import type { UniformSource } from "./kernel/kernel.ts";

/** Fills in the uniforms of a source of either kind, for the draws from `first` on. */
export function fillFromSource(source: UniformSource, first: number, into: Float64Array): void {
  if (typeof source === "function") source(first, into);
  else fillUniforms(source, first, into);
}
