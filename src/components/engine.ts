import type { QuestionName, Questions } from "../worker/answer.ts";
import type { Answered, Asked } from "../worker/protocol.ts";

/** A request that a later one has overtaken, or that was cancelled. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/** The engine said what is wrong with the request: a name that is not known, a range upside down. */
export class Problem extends Error {
  override readonly name = "Problem";
}

export interface EngineOptions {
  readonly onProgress?: (done: number, of: number) => void;
  /** Requests of one lane overtake each other; those of others wait for their turn. */
  readonly lane?: string;
  /** Once it has run for this many milliseconds, it is broken off for the next of its lane; default: 300. */
  readonly patience?: number;
}

interface Request extends Asked {
  readonly lane: string;
  readonly patience: number;
  readonly onProgress: ((done: number, of: number) => void) | undefined;
  readonly resolve: (get: never) => void;
  readonly reject: (error: Error) => void;
}

const usualPatience = 300;

/** The engine in its worker, one request at a time; of those that wait, the latest of each lane wins. */
export function startEngine(makeWorker: () => Worker) {
  let worker: Worker | undefined;
  let running: (Request & { readonly since: number }) | undefined;
  let waiting: Request[] = [];
  let asked = 0;

  function start(): Worker {
    const started = makeWorker();
    started.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.id !== running?.id) return;
      const { resolve, reject, onProgress } = running;
      if (data.kind === "progress") {
        onProgress?.(data.done, data.of);
        return;
      }
      running = undefined;
      if (data.kind === "answer") resolve(data.get as never);
      else reject(new Problem(data.message));
      next();
    };
    started.onerror = (event) => {
      const failed = running;
      running = undefined;
      worker = undefined;
      failed?.reject(
        new Error(`the engine could not be started: ${event.message || "its file was not found"}`),
      );
      next();
    };
    return started;
  }

  function next(): void {
    const request = running === undefined ? waiting.shift() : undefined;
    if (request === undefined) return;
    running = { ...request, since: performance.now() };
    worker ??= start();
    worker.postMessage({ id: request.id, question: request.question, ask: request.ask } satisfies Asked);
  }

  function breakOff(): void {
    running?.reject(new Overtaken());
    running = undefined;
    worker?.terminate();
    worker = undefined;
  }

  return {
    /** @throws Overtaken, Problem */
    ask<Name extends QuestionName>(
      question: Name,
      ask: Questions[Name]["ask"],
      { onProgress, lane = question, patience = usualPatience }: EngineOptions = {},
    ): Promise<Questions[Name]["get"]> {
      return new Promise((resolve, reject) => {
        for (const old of waiting) if (old.lane === lane) old.reject(new Overtaken());
        waiting = waiting.filter((old) => old.lane !== lane);
        asked += 1;
        waiting.push({
          ...{ id: asked, question, ask, lane, patience, onProgress },
          resolve: resolve as never,
          reject,
        });
        if (running?.lane === lane && performance.now() - running.since > running.patience) breakOff();
        next();
      });
    },
    /** Breaks off what runs and forgets what waits. */
    cancel(): void {
      for (const request of waiting) request.reject(new Overtaken());
      waiting = [];
      breakOff();
    },
  };
}

export type Engine = ReturnType<typeof startEngine>;

const makeWorker = () => new Worker(import.meta.resolve("../engine/worker.js"), { type: "module" });

/** The page's engine. */
export const engine: Engine = startEngine(makeWorker);

/** A second worker, for what has to be answered at once while the first is at work; it starts when it is asked. */
export const quickEngine: Engine = startEngine(makeWorker);
