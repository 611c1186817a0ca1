import type { Design } from "../../sampling/designs/design.ts";
import type { Study } from "../../study/study.ts";
import { type CompiledJob, compileJob, type JobOptions, jobOf } from "../job.ts";
import { leafSize } from "../moments.ts";
import { intersect, type LeafRange, missing } from "../parts/leafRanges.ts";
import { addPart, drawsIn, emptyPart, leavesOfDesign, type Part } from "../parts/part.ts";
import { type SummarisedRun, summarisedRun } from "../parts/summarisedRun.ts";
import { type Run, runOf } from "../simulate.ts";
import type { Executor } from "./executor.ts";
import { stretchesFor } from "./stretchesFor.ts";

const mostIndependent = 262_144;
const mostInReplicates = 1_048_576;
/** A gigabyte. */
const mostValues = 134_217_728;

/**
 * Whether the draws of a run are better kept than summarised (`summariseWith`), which takes less memory and time.
 * Designs in replicates are kept for longer, because their errors take every draw.
 */
export function isBetterKept({ draws, replicates }: Design, outcomes: number): boolean {
  return draws <= (replicates === 1 ? mostIndependent : mostInReplicates) && draws * outcomes <= mostValues;
}

export interface ExecutionOptions extends JobOptions {
  /** Called with the number of draws done, again and again. */
  readonly onProgress?: (done: number) => void;
  /** Stops the run within 100 ms. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Samples a study as `simulate` does, with the same bits, in this thread or in workers.
 *
 * @throws what `simulate` throws; the signal's reason; Error where a worker ended early
 */
export async function simulateWith(
  executor: Executor,
  study: Study,
  { onProgress, signal, ...options }: ExecutionOptions = {},
): Promise<Run> {
  const compiled = compileJob(jobOf(study, options));
  const { job, outputs } = compiled;
  const stretches = stretchesFor(executor, [{ first: 0, end: leavesOfDesign(job.design) }]);
  const { draws } = job.design;
  const newColumn = () =>
    executor.sharesMemory ? new Float64Array(new SharedArrayBuffer(8 * draws)) : new Float64Array(draws);
  let columns: readonly Float64Array[] = stretches.length === 1 ? [] : outputs.map(newColumn);
  let done = 0;
  await executor.evaluate(
    job,
    "draws",
    stretches,
    (drawn, stretch) => {
      // Taking memory costs more than filling it.
      if (stretches.length === 1) columns = drawn;
      else
        for (const [index, column] of drawn.entries()) columns[index]!.set(column, stretch.first * leafSize);
      done += drawsIn([stretch], job.design);
      onProgress?.(done);
    },
    signal,
    executor.sharesMemory && stretches.length > 1 ? columns : undefined,
  );
  return runOf(compiled, columns);
}

/**
 * Samples a study without keeping every draw: the memory that it takes does not grow with their number. Mean,
 * standard deviation and digest have the bits that they have in `simulate`; quantiles are within 0.05 %.
 *
 * @throws what `simulate` throws; the signal's reason; Error where a worker ended early; RangeError where an
 *   outcome is not finite
 */
export async function summariseWith(
  executor: Executor,
  study: Study,
  { onProgress, signal, ...options }: ExecutionOptions = {},
): Promise<SummarisedRun> {
  const compiled = compileJob(jobOf(study, { ...options, totals: true }));
  const part = emptyPart(compiled);
  const { design } = compiled.job;
  await completePart(executor, compiled, part, {
    leaves: { first: 0, end: leavesOfDesign(design) },
    onProgress: () => onProgress?.(drawsIn(part.leaves, design)),
    signal,
  });
  return summarisedRun(compiled, part);
}

export interface PartOptions {
  /** The leaves that the part is to hold; those that it holds already are not evaluated again. */
  readonly leaves: LeafRange;
  /** Called whenever the part has grown. */
  readonly onProgress?: () => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Evaluates what is missing of a part of a run and adds it.
 *
 * @throws as `summariseWith`; the part then holds what had been done
 */
export async function completePart(
  executor: Executor,
  { job }: CompiledJob,
  part: Part,
  { leaves, onProgress, signal }: PartOptions,
): Promise<void> {
  const left = missing(leaves, intersect(part.leaves, [leaves]));
  await executor.evaluate(
    job,
    "part",
    stretchesFor(executor, left),
    (made) => {
      addPart(part, made);
      onProgress?.();
    },
    signal,
  );
}
