import type { Evaluation, Model } from "../model/model.ts";
import type { Uniforms } from "./uniforms.ts";

/** Inputs, by number, that are exchanged together. */
export interface InputSet {
  readonly id: string;
  readonly inputs: readonly number[];
}

/** Sums over the draws of one replicate, about a centre c; A and B are independent rows, AB is A with the set from B. */
export interface ReplicateSums {
  /** Sum of (A - c) + (B - c). */
  readonly sum: Float64Array;
  /** Sum of squares of both. */
  readonly sumOfSquares: Float64Array;
  /** For each set: sum of AB - A. */
  readonly difference: readonly Float64Array[];
  /** For each set: sum of (B - c) (AB - A). */
  readonly first: readonly Float64Array[];
  /** For each set: sum of (A - AB) squared. */
  readonly total: readonly Float64Array[];
}

/** What Sobol' indices and Shapley shares of groups are estimated from. No other estimator takes it. */
export interface PickFreezeSample {
  readonly kind: "pick-freeze";
  readonly design: Uniforms["design"];
  readonly replicates: number;
  readonly drawsPerReplicate: number;
  readonly sets: readonly InputSet[];
  readonly outcomes: readonly string[];
  /** One an outcome; its arrays have a place a replicate. */
  readonly sums: readonly ReplicateSums[];
}

export interface SampleOptions {
  /** Draws evaluated at a time; must divide the draws of a replicate. */
  readonly blockSize?: number;
  readonly onProgress?: (share: number) => void;
}

/**
 * Evaluates a model at independent rows A and B, and at A with each set of inputs taken from B (Saltelli and
 * others, 2010, doi:10.1016/j.cpc.2009.09.018). Sums are taken while it goes, so that memory does not grow.
 */
export function pickFreezeSample(
  model: Model,
  uniforms: Uniforms,
  sets: readonly InputSet[],
  { blockSize = 128, onProgress }: SampleOptions = {},
): PickFreezeSample {
  const { replicates, drawsPerReplicate } = uniforms;
  const size = Math.min(blockSize, drawsPerReplicate);
  if (drawsPerReplicate % size !== 0) {
    throw new RangeError(`blocks of ${size} draws do not divide a replicate of ${drawsPerReplicate}`);
  }
  const everything = model.inputs.map((_, input) => input);
  const evaluation = model.start({
    blockSize: size,
    variations: [...sets.map(({ inputs }) => inputs), everything],
    uniforms,
  });
  const { results } = evaluation;
  const centres = centresOf(model, evaluation);
  const perReplicate = () => new Float64Array(replicates);
  const sums = model.outcomes.map(() => ({
    sum: perReplicate(),
    sumOfSquares: perReplicate(),
    difference: sets.map(perReplicate),
    first: sets.map(perReplicate),
    total: sets.map(perReplicate),
  }));
  const others = results.map(() => new Float64Array(size));
  for (let first = 0; first < replicates * drawsPerReplicate; first += size) {
    const replicate = Math.floor(first / drawsPerReplicate);
    evaluation.draw("value", first);
    evaluation.draw("second", first);
    evaluation.evaluate();
    const varied = evaluation.vary(sets.length);
    others.forEach((other, outcome) => {
      other.set(varied[outcome]!);
      addSquares(sums[outcome]!, replicate, results[outcome]!, other, centres[outcome]!);
    });
    for (let set = 0; set < sets.length; set++) {
      const exchanged = evaluation.vary(set);
      for (let outcome = 0; outcome < results.length; outcome++) {
        // Nothing is added where the outcome does not depend on the set.
        if (exchanged[outcome] === results[outcome]) continue;
        addProducts(
          sums[outcome]!,
          replicate,
          set,
          results[outcome]!,
          others[outcome]!,
          exchanged[outcome]!,
          centres[outcome]!,
        );
      }
    }
    onProgress?.((first + size) / (replicates * drawsPerReplicate));
  }
  return {
    kind: "pick-freeze",
    design: uniforms.design,
    replicates,
    drawsPerReplicate,
    sets,
    outcomes: model.outcomes,
    sums,
  };
}

/** The outcomes with every input at its median: close enough to the means for sums of squares to keep their digits. */
function centresOf({ inputs }: Model, evaluation: Evaluation): Float64Array {
  inputs.forEach(({ quantile }, input) => {
    evaluation.values[input]!.fill(quantile(0.5));
  });
  evaluation.evaluate();
  return Float64Array.from(evaluation.results, (result) => result[0]!);
}

function addSquares(
  { sum, sumOfSquares }: ReplicateSums,
  replicate: number,
  a: Float64Array,
  b: Float64Array,
  centre: number,
): void {
  let total = 0;
  let squares = 0;
  for (let draw = 0; draw < a.length; draw++) {
    const x = a[draw]! - centre;
    const y = b[draw]! - centre;
    total += x + y;
    squares += x * x + y * y;
  }
  sum[replicate]! += total;
  sumOfSquares[replicate]! += squares;
}

function addProducts(
  { difference, first, total }: ReplicateSums,
  replicate: number,
  set: number,
  a: Float64Array,
  b: Float64Array,
  exchanged: Float64Array,
  centre: number,
): void {
  // Even and odd draws are added up apart: two sums that do not wait for one another take half the time.
  let changes = 0;
  let products = 0;
  let squares = 0;
  let oddChanges = 0;
  let oddProducts = 0;
  let oddSquares = 0;
  for (let draw = 0; draw < a.length; draw += 2) {
    const change = exchanged[draw]! - a[draw]!;
    const odd = exchanged[draw + 1]! - a[draw + 1]!;
    changes += change;
    oddChanges += odd;
    products += (b[draw]! - centre) * change;
    oddProducts += (b[draw + 1]! - centre) * odd;
    squares += change * change;
    oddSquares += odd * odd;
  }
  difference[set]![replicate]! += changes + oddChanges;
  first[set]![replicate]! += products + oddProducts;
  total[set]![replicate]! += squares + oddSquares;
}
