import type { Design, DesignName } from "../../sampling/designs/design.ts";
import { designOf, fewestReplicates, replicateSize } from "../../sampling/designs/design.ts";
import type { NetOrder } from "../../sampling/designs/netOrder.ts";
import { type Place, uniformsOf } from "../../sampling/designs/uniformsOf.ts";
import { fillFromSource } from "../../simulate/fillFromSource.ts";
import type { UniformSource } from "../../simulate/kernel/kernel.ts";

/** `value` for the values that inputs take, `second` for the independent ones that they are exchanged with. */
export type Purpose = "value" | "second";

/** The uniforms of a design for the inputs of a model, in replicates that are independent of one another. */
export interface Uniforms {
  readonly design: DesignName;
  readonly replicates: number;
  readonly drawsPerReplicate: number;
  /** Where the uniforms of an input, by number, come from; draws are counted over all replicates. */
  source(input: number, purpose: Purpose): UniformSource;
  /** Fills in the uniforms of an input for the draws from `first` on. */
  fill(input: number, purpose: Purpose, first: number, into: Float64Array): void;
}

export interface UniformsOptions {
  readonly seed: string;
  readonly design?: DesignName;
  /** 2 or more; 16 or more for Latin hypercubes and Sobol' nets. */
  readonly replicates?: number;
  /** For Sobol' nets a power of two. */
  readonly drawsPerReplicate: number;
}

/**
 * Uniforms of a design. The replicates of random draws are equal parts of one run; those of Latin hypercubes and
 * scrambled Sobol' nets are scrambled anew.
 *
 * @param places stream, net and dimension of every input
 */
export function designUniforms(
  places: readonly Pick<Place, "stream" | "net" | "dimension">[],
  { seed, design: name = "random", replicates = fewestReplicates, drawsPerReplicate }: UniformsOptions,
): Uniforms {
  const design = designOf(name, replicates * drawsPerReplicate, name === "random" ? undefined : replicates);
  const orders = new Map<string, NetOrder>();
  const sources = (purpose: Purpose) =>
    places.map((place) => uniformsOf(design, { seed, purpose, ...place }, orders));
  return uniformsFrom(design, drawsPerReplicate, replicates, sources);
}

/**
 * Uniforms from the sources of every input, for either purpose. Random draws are cut into replicates.
 *
 * @throws RangeError where the design could not have replicates of this size, and has larger ones
 */
export function uniformsFrom(
  design: Design,
  drawsPerReplicate: number,
  replicates: number,
  sources: (purpose: Purpose) => readonly UniformSource[],
): Uniforms {
  const size = replicateSize(design);
  if (design.name !== "random" && size !== drawsPerReplicate) {
    throw new RangeError(`a replicate of ${design.name} has ${size} draws, not ${drawsPerReplicate}`);
  }
  const of = { value: sources("value"), second: sources("second") };
  return {
    design: design.name,
    replicates,
    drawsPerReplicate,
    source: (input, purpose) => of[purpose][input]!,
    fill: (input, purpose, first, into) => fillFromSource(of[purpose][input]!, first, into),
  };
}
