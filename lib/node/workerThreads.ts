/**
 * Work in several of Node's threads; needs a folder that the package was installed into.
 *
 * @module wageflow/threads
 */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Executor } from "../simulate/executors/executor.ts";
import { workerExecutor } from "../simulate/executors/workerExecutor.ts";

/**
 * Evaluates in this many of Node's worker threads. They keep the process alive until the executor is closed.
 *
 * @param workers 1 or more
 * @param file the workers' program; default: `simulationWorker.ts` as the build bundles it
 * @throws RangeError where the number of workers is none
 */
export function workerThreads(
  workers: number,
  file = createRequire(import.meta.url).resolve("#worker"),
): Executor {
  return workerExecutor(
    (onAnswer, onEnd) => {
      const worker = new Worker(file);
      worker.on("message", onAnswer);
      worker.on("error", onEnd);
      worker.on("exit", (status) =>
        onEnd(new Error(`a worker ended before its work was done, with status ${status}`)),
      );
      return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
    },
    workers,
    true,
  );
}
