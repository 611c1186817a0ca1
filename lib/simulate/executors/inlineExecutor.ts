import type { MakeKernel } from "../kernel/kernel.ts";
import { stretchEvaluator } from "./evaluateStretch.ts";
import type { Executor } from "./executor.ts";

/** Evaluates in this thread, letting the event loop in every few milliseconds. */
export function inlineExecutor(makeKernel?: MakeKernel): Executor {
  return {
    workers: 1,
    sharesMemory: false,
    async evaluate(job, kind, stretches, take, signal) {
      signal?.throwIfAborted();
      const evaluate = stretchEvaluator(job, kind, { makeKernel });
      for (const stretch of stretches) {
        const steps = evaluate(stretch);
        let step = steps.next();
        while (!step.done) {
          await pause();
          signal?.throwIfAborted();
          step = steps.next();
        }
        take(step.value, stretch);
        await pause();
        signal?.throwIfAborted();
      }
    },
    async close() {},
  };
}

/**
 * Lets other events in before it goes on. Node deals with a thousand messages of a channel before it looks at
 * timers and signals, so that a channel would not do.
 */
function pause(): Promise<void> {
  return new Promise((goOn) => {
    if (typeof setImmediate === "function") setImmediate(goOn);
    else setTimeout(goOn);
  });
}
