import { type Design, replicateSize } from "../../../lib/sampling/designs/design.ts";
import { type Place, uniformsOf } from "../../../lib/sampling/designs/uniformsOf.ts";

const place: Place = { seed: "2012", stream: "wage", purpose: "value", net: "kuwait", dimension: 1 };

/** Uniforms of an input, one array a replicate. */
export function replicateUniforms(design: Design, changes: Partial<Place> = {}): Float64Array[] {
  const whole = new Float64Array(design.draws);
  uniformsOf(design, { ...place, ...changes })(0, whole);
  const size = replicateSize(design);
  return Array.from({ length: design.replicates }, (_, replicate) =>
    whole.subarray(replicate * size, (replicate + 1) * size),
  );
}

/** Replicates of so many draws each; `random` has none, so that its draws are cut into as many. */
export function replicatesOf(
  name: Design["name"],
  replicates: number,
  size: number,
  changes: Partial<Place> = {},
): Float64Array[] {
  const draws = replicates * size;
  if (name !== "random") return replicateUniforms({ name, draws, replicates }, changes);
  const [whole] = replicateUniforms({ name, draws, replicates: 1 }, changes);
  return Array.from({ length: replicates }, (_, replicate) =>
    whole!.subarray(replicate * size, (replicate + 1) * size),
  );
}
