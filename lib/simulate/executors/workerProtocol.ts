import type { Job } from "../job.ts";
import type { LeafRange } from "../parts/leafRanges.ts";
import type { TreeSums } from "../parts/treeSums.ts";
import { type EvaluateStretch, stretchEvaluator } from "./evaluateStretch.ts";
import type { ResultKind, Results } from "./executor.ts";

/** What a worker is told: first a job, then its stretches, one after another. */
export type ToWorker =
  | {
      readonly job: Job;
      readonly kind: ResultKind;
      /** Columns of the whole run in shared memory, into which draws are written. */
      readonly into?: readonly Float64Array[];
    }
  | { readonly stretch: LeafRange };

/** What a worker answers to each stretch. */
export type FromWorker = { readonly result: Results[ResultKind] } | { readonly error: unknown };

/**
 * The worker's side, in a browser's worker as in one of Node's: a function that takes the messages in.
 *
 * @param post posts the answer, handing over the memory that is listed
 */
export function answerMessages(
  post: (answer: FromWorker, transferred: ArrayBuffer[]) => void,
): (message: ToWorker) => void {
  let evaluate: EvaluateStretch<ResultKind> | undefined;
  return (message) => {
    try {
      if ("job" in message) {
        evaluate = stretchEvaluator(message.job, message.kind, { into: message.into });
        return;
      }
      const steps = evaluate!(message.stretch);
      let step = steps.next();
      while (!step.done) step = steps.next();
      post({ result: step.value }, memoryOf(step.value));
    } catch (error) {
      post({ error }, []);
    }
  };
}

function memoryOf(result: Results[ResultKind]): ArrayBuffer[] {
  if ("columns" in result) {
    const sums = [...result.sums.values()].map((block) => bufferOf(block.sums));
    return [...sums, ...result.columns.flatMap(({ counts, kept }) => [counts, ...kept].map(bufferOf))];
  }
  if (!("histograms" in result)) return result.map(bufferOf);
  const { histograms, sums, replicateSums = [], options } = result;
  // A block of one leaf is the same in the sums of the run and of its replicate.
  return [
    ...new Set([
      ...histograms.flatMap(({ pages }) => [...pages.values()].map(bufferOf)),
      ...[sums, ...replicateSums].flatMap((tree: TreeSums) =>
        [...tree.values()].map((block) => bufferOf(block.sums)),
      ),
      ...[...options.values()].map(bufferOf),
    ]),
  ];
}

function bufferOf(array: Float64Array | Uint32Array): ArrayBuffer {
  return array.buffer as ArrayBuffer;
}
