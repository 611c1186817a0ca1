import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Executor } from "../simulate/executors/executor.ts";
import { workerExecutor } from "../simulate/executors/workerExecutor.ts";

/**
 * Evaluates in this many of Node's worker threads.
 *
 * @param file the workers' program; default: `simulationWorker.ts` as the build bundles it
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
