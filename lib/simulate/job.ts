import { numbers } from "../arithmetic.ts";
import { type Design, type DesignName, designOf } from "../sampling/designs/design.ts";
import type { Study, StudyChoice } from "../study/study.ts";
import { type CompiledStudy, compileStudy } from "./compileStudy.ts";
import { digestOutcomes } from "./digest.ts";
import { evaluateStudy } from "./evaluateStudy.ts";
import { inputSources } from "./inputSources.ts";
import { kernelStride, type MakeKernel } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { leafSize } from "./moments.ts";
import type { Plan } from "./recordPlan.ts";
import { planRunner } from "./runPlan.ts";
import { checkProbabilities, defaultProbabilities } from "./summarise.ts";

/** Draws of a block, the largest of these whose registers stay near the processor. */
const blockSizes = [2048, 1024, 512] as const;
const bytesNear = 1_048_576;

export interface JobOptions {
  /** Text or whole number; default: the study's own. */
  readonly seed?: string | number;
  /** Number of draws, 1 or more; default: the study's own. */
  readonly draws?: number;
  /** Scheme that makes the draws; default: the study's own. */
  readonly design?: DesignName;
  /** Independent replicates of the design, for `latin-hypercube` and `sobol` 16 or more. */
  readonly replicates?: number;
  /** Outcomes to keep, beside those of the digest: `narrow`, `net-pay-per-month@kuwait-construction`. */
  readonly outcomes?: readonly string[];
  /** Keep the totals of the digest. Default: true; without them the digest takes a run of its own. */
  readonly totals?: boolean;
  /** Keep the values of the parameters too. Default: false. */
  readonly parameters?: boolean;
  /** Quantiles that are told of draws that are not kept, from 0 to 1. Default: 5, 25, 50, 75 and 95 per cent. */
  readonly probabilities?: readonly number[];
  /**
   * Draws evaluated at a time, from 8; changes nothing but the speed. Must divide the leaf of 8,192. Default: by how
   * many registers the study takes.
   */
  readonly blockSize?: number;
}

/** All that decides the digits of a run, as plain data, which can be posted to a worker. */
export interface Job {
  readonly study: Study;
  readonly seed: string;
  readonly design: Design;
  /** Those of the digest first, where they are kept. */
  readonly outcomes: readonly string[];
  readonly parameters: boolean;
  readonly probabilities: readonly number[];
  /** Decides nothing but the speed. */
  readonly blockSize: number | undefined;
}

/** A job with its plan. */
export interface CompiledJob extends CompiledStudy {
  readonly job: Job;
  /** Draws evaluated at a time. */
  readonly blockSize: number;
  /** The outputs that are outcomes of the study; the first outputs, in their order. */
  readonly outcomes: readonly string[];
}

/** Fills one column an output, all of the same length, with the draws from the first of a leaf on. */
export type FillColumns = (first: number, columns: readonly Float64Array[]) => void;

/** @throws RangeError where draws, replicates or block size are not what they must be */
export function jobOf(study: Study, options: JobOptions = {}): Job {
  const { blockSize } = options;
  if (
    blockSize !== undefined &&
    !(Number.isSafeInteger(blockSize) && blockSize >= kernelStride && leafSize % blockSize === 0)
  ) {
    throw new RangeError(
      `the block size must divide ${leafSize} and be ${kernelStride} or more; ${blockSize} is not`,
    );
  }
  return {
    study,
    seed: String(options.seed ?? study.seed),
    design: designOf(options.design ?? study.design, options.draws ?? study.draws, options.replicates),
    outcomes: [
      ...new Set([...(options.totals === false ? [] : digestOutcomes), ...(options.outcomes ?? [])]),
    ],
    parameters: options.parameters ?? false,
    probabilities: checkProbabilities(options.probabilities ?? defaultProbabilities),
    blockSize,
  };
}

const compiledJobs = new WeakMap<Job, CompiledJob>();

/**
 * Compiles a job, once.
 *
 * @throws RangeError where an outcome is not known
 */
export function compileJob(job: Job): CompiledJob {
  let found = compiledJobs.get(job);
  if (found === undefined) {
    const compiled = compileStudy(job.study, job.outcomes, job);
    found = {
      ...compiled,
      job,
      blockSize: job.blockSize ?? blockSizeFor(compiled.plan),
      outcomes: compiled.outputs.filter((output) => !output.includes(":")),
    };
    compiledJobs.set(job, found);
  }
  return found;
}

function blockSizeFor({ registers, constants }: Plan): number {
  const bytes = 8 * (registers - constants.length);
  return blockSizes.find((size) => size * bytes <= bytesNear) ?? blockSizes.at(-1)!;
}

/** Prepares a job for evaluation. */
export function columnFiller(
  { job, plan, blockSize }: CompiledJob,
  makeKernel: MakeKernel = bestKernel,
): FillColumns {
  const { study, seed, design } = job;
  const run = planRunner(plan, inputSources(study, plan.inputs, seed, design), makeKernel, blockSize);
  return (first, columns) => {
    const draws = columns[0]!.length;
    for (let done = 0; done < draws; done += blockSize) {
      run(first + done, columns, done);
    }
  };
}

/** Each outcome where every input is at its median: the centre about which sums are taken. */
export function atMedians(study: Study, outcomes: readonly string[]): ReadonlyMap<string, number> {
  const { outcome } = evaluateStudy(numbers, study, () => 0.5);
  return new Map(
    outcomes.flatMap((id) => {
      const value = outcome(id);
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** The number of the option that a choice stands at where every input is at its median. */
export function optionAtMedians(study: Study, choice: StudyChoice): number {
  return evaluateStudy(numbers, study, () => 0.5).option(choice);
}
