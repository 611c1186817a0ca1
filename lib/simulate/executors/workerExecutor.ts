import type { Job } from "../job.ts";
import type { LeafRange } from "../parts/leafRanges.ts";
import type { Executor, ResultKind, Results } from "./executor.ts";
import type { FromWorker, ToWorker } from "./workerProtocol.ts";

/** A worker that was started, of whatever kind. */
export interface StartedWorker {
  post(message: ToWorker): void;
  /** Ends it at once, whatever it is doing. */
  terminate(): unknown;
}

/**
 * Starts a worker that answers as `answerMessages` does.
 *
 * @param onAnswer called with each answer
 * @param onEnd called when it fails or ends
 */
export type StartWorker = (
  onAnswer: (answer: FromWorker) => void,
  onEnd: (error: Error) => void,
) => StartedWorker;

/**
 * Evaluates in several workers, which are started when first needed and kept until the executor is closed.
 *
 * @param workers 1 or more
 * @param sharesMemory whether memory can be posted to them that stays this thread's too
 * @throws RangeError where the number of workers is none
 */
export function workerExecutor(start: StartWorker, workers: number, sharesMemory = false): Executor {
  if (!(Number.isSafeInteger(workers) && workers >= 1))
    throw new RangeError(`the number of workers is a whole number from 1, not ${workers}`);
  const started: StartedWorker[] = [];
  /** The evaluation at hand; answers that come after its end go nowhere. */
  let current:
    | { answered(by: StartedWorker, answer: FromWorker): void; fail(error: unknown): void }
    | undefined;

  function startOne(): StartedWorker {
    const worker = start(
      (answer) => current?.answered(worker, answer),
      (error) => {
        const index = started.indexOf(worker);
        if (index < 0) return;
        started.splice(index, 1);
        current?.fail(error);
      },
    );
    started.push(worker);
    return worker;
  }

  async function close(): Promise<void> {
    current?.fail(new Error("the executor was closed before its work was done"));
    await Promise.all(started.splice(0).map((worker) => worker.terminate()));
  }

  return {
    workers,
    sharesMemory,
    async evaluate<Kind extends ResultKind>(
      job: Job,
      kind: Kind,
      stretches: readonly LeafRange[],
      take: (result: Results[Kind], stretch: LeafRange) => void,
      signal?: AbortSignal,
      into?: readonly Float64Array[],
    ): Promise<void> {
      signal?.throwIfAborted();
      if (current !== undefined)
        throw new Error("the executor is evaluating another job; wait for it, or make another executor");
      let stop = () => {};
      try {
        await new Promise<void>((resolve, reject) => {
          stop = () => reject(signal!.reason);
          signal?.addEventListener("abort", stop);
          let next = 0;
          let done = 0;
          const stretchOf = new Map<StartedWorker, LeafRange>();
          const giveNext = (worker: StartedWorker) => {
            const stretch = stretches[next++];
            if (stretch === undefined) return;
            stretchOf.set(worker, stretch);
            worker.post({ stretch });
          };
          current = {
            fail: reject,
            answered(worker, answer) {
              try {
                if ("error" in answer) throw answer.error;
                const stretch = stretchOf.get(worker)!;
                giveNext(worker);
                take(answer.result as Results[Kind], stretch);
                if (++done === stretches.length) resolve();
              } catch (error) {
                reject(error);
              }
            },
          };
          if (stretches.length === 0) resolve();
          while (started.length < Math.min(workers, stretches.length)) startOne();
          for (const worker of started.slice(0, stretches.length)) {
            worker.post({ job, kind, ...(into && { into }) });
            giveNext(worker);
          }
        });
      } catch (error) {
        current = undefined;
        await close();
        throw error;
      } finally {
        current = undefined;
        signal?.removeEventListener("abort", stop);
      }
    },
    close,
  };
}
