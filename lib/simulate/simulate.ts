import { measures } from "../model/measures.ts";
import { quantileFunction } from "../sampling/quantileFunction.ts";
import { fillUniforms } from "../sampling/randomDesign.ts";
import { streamKey } from "../sampling/streamKey.ts";
import type { Study } from "../study/study.ts";
import { compileStudy } from "./compileStudy.ts";
import { digestOfDraws } from "./digest.ts";
import { leafSize } from "./moments.ts";
import { type InputFiller, planRunner } from "./runPlan.ts";

/** Outcomes over whose draws the digest of a run is taken: the totals in money and workers. */
export const digestOutcomes: readonly string[] = measures
  .filter((measure) => measure.unit === "persons" || (measure.unit === "USD/year" && !measure.id.endsWith("-per-year")))
  .map((measure) => measure.id);

export interface SimulationOptions {
  /** Text or whole number; default: the study's own. */
  readonly seed?: string | number;
  /** Number of draws, 1 or more; default: the study's own. */
  readonly draws?: number;
  /** Outcomes to keep, beside those of the digest: `narrow`, `net-pay-per-month@kuwait-construction`. */
  readonly outcomes?: readonly string[];
  /** Draws evaluated at a time; changes nothing but the speed. Must divide the leaf of 8,192. */
  readonly blockSize?: number;
  /** Called with the number of draws done, after every leaf. */
  readonly onProgress?: (done: number) => void;
}

/** A study evaluated: its outcomes, draw by draw. */
export interface Run {
  readonly study: Study;
  readonly seed: string;
  readonly design: "random";
  readonly draws: number;
  /** One column an outcome, one value a draw. */
  readonly outcomes: ReadonlyMap<string, Float64Array>;
  /** For each sampled choice the number of the option drawn, draw by draw. */
  readonly options: ReadonlyMap<string, Float64Array>;
  /** For each outcome the parameters and choices it depends on (`choice:<id>`). */
  readonly dependsOn: ReadonlyMap<string, ReadonlySet<string>>;
  /** SHA-256 over the draws of `digestOutcomes`. */
  readonly digest: string;
}

/**
 * Samples a study. The same study, seed and number of draws give the same bits everywhere.
 *
 * @throws RangeError where draws or block size are not what they must be, or an outcome is not known
 */
export function simulate(study: Study, options: SimulationOptions = {}): Run {
  const seed = String(options.seed ?? study.seed);
  const draws = options.draws ?? study.draws;
  const blockSize = options.blockSize ?? 1024;
  if (!Number.isSafeInteger(draws) || draws < 1) throw new RangeError(`draws must be a whole number from 1, not ${draws}`);
  if (!Number.isSafeInteger(blockSize) || blockSize < 1 || leafSize % blockSize !== 0) {
    throw new RangeError(`the block size must divide ${leafSize}; ${blockSize} does not`);
  }
  const wanted = [...new Set([...digestOutcomes, ...(options.outcomes ?? [])])];
  const compiled = compileStudy(study, wanted);
  const run = planRunner(
    compiled.plan,
    compiled.plan.inputs.map((input) => inputFiller(study, seed, input, blockSize)),
    blockSize,
  );
  const columns = compiled.outputs.map(() => new Float64Array(draws));
  for (let first = 0; first < draws; first += blockSize) {
    const end = Math.min(first + blockSize, draws);
    run(first, columns.map((column) => column.subarray(first, end)));
    if (end % leafSize === 0 || end === draws) options.onProgress?.(end);
  }
  const column = new Map(compiled.outputs.map((id, index) => [id, columns[index]!]));
  return {
    study,
    seed,
    design: "random",
    draws,
    outcomes: new Map(wanted.map((outcome) => [outcome, column.get(outcome)!])),
    options: new Map(
      compiled.outputs
        .slice(wanted.length)
        .map((output) => [output.replace("choice:", ""), column.get(output)!]),
    ),
    dependsOn: compiled.dependsOn,
    digest: digestOfDraws(digestOutcomes.map((outcome) => column.get(outcome)!)),
  };
}

function inputFiller(study: Study, seed: string, input: string, blockSize: number): InputFiller {
  const words = new Uint32Array(blockSize);
  const choice = input.startsWith("choice:") ? study.choices.get(input.slice("choice:".length)) : undefined;
  if (choice !== undefined) {
    const key = streamKey(seed, choice.stream, "value", 0);
    return (first, to) => fillUniforms(key, first, words.subarray(0, to.length), to);
  }
  const { stream, distribution } = study.parameters.get(input)!;
  const key = streamKey(seed, stream, "value", 0);
  const quantile = quantileFunction(distribution);
  return (first, to) => {
    fillUniforms(key, first, words.subarray(0, to.length), to);
    for (let index = 0; index < to.length; index++) to[index] = quantile(to[index]!);
  };
}
