import { describe, expect, it } from "vitest";
import type { Executor } from "../../../lib/simulate/executors/executor.ts";
import { inlineExecutor } from "../../../lib/simulate/executors/inlineExecutor.ts";
import type { ExecutionOptions } from "../../../lib/simulate/executors/simulateWith.ts";
import { summariesWith } from "../../../lib/simulate/executors/summariesWith.ts";
import { workerExecutor } from "../../../lib/simulate/executors/workerExecutor.ts";
import { answerMessages } from "../../../lib/simulate/executors/workerProtocol.ts";
import { leafSize } from "../../../lib/simulate/moments.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";
import { summarise } from "../../../lib/simulate/summarise.ts";
import { kernels } from "../kernels.ts";
import { boundlessStudy, smallStudy } from "./studies.ts";

const outcomes = ["narrow@all", "net-pay-per-month", "deficit"];
const cases: readonly ExecutionOptions[] = [
  { draws: 1 },
  { draws: 9 },
  { draws: leafSize },
  { draws: 3 * leafSize + 5, blockSize: 8 },
  { draws: 3 * leafSize + 5, probabilities: [0, 0.999, 1] },
  { draws: 150 * leafSize, seed: "another", probabilities: [0.5] },
];

/** Workers of this very thread, which answer by and by. */
const ownWorkers = (workers: number) =>
  workerExecutor((onAnswer) => {
    const take = answerMessages((answer) => setImmediate(() => onAnswer(structuredClone(answer))));
    return { post: (message) => setImmediate(() => take(structuredClone(message))), terminate() {} };
  }, workers);

/** What the run says when its draws are kept. */
function expected(options: ExecutionOptions) {
  const run = simulate(smallStudy, { ...options, outcomes, totals: false });
  return outcomes.map((outcome) => [
    outcome,
    summarise(run.outcomes.get(outcome)!, {
      centre: run.atMedians.get(outcome)!,
      ...(options.probabilities === undefined ? {} : { probabilities: options.probabilities }),
    }),
  ]);
}

describe.each(cases)("a run of %j", (options) => {
  it.each<[string, Executor]>([
    ...kernels.map(([name, kernel]): [string, Executor] => [
      `in this thread, ${name}`,
      inlineExecutor(kernel),
    ]),
    ["in three workers", ownWorkers(3)],
  ])("%s, has the summaries of kept draws", async (_, executor) => {
    const summaries = await summariesWith(executor, smallStudy, { ...options, outcomes });
    expect([...summaries]).toEqual(expected(options));
  });
});

describe("summariesWith", () => {
  const inline = inlineExecutor();

  it("keeps the draws of an outcome whose quantiles the sieve missed", async () => {
    const missing: Executor = {
      ...inline,
      evaluate: (job, kind, stretches, take, ...rest) =>
        inline.evaluate(
          job,
          kind,
          stretches,
          (result, stretch) => {
            if ("sieves" in result) result.sieves[1]!.wanted.fill(0);
            take(result, stretch);
          },
          ...rest,
        ),
    };
    const options = { draws: 3 * leafSize };
    expect([...(await summariesWith(missing, smallStudy, { ...options, outcomes }))]).toEqual(
      expected(options),
    );
  });

  it("tells how many draws are done", async () => {
    const done: number[] = [];
    const draws = 130 * leafSize;
    await summariesWith(inline, smallStudy, { draws, outcomes, onProgress: (each) => done.push(each) });
    expect(done).toEqual([128 * leafSize, draws]);
  });

  it("can be stopped", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(summariesWith(inline, smallStudy, { draws: 100_000, outcomes, signal })).rejects.toThrow(
      "enough",
    );
  });

  it("refuses designs in replicates, outcomes that are no numbers, and what is no probability", async () => {
    await expect(
      summariesWith(inline, smallStudy, { draws: 1024, design: "sobol", outcomes }),
    ).rejects.toThrow("replicates");
    await expect(
      summariesWith(inline, boundlessStudy, { draws: 100, outcomes: ["gross-earnings"] }),
    ).rejects.toThrow("not a number");
    await expect(summariesWith(inline, smallStudy, { outcomes, probabilities: [1.5] })).rejects.toThrow(
      "a probability lies from 0 to 1; 1.5 does not",
    );
  });
});
