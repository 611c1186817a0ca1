import { streamKey } from "../../sampling/streamKey.ts";
import { fillUniforms } from "../../sampling/threefry.ts";
import type { Model } from "../model/model.ts";
import { type CorrelatedSet, correlate } from "./correlatedSet.ts";
import type { SampleOptions } from "./pickFreeze.ts";
import type { Uniforms } from "./uniforms.ts";

/** What Shapley effects are estimated from. No other estimator takes it. */
export interface PermutationSample {
  readonly kind: "permutation";
  readonly design: Uniforms["design"];
  readonly replicates: number;
  readonly drawsPerReplicate: number;
  readonly inputs: readonly string[];
  readonly outcomes: readonly string[];
  /** For each outcome and input: what the input adds to the variance, by every replicate. */
  readonly added: readonly (readonly Float64Array[])[];
}

export interface PermutationOptions extends SampleOptions {
  readonly seed: string;
  /** Inputs that depend on one another; no input in two of them. */
  readonly correlated?: readonly CorrelatedSet[];
}

/**
 * Walks from rows A to independent rows B, exchanging one input after the other in a random order, another one for
 * every block, and adds up what each step moves (Goda, 2021, doi:10.1016/j.ress.2021.107702). A walk costs as many
 * evaluations as there are inputs and serves all of them. Where inputs are independent it serves for its reverse as
 * well, and a step from g to g' with A's and B's outcomes a and b adds (a - b) (g - g') / 2. Where some depend on one
 * another, those not yet exchanged are given and the others are drawn from their distribution given them, and a
 * step adds a (g - g') + (g'^2 - g^2) / 2. Either way the steps of a walk add up to (a - b)^2 / 2.
 */
export function permutationSample(
  model: Model,
  uniforms: Uniforms,
  { seed, correlated = [], blockSize = 64, onProgress }: PermutationOptions,
): PermutationSample {
  const { replicates, drawsPerReplicate } = uniforms;
  const size = Math.min(blockSize, drawsPerReplicate);
  if (drawsPerReplicate % size !== 0) {
    throw new RangeError(`blocks of ${size} draws do not divide a replicate of ${drawsPerReplicate}`);
  }
  const setOf = (input: number) => correlated.find(({ inputs }) => inputs.includes(input));
  const all = model.inputs.map((_, input) => input);
  const evaluation = model.start({
    blockSize: size,
    advances: all.map((input) => setOf(input)?.inputs ?? [input]),
  });
  const { values, otherValues, results } = evaluation;
  const added = model.outcomes.map(() => all.map(() => new Float64Array(replicates)));
  const own = all.map(() => new Float64Array(size));
  const other = all.map(() => new Float64Array(size));
  const start = results.map(() => new Float64Array(size));
  const steps = all.map(() => results.map(() => new Float64Array(size)));
  const drawOrder = orders(seed, all.length);

  for (let first = 0; first < replicates * drawsPerReplicate; first += size) {
    const replicate = Math.floor(first / drawsPerReplicate);
    const order = drawOrder();
    const place = new Map(order.map((input, index) => [input, index]));
    for (const input of all) {
      uniforms.fill(input, "value", first, own[input]!);
      uniforms.fill(input, "second", first, other[input]!);
    }
    const exchanged = new Set<number>();
    const fill = (inputs: readonly number[], into: readonly Float64Array[]) => {
      const columns = inputs.map((input) => Float64Array.from((exchanged.has(input) ? other : own)[input]!));
      const set = setOf(inputs[0]!);
      if (set !== undefined) {
        const positions = inputs.map((_, position) => position);
        correlate(
          set,
          positions.sort((a, b) => place.get(inputs[a]!)! - place.get(inputs[b]!)!),
          columns,
        );
      }
      inputs.forEach((input, index) => {
        const { quantile } = model.inputs[input]!;
        const column = columns[index]!;
        for (let draw = 0; draw < size; draw++) into[input]![draw] = quantile(column[draw]!);
      });
    };
    for (const input of all) if (setOf(input) === undefined) fill([input], values);
    for (const set of correlated) fill(set.inputs, values);
    evaluation.evaluate();
    start.forEach((column, outcome) => {
      column.set(results[outcome]!);
    });
    // The inputs at the end of the order go first, so that what is left is always its beginning.
    for (const input of order.toReversed()) {
      exchanged.add(input);
      fill(setOf(input)?.inputs ?? [input], otherValues);
      evaluation.advance(input);
      steps[input]!.forEach((column, outcome) => {
        column.set(results[outcome]!);
      });
    }
    added.forEach((ofInputs, outcome) => {
      const a = start[outcome]!;
      const b = steps[order[0]!]![outcome]!;
      let before = a;
      for (const input of order.toReversed()) {
        const after = steps[input]![outcome]!;
        ofInputs[input]![replicate]! +=
          correlated.length === 0 ? symmetric(a, b, before, after) : oneSided(a, before, after);
        before = after;
      }
    });
    onProgress?.((first + size) / (replicates * drawsPerReplicate));
  }
  return {
    kind: "permutation",
    design: uniforms.design,
    replicates,
    drawsPerReplicate,
    inputs: model.inputs.map(({ name }) => name),
    outcomes: model.outcomes,
    added: added.map((ofInputs) => ofInputs.map((sums) => sums.map((sum) => sum / drawsPerReplicate))),
  };
}

function symmetric(a: Float64Array, b: Float64Array, before: Float64Array, after: Float64Array): number {
  let sum = 0;
  for (let draw = 0; draw < a.length; draw++) sum += (a[draw]! - b[draw]!) * (before[draw]! - after[draw]!);
  return sum / 2;
}

function oneSided(a: Float64Array, before: Float64Array, after: Float64Array): number {
  let sum = 0;
  for (let draw = 0; draw < a.length; draw++) {
    const from = before[draw]! - a[draw]!;
    const to = after[draw]! - a[draw]!;
    sum += to * to - from * from;
  }
  return sum / 2;
}

/** Random orders of the first whole numbers, one a call (Fisher and Yates, 1938). */
function orders(seed: string, count: number): () => number[] {
  const key = streamKey(seed, "orders of inputs", "shapley", 0);
  const uniforms = new Float64Array(count);
  let call = 0;
  return () => {
    fillUniforms(key, count * call++, uniforms);
    const order = Array.from({ length: count }, (_, index) => index);
    for (let last = count - 1; last > 0; last--) {
      const chosen = Math.floor(uniforms[last]! * (last + 1));
      [order[last], order[chosen]] = [order[chosen]!, order[last]!];
    }
    return order;
  };
}
