import type { Run } from "../../simulate/simulate.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import type { Model } from "../model/model.ts";
import type { Uniforms } from "./uniforms.ts";

/** Draws of inputs and outcomes side by side: what everything is estimated from that needs no design of its own. */
export interface DrawnSample {
  readonly kind: "drawn";
  readonly design: Uniforms["design"];
  readonly replicates: number;
  readonly drawsPerReplicate: number;
  readonly draws: number;
  readonly inputs: readonly DrawnInput[];
  readonly outcomes: ReadonlyMap<string, Float64Array>;
}

export interface DrawnInput {
  readonly name: string;
  /** Value drawn, draw by draw; of a choice the number of the option. */
  readonly values: Float64Array;
  /** Number of options of a choice, whose order means nothing; undefined for a quantity. */
  readonly options: number | undefined;
}

/** Evaluates a model once at every draw of a design and keeps everything. */
export function drawnSample(model: Model, uniforms: Uniforms, { blockSize = 128 } = {}): DrawnSample {
  const { design, replicates, drawsPerReplicate } = uniforms;
  const draws = replicates * drawsPerReplicate;
  const size = Math.min(blockSize, drawsPerReplicate);
  if (draws % size !== 0) throw new RangeError(`blocks of ${size} draws do not divide ${draws} draws`);
  const evaluation = model.start({ blockSize: size, uniforms });
  const column = () => new Float64Array(draws);
  const inputs = model.inputs.map(({ name, options }) => ({ name, options, values: column() }));
  const outcomes = model.outcomes.map(column);
  for (let first = 0; first < draws; first += size) {
    evaluation.draw("value", first);
    evaluation.evaluate();
    inputs.forEach(({ values }, input) => {
      values.set(evaluation.options[input] ?? evaluation.values[input]!, first);
    });
    outcomes.forEach((outcome, index) => {
      outcome.set(evaluation.results[index]!, first);
    });
  }
  return {
    kind: "drawn",
    design,
    replicates,
    drawsPerReplicate,
    draws,
    inputs,
    outcomes: new Map(model.outcomes.map((name, index) => [name, outcomes[index]!])),
  };
}

/** @throws RangeError where the sample does not have the outcome */
export function outcomeOf(sample: DrawnSample, outcome: string): Float64Array {
  const draws = sample.outcomes.get(outcome);
  if (draws === undefined) {
    throw new RangeError(
      `the sample has no outcome "${outcome}"; it has ${[...sample.outcomes.keys()].join(", ")}`,
    );
  }
  return draws;
}

/** Fewer replicates than this give no standard error; random draws are cut into as many. */
const sections = 16;

/**
 * The draws of a run already made, which must have kept its parameters (`simulate(study, { parameters: true })`).
 *
 * @throws RangeError where the run kept no parameters, or has fewer than 16 draws
 */
export function drawnSampleOf(run: Run): DrawnSample {
  if (run.parameters.size === 0) {
    throw new RangeError("the run kept no values of parameters: simulate with `parameters: true`");
  }
  const { name, replicates } = run.design;
  const parts = replicates > 1 ? replicates : sections;
  // A run of random draws that cannot be cut into equal parts loses what is over.
  const drawsPerReplicate = Math.floor(run.draws / parts);
  if (drawsPerReplicate < 1)
    throw new RangeError(`a sample takes 16 draws or more; the run has ${run.draws}`);
  const draws = parts * drawsPerReplicate;
  const cut = (column: Float64Array) => column.subarray(0, draws);
  return {
    kind: "drawn",
    design: name,
    replicates: parts,
    drawsPerReplicate,
    draws,
    inputs: [
      ...[...run.parameters].map(([id, values]) => ({ name: id, options: undefined, values: cut(values) })),
      ...[...run.options].map(([id, values]) => ({
        name: choicePrefix + id,
        options: run.study.choices.get(id)!.options.length,
        values: cut(values),
      })),
    ],
    outcomes: new Map([...run.outcomes].map(([outcome, values]) => [outcome, cut(values)])),
  };
}
