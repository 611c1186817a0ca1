import { designOf, fewestReplicates } from "../../sampling/designs/design.ts";
import { inputSources } from "../../simulate/inputSources.ts";
import type { Study } from "../../study/study.ts";
import { type Uniforms, type UniformsOptions, uniformsFrom } from "../samples/uniforms.ts";

/**
 * Uniforms for the inputs of a study: those that a run of the same seed and design has, dependence laid over them.
 *
 * @param independent without the dependence, for methods that lay it over the uniforms themselves
 */
export function studyUniforms(
  study: Study,
  inputs: readonly { readonly name: string }[],
  { seed, design: name = "random", replicates = fewestReplicates, drawsPerReplicate }: UniformsOptions,
  { independent = false } = {},
): Uniforms {
  const design = designOf(name, replicates * drawsPerReplicate, name === "random" ? undefined : replicates);
  const names = inputs.map((input) => input.name);
  const drawn = independent ? { ...study, dependence: { together: [], matrices: [] } } : study;
  return uniformsFrom(design, drawsPerReplicate, replicates, (purpose) =>
    inputSources(drawn, names, seed, design, purpose),
  );
}
