import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillUniforms } from "../../lib/sampling/threefry.ts";

/** Uniforms between 0 and 1, one a call, that are the same for the same seed. */
export function pseudoRandom(seed: number | string): () => number {
  const key = streamKey(String(seed), "test", "value", 0);
  const uniforms = new Float64Array(1024);
  let next = 0;
  return () => {
    const place = next % uniforms.length;
    if (place === 0) fillUniforms(key, next, uniforms);
    next++;
    return uniforms[place]!;
  };
}
