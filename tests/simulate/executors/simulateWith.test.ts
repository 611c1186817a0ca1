import { describe, expect, it } from "vitest";
import { designOf } from "../../../lib/sampling/designs/design.ts";
import { digestOfDraws } from "../../../lib/simulate/digest.ts";
import type { Executor } from "../../../lib/simulate/executors/executor.ts";
import { inlineExecutor } from "../../../lib/simulate/executors/inlineExecutor.ts";
import {
  type ExecutionOptions,
  isBetterKept,
  simulateWith,
  summariseWith,
} from "../../../lib/simulate/executors/simulateWith.ts";
import { leafSize } from "../../../lib/simulate/moments.ts";
import { summariseOutcome } from "../../../lib/simulate/parts/summariseOutcome.ts";
import { type Run, simulate } from "../../../lib/simulate/simulate.ts";
import { summarise } from "../../../lib/simulate/summarise.ts";
import { kernels } from "../kernels.ts";
import { boundlessStudy, smallStudy } from "./studies.ts";

const outcomes = ["narrow@all", "net-pay-per-month"];
const cases: readonly ExecutionOptions[] = [
  { draws: 1 },
  { draws: leafSize },
  { draws: 3 * leafSize + 5, blockSize: 8 },
  { draws: 3 * leafSize + 5, blockSize: 8192 },
  { draws: 11 * leafSize, seed: "another" },
  { draws: 50_000, design: "latin-hypercube" },
  { draws: 40_000, design: "sobol" },
  { draws: 20 * leafSize, design: "sobol", replicates: 20 },
];
const inline = inlineExecutor();

describe("isBetterKept", () => {
  it.each([
    ["random", 262_144, 512, true],
    ["random", 262_144, 513, false],
    ["random", 262_145, 1, false],
    ["sobol", 1_048_576, 128, true],
    ["sobol", 1_048_576, 129, false],
    ["sobol", 2_097_152, 1, false],
  ] as const)("says of %s, %d draws of %d outcomes: %s", (name, draws, outcomes, kept) => {
    expect(isBetterKept(designOf(name, draws, name === "random" ? 1 : 16), outcomes)).toBe(kept);
  });
});

/** A digest of every column. */
const bitsOf = ({ outcomes, options }: Run) =>
  [...outcomes, ...options].map(([id, column]) => [id, digestOfDraws([column])]);

describe.each(cases)("a run of %j", (options) => {
  const expected = simulate(smallStudy, { ...options, outcomes });

  it("has the same draws, options and digest as without an executor", async () => {
    const run = await simulateWith(inline, smallStudy, { ...options, outcomes });
    expect(bitsOf(run)).toEqual(bitsOf(expected));
    expect(run.design).toEqual(expected.design);
    expect(run.digest()).toBe(expected.digest());
  });

  it("has the same digest, mean, deviation and options when it is summarised, and quantiles within 0.05 %", async () => {
    const run = await summariseWith(inline, smallStudy, { ...options, outcomes });
    expect(run.digest()).toBe(expected.digest());
    expect([...run.outcomes.keys()]).toEqual([...expected.outcomes.keys()]);
    const { replicates } = run.design;
    for (const [outcome, draws] of expected.outcomes) {
      const exact = summarise(draws, { centre: expected.atMedians.get(outcome)!, replicates });
      const found = summariseOutcome(run.outcomes.get(outcome)!, run);
      expect(found.mean).toBe(exact.mean);
      expect(found.standardDeviation).toBe(exact.standardDeviation);
      for (const [index, { value }] of exact.quantiles.entries())
        expect(Math.abs(found.quantiles[index]!.value - value)).toBeLessThanOrEqual(0.0005 * Math.abs(value));
    }
    for (const [choice, counts] of run.options) {
      const drawn = expected.options.get(choice)!;
      expect([...counts]).toEqual([0, 1].map((option) => drawn.filter((draw) => draw === option).length));
    }
  });
});

describe("standard errors of a summarised run", () => {
  const errorsOf = async (options: ExecutionOptions) => {
    const run = await summariseWith(inline, smallStudy, options);
    const { meanStandardError, quantiles } = summariseOutcome(run.outcomes.get("narrow")!, run, [0.5]);
    const exact = simulate(smallStudy, options);
    const draws = exact.outcomes.get("narrow")!;
    const centre = exact.atMedians.get("narrow")!;
    const expected = summarise(draws, { centre, replicates: run.design.replicates, probabilities: [0.5] });
    return { mean: meanStandardError, median: quantiles[0]!.standardError, expected };
  };

  it("are those of independent draws for a random design", async () => {
    const { mean, median, expected } = await errorsOf({ draws: 60_000 });
    expect(mean).toBe(expected.meanStandardError);
    expect(median! / expected.quantiles[0]!.standardError).toBeCloseTo(1, 0);
  });

  it.each(["sobol", "latin-hypercube"] as const)(
    "come from replicates for a %s design in whole leaves, and are not given for quantiles",
    async (design) => {
      const { mean, median, expected } = await errorsOf({ draws: 16 * 2 * leafSize, design });
      expect(mean).toBe(expected.meanStandardError);
      expect(median).toBeNull();
    },
  );

  it("are not given where replicates are cut by leaves", async () => {
    const { mean, median } = await errorsOf({ draws: 16 * 1000, design: "latin-hypercube" });
    expect([mean, median]).toEqual([null, null]);
  });
});

describe("the executor in this thread", () => {
  it("gives the same bits with every kernel", async () => {
    const expected = simulate(smallStudy, { draws: 20_000 }).digest();
    for (const [, kernel] of kernels)
      expect((await summariseWith(inlineExecutor(kernel), smallStudy, { draws: 20_000 })).digest()).toBe(
        expected,
      );
  });

  it("tells how many draws are done, up to all of them", async () => {
    const done: number[] = [];
    await summariseWith(inline, smallStudy, { draws: 50_000, onProgress: (draws) => done.push(draws) });
    expect(done.at(-1)).toBe(50_000);
    expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
  });

  it("lets timers in while it works", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await summariseWith(inline, smallStudy, { draws: 20 * leafSize });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });

  it("stops with the reason of the signal, and hands nothing over afterwards", async () => {
    const controller = new AbortController();
    let last = 0;
    const run = summariseWith(inline, smallStudy, {
      draws: 1e9,
      signal: controller.signal,
      onProgress(done) {
        last = done;
        if (done > 100_000) setTimeout(() => controller.abort(new Error("enough")), 0);
      },
    });
    await expect(run).rejects.toThrow("enough");
    const before = last;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(last).toBe(before);
  });

  it("does not begin where the signal was given already", async () => {
    await expect(
      simulateWith(inline, smallStudy, { signal: AbortSignal.abort(new Error("no")) }),
    ).rejects.toThrow("no");
  });

  it("ends with what an evaluation throws", async () => {
    await expect(summariseWith(inline, boundlessStudy)).rejects.toThrow("a draw is not a");
    await expect(summariseWith(inline, smallStudy, { outcomes: ["narow"] })).rejects.toThrow(
      'the nearest is "narrow"',
    );
  });
});

describe("an executor that hands stretches over in any order", () => {
  const backwards: Executor = {
    sharesMemory: false,
    workers: 3,
    async evaluate(job, kind, stretches, take, signal) {
      const made: (() => void)[] = [];
      await inline.evaluate(
        job,
        kind,
        stretches,
        (result, stretch) => made.push(() => take(result, stretch)),
        signal,
      );
      for (const hand of made.reverse()) hand();
    },
    close: async () => {},
  };

  it.each(["random", "sobol"] as const)("changes no bit of a %s design", async (design) => {
    const options = { draws: 16 * leafSize, design };
    const whole = await summariseWith(inline, smallStudy, options);
    const found = await summariseWith(backwards, smallStudy, options);
    for (const [outcome, { moments, replicates }] of whole.outcomes)
      expect(found.outcomes.get(outcome)).toMatchObject({ moments, replicates });
    expect(found.digest()).toBe(whole.digest());
    expect((await simulateWith(backwards, smallStudy, options)).digest()).toBe(whole.digest());
  });
});
