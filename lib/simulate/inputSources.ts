import { numbers } from "../arithmetic.ts";
import { factorWeights, memberOfFactor } from "../sampling/dependence/commonFactor.ts";
import { jointNormal } from "../sampling/dependence/jointNormals.ts";
import { normalScore } from "../sampling/dependence/normalScore.ts";
import type { Design } from "../sampling/designs/design.ts";
import type { NetOrder } from "../sampling/designs/netOrder.ts";
import { type FillUniforms, randomUniforms, uniformsOf } from "../sampling/designs/uniformsOf.ts";
import { streamKey } from "../sampling/streamKey.ts";
import type { StreamKey } from "../sampling/threefry.ts";
import type { Correlated, Study, Together } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import type { UniformSource } from "./kernel/kernel.ts";

/**
 * Where the uniforms of a plan's inputs come from: the design makes them, and dependence is laid over them.
 *
 * @param purpose what they are for: `value`, or another matrix of draws
 */
export function inputSources(
  study: Study,
  inputs: readonly string[],
  seed: string,
  design: Design,
  purpose = "value",
): UniformSource[] {
  const orders = new Map<string, NetOrder>();
  const isRandom = design.name === "random";
  const alone = (stream: string) => ({ net: `alone:${stream}`, dimension: 1 });
  const keyOf = (stream: string) => keyOfStream(study, seed, stream, purpose);
  const fillFor = (stream: string, place = alone(stream)): FillUniforms =>
    isRandom
      ? randomUniforms(keyOf(stream))
      : uniformsOf(design, { seed, stream, purpose, ...place }, orders);
  const ownFill = (input: string) => fillFor(streamOf(study, input), study.netPlaces.get(input));
  function memberSource({ correlation }: Together, stream: string): (input: string) => UniformSource {
    if (correlation === 1) {
      const common = isRandom ? keyOf(stream) : fillFor(stream);
      return () => common;
    }
    const member = membersOf(correlation, fillFor(stream));
    if (!isRandom) return (input) => member(ownFill(input));
    const weights = factorWeights(correlation);
    const factor = keyOf(stream);
    return (input) =>
      Object.assign(member(ownFill(input)), {
        member: { factor, own: keyOf(streamOf(study, input)), ...weights },
      });
  }
  const memberships = new Map(
    study.dependence.together
      .filter(({ correlation }) => correlation > 0)
      .flatMap((group) => {
        const stream = `factor:${group.id}`;
        const member = memberSource(group, stream);
        return group.parameters.map((id) => [id, member] as const);
      }),
  );
  const matrices = new Map(
    study.dependence.matrices.flatMap((matrix) => {
      const memberOf = correlatedMembers(matrix, ownFill);
      return matrix.parameters.map((id) => [id, memberOf] as const);
    }),
  );
  return inputs.map((input) => {
    const member = memberships.get(input);
    if (member !== undefined) return member(input);
    const memberOf = matrices.get(input);
    if (memberOf !== undefined) return memberOf(input);
    return isRandom ? keyOf(streamOf(study, input)) : ownFill(input);
  });
}

/** Keys that were worked out, because hashing a name takes long beside all else here. */
const knownKeys = new WeakMap<Study["parameters"], Map<string, StreamKey>>();

function keyOfStream({ parameters }: Study, seed: string, stream: string, purpose: string): StreamKey {
  const keys = knownKeys.get(parameters) ?? new Map<string, StreamKey>();
  knownKeys.set(parameters, keys);
  const name = JSON.stringify([seed, stream, purpose]);
  const key = keys.get(name) ?? streamKey(seed, stream, purpose, 0);
  keys.set(name, key);
  return key;
}

function streamOf(study: Study, input: string): string {
  return input.startsWith(choicePrefix)
    ? study.choices.get(input.slice(choicePrefix.length))!.stream
    : study.parameters.get(input)!.stream;
}

/** Lays the common factor of a group, whose correlation is below 1, over the own uniforms of a member. */
function membersOf(correlation: number, fillFactor: FillUniforms): (fillOwn: FillUniforms) => FillUniforms {
  const combine = memberOfFactor(numbers, correlation);
  // The members of a block follow one another: its scores are worked out for the first of them.
  let scores = new Float64Array(0);
  let from = Number.NaN;
  return (fillOwn) => (first, into) => {
    if (first !== from || scores.length !== into.length) {
      scores = new Float64Array(into.length);
      fillFactor(first, scores);
      for (let draw = 0; draw < scores.length; draw++) scores[draw] = normalScore(numbers, scores[draw]!);
      from = first;
    }
    fillOwn(first, into);
    for (let draw = 0; draw < into.length; draw++) into[draw] = combine(scores[draw]!, into[draw]!);
  };
}

/**
 * Members of a matrix, as `jointNormals` has them. A member's uniforms depend on those of the members before it, whose
 * scores are kept for a block.
 */
function correlatedMembers(
  { parameters, factor }: Correlated,
  ownFill: (input: string) => FillUniforms,
): (member: string) => FillUniforms {
  const fills = parameters.map(ownFill);
  let from = Number.NaN;
  let uniforms: Float64Array[] = [];
  let scores: Float64Array[] = [];
  function drawUpTo(row: number, first: number, draws: number): void {
    if (first !== from || uniforms[0]?.length !== draws) {
      from = first;
      uniforms = [];
      scores = [];
    }
    for (let member = uniforms.length; member <= row; member++) {
      const own = new Float64Array(draws);
      fills[member]!(first, own);
      uniforms.push(own);
      scores.push(own.map((uniform) => normalScore(numbers, uniform)));
    }
  }
  return (member) => {
    const row = parameters.indexOf(member);
    const combine = jointNormal(numbers, factor[row]!.slice(0, row + 1));
    return (first, into) => {
      drawUpTo(row, first, into.length);
      const own = uniforms[row]!;
      for (let draw = 0; draw < into.length; draw++)
        into[draw] = combine((other) => scores[other]![draw]!, own[draw]!);
    };
  };
}
