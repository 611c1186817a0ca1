import { fillUniforms } from "../sampling/randomDesign.ts";
import type { UniformSource } from "./kernel/kernel.ts";

/** Fills in the uniforms of a source of either kind, for the draws from `first` on. */
export function uniformFiller(): (source: UniformSource, first: number, into: Float64Array) => void {
  let words = new Uint32Array(0);
  return (source, first, into) => {
    if (typeof source === "function") {
      source(first, into);
      return;
    }
    if (words.length !== into.length) words = new Uint32Array(into.length);
    fillUniforms(source, first, words, into);
  };
}
