import type { Job } from "../job.ts";
import type { LeafRange } from "../parts/leafRanges.ts";
import type { Part } from "../parts/part.ts";
import type { Sifted } from "../sift/sifted.ts";

/** What can be made of a stretch of leaves. */
export interface Results {
  /** The draws themselves, one column an output of the compiled job. */
  readonly draws: readonly Float64Array[];
  /** What is kept of them. */
  readonly part: Part;
  /** What the sieves of the job keep of them. */
  readonly sifted: Sifted;
}
export type ResultKind = keyof Results;

/** What carries out the evaluation of jobs: in this thread, or in workers. One job at a time. */
export interface Executor {
  /** Stretches that are worked on at the same time. */
  readonly workers: number;
  /** Whether workers can write into memory of this thread's. */
  readonly sharesMemory: boolean;
  /**
   * Evaluates stretches of leaves and hands over what is made of each, in any order. After an error, or when the
   * signal is given, nothing more is handed over and no worker is left running.
   *
   * @param into columns of the whole run in shared memory, where that is possible: draws are written there, and none
   *   are handed over
   * @throws what went wrong in the evaluation or in `take`; the signal's reason; RangeError where an outcome
   *   is not known; Error where a worker ended early, or another job is being evaluated
   */
  evaluate<Kind extends ResultKind>(
    job: Job,
    kind: Kind,
    stretches: readonly LeafRange[],
    take: (result: Results[Kind], stretch: LeafRange) => void,
    signal?: AbortSignal,
    into?: readonly Float64Array[],
  ): Promise<void>;
  /** Ends all workers. Another evaluation starts new ones. */
  close(): Promise<void>;
}
