import { describe, expect, it } from "vitest";
import { simulateWith, summariseWith } from "../../../lib/simulate/executors/simulateWith.ts";
import { type StartWorker, workerExecutor } from "../../../lib/simulate/executors/workerExecutor.ts";
import {
  answerMessages,
  type FromWorker,
  type ToWorker,
} from "../../../lib/simulate/executors/workerProtocol.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";
import { boundlessStudy, smallStudy } from "./studies.ts";

type Post = (answer: FromWorker, transferred: ArrayBuffer[]) => void;

/** Workers in this thread, to which messages are copied as to others; and how many of them run. */
function madeUpWorkers(makeAnswer: (post: Post) => (message: ToWorker) => void = answerMessages) {
  const state = { running: 0, started: 0 };
  const start: StartWorker = (onAnswer, onEnd) => {
    state.running++;
    state.started++;
    let runs = true;
    const end = () => {
      if (runs) state.running--;
      runs = false;
    };
    const answer = makeAnswer((message, transfer) => {
      const copied = structuredClone(message, { transfer });
      setTimeout(() => runs && onAnswer(copied));
    });
    return {
      post(message) {
        const copied = structuredClone(message);
        setTimeout(() => {
          if (!runs) return;
          try {
            answer(copied);
          } catch (error) {
            end();
            onEnd(error as Error);
          }
        });
      },
      terminate: end,
    };
  };
  return { state, start };
}
const options = { draws: 100_000, outcomes: ["narrow@all"] };

it.each([0, -1, 1.5, Number.NaN])("a number of workers of %d is refused", (workers) => {
  expect(() =>
    workerExecutor(() => {
      throw new Error("none is started");
    }, workers),
  ).toThrow(`the number of workers is a whole number from 1, not ${workers}`);
});

describe("workerExecutor", () => {
  it("ends with an error what is being evaluated when it is closed, and evaluates again", async () => {
    const { state, start } = madeUpWorkers();
    const executor = workerExecutor(start, 2);
    const evaluation = simulateWith(executor, smallStudy, options);
    const ended = expect(evaluation).rejects.toThrow("was closed before its work was done");
    await executor.close();
    await ended;
    expect(state.running).toBe(0);
    expect((await simulateWith(executor, smallStudy, options)).draws).toBe(100_000);
    await executor.close();
  });

  it.each([1, 2, 3, 8])(
    "gives the digest of the run with %d workers, and ends them when closed",
    async (workers) => {
      const { state, start } = madeUpWorkers();
      const executor = workerExecutor(start, workers);
      const expected = simulate(smallStudy, options).digest();
      expect((await simulateWith(executor, smallStudy, options)).digest()).toBe(expected);
      expect((await summariseWith(executor, smallStudy, options)).digest()).toBe(expected);
      expect(state).toEqual({ running: workers, started: workers });
      await executor.close();
      expect(state.running).toBe(0);
    },
  );

  it("starts no more workers than there are stretches", async () => {
    const { state, start } = madeUpWorkers();
    await simulateWith(workerExecutor(start, 8), smallStudy, { draws: 10_000 });
    expect(state.started).toBe(2);
  });

  it("ends all workers where one throws, and says what it threw", async () => {
    const { state, start } = madeUpWorkers();
    const run = summariseWith(workerExecutor(start, 3), boundlessStudy, { draws: 100_000 });
    await expect(run).rejects.toThrow("a draw is not a");
    expect(state.running).toBe(0);
  });

  it("ends all workers where one ends before its work is done, and starts others next time", async () => {
    let answers = 0;
    const { state, start } = madeUpWorkers((post) => {
      const answer = answerMessages(post);
      return (message) => {
        if (++answers === 9) throw new Error("a worker ended");
        answer(message);
      };
    });
    const executor = workerExecutor(start, 3);
    await expect(summariseWith(executor, smallStudy, options)).rejects.toThrow("a worker ended");
    expect(state.running).toBe(0);
    const again = await summariseWith(executor, smallStudy, options);
    expect(again.digest()).toBe(simulate(smallStudy, options).digest());
  });

  it("ends all workers where the results cannot be taken", async () => {
    const { state, start } = madeUpWorkers();
    const run = simulateWith(workerExecutor(start, 2), smallStudy, {
      ...options,
      onProgress() {
        throw new Error("not now");
      },
    });
    await expect(run).rejects.toThrow("not now");
    expect(state.running).toBe(0);
  });

  it("ends all workers when the signal is given, whatever they are doing", async () => {
    const { state, start } = madeUpWorkers(() => () => {});
    const controller = new AbortController();
    const run = summariseWith(workerExecutor(start, 2), smallStudy, {
      ...options,
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error("enough")), 5);
    await expect(run).rejects.toThrow("enough");
    expect(state).toEqual({ running: 0, started: 2 });
  });

  it("refuses a second job meanwhile, without harm to the first", async () => {
    const { start } = madeUpWorkers();
    const executor = workerExecutor(start, 2);
    const first = simulateWith(executor, smallStudy, options);
    await expect(simulateWith(executor, smallStudy, options)).rejects.toThrow("is evaluating another job");
    expect((await first).digest()).toBe(simulate(smallStudy, options).digest());
  });
});
