import { findMeasure } from "../../model/measures.ts";
import { conditionalMeans } from "../../sensitivity/givenData/conditionalMeans.ts";
import { studyModel } from "../../sensitivity/model/studyModel.ts";
import { studyUniforms } from "../../sensitivity/model/studyUniforms.ts";
import { type DrawnSample, drawnSample } from "../../sensitivity/samples/drawn.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { inputNames, type OutcomeName } from "./sensitivityFigures.ts";

/** An outcome against one input: single draws, and the mean where the input lies in each of its classes. */
export interface ScatterFigures {
  readonly outcome: OutcomeName;
  readonly input: {
    readonly id: string;
    readonly label: string;
    /** Empty for a choice. */
    readonly unit: string;
    /** Titles of a choice's options, of which inputs hold the number; null for a quantity. */
    readonly options: readonly string[] | null;
  };
  readonly points: readonly (readonly [input: number, outcome: number])[];
  readonly means: readonly {
    readonly at: number;
    readonly mean: number;
    readonly standardError: number;
  }[];
  readonly draws: number;
  /** Everything that the outcome depends on, for choosing another. */
  readonly inputs: readonly { readonly id: string; readonly label: string }[];
}

/** As many as the method of conditional means takes, so that the numbers are its. */
const replicates = 16;
const drawsPerReplicate = 512;
const pointsShown = 600;

/** The independent draws that scatter plots of an outcome show. */
export function scatterSample(study: Study, outcome: string, seed = study.seed): DrawnSample {
  const model = studyModel(study, [outcome]);
  return drawnSample(
    model,
    studyUniforms(study, model.inputs, { seed, design: "random", replicates, drawsPerReplicate }),
  );
}

/**
 * @param input a parameter or a choice (`choice:<id>`)
 * @throws RangeError where the outcome does not depend on the input
 */
export function scatterFigures(
  study: Study,
  sample: DrawnSample,
  outcome: string,
  input: string,
): ScatterFigures {
  const names = sample.inputs.map(({ name }) => name);
  const found = sample.inputs.find(({ name }) => name === input);
  if (found === undefined) throw new RangeError(`the outcome does not depend on "${input}"`);
  const values = sample.outcomes.get(outcome)!;
  const { label, unit, says } = findMeasure(outcome)!;
  const choice = study.choices.get(input.slice(choicePrefix.length));
  const [means] = conditionalMeans({ ...sample, inputs: [found] }, outcome);
  return {
    outcome: { id: outcome, label, unit, says },
    input: {
      ...inputNames(study, [input])[0]!,
      unit: study.parameters.get(input)?.unit ?? "",
      options: found.options === undefined ? null : choice!.written.options.map(({ title }) => title),
    },
    points: Array.from({ length: Math.min(pointsShown, sample.draws) }, (_, draw) => [
      roundSignificant(found.values[draw]!, 5),
      roundSignificant(values[draw]!, 5),
    ]),
    means: means!.points.map(({ input: at, mean, standardError }) => ({ at, mean, standardError })),
    draws: sample.draws,
    inputs: inputNames(study, names),
  };
}
