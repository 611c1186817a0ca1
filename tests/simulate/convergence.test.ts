import { describe, expect, it } from "vitest";
import { convergence } from "../../lib/simulate/convergence.ts";
import { dependencePolicies } from "../../lib/simulate/dependencePolicies.ts";
import { errorByDraws } from "../../lib/simulate/errorByDraws.ts";
import { inlineExecutor } from "../../lib/simulate/executors/inlineExecutor.ts";
import { quantiles } from "../../lib/simulate/quantiles.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { drawsUntil, simulateUntil } from "../../lib/simulate/simulateUntil.ts";
import { summarise } from "../../lib/simulate/summarise.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { projectCatalogue } from "../support.ts";

const kuwait = resolveStudy(projectCatalogue(), "kuwait-2012");
const project = resolveStudy(projectCatalogue(), "bottom-up-2012");

describe("convergence", () => {
  it("says at every doubling what a run of so many draws says", () => {
    const steps = convergence(simulate(kuwait, { draws: 5000 }), "narrow");
    expect(steps.map(({ draws }) => draws)).toEqual([512, 1024, 2048, 4096, 5000]);
    for (const { draws, ...summary } of steps) {
      const run = simulate(kuwait, { draws });
      expect(summary).toEqual(
        summarise(run.outcomes.get("narrow")!, {
          centre: run.atMedians.get("narrow")!,
          probabilities: [0.05, 0.5, 0.95],
        }),
      );
    }
  });

  it("halves the replicates of a Sobol' design, and takes fewer of a Latin hypercube", () => {
    for (const [design, replicates, sizes] of [
      ["sobol", 16, [512, 1024, 2048, 4096]],
      ["latin-hypercube", 64, [1024, 2048, 4096]],
    ] as const) {
      const steps = convergence(simulate(kuwait, { draws: 4096, design, replicates }), "narrow");
      expect(steps.map(({ draws }) => draws)).toEqual(sizes);
      for (const { draws, ...summary } of steps) {
        const fewer = simulate(kuwait, { draws, design, replicates: design === "sobol" ? 16 : draws / 64 });
        expect(summary).toEqual(
          summarise(fewer.outcomes.get("narrow")!, {
            centre: fewer.atMedians.get("narrow")!,
            probabilities: [0.05, 0.5, 0.95],
            replicates: fewer.design.replicates,
          }),
        );
      }
    }
  });
});

describe("simulateUntil", () => {
  const rule = { outcome: "narrow", probability: 0.5, relativeError: 0.002, cap: 262_144 };

  it("stops at the first doubling whose standard error is below the bound", () => {
    const { run, stopped } = simulateUntil(kuwait, rule);
    expect(stopped.met).toBe(true);
    expect(stopped.reached).toBeLessThanOrEqual(rule.relativeError);
    expect(Math.log2(run.draws / 4096) % 1).toBe(0);
    expect(run.draws).toBeGreaterThan(4096);
    const before = simulateUntil(kuwait, { ...rule, cap: run.draws / 2 });
    expect(before.stopped).toMatchObject({ met: false });
    expect(before.run.draws).toBe(run.draws / 2);
    expect(run.digest()).toBe(simulate(kuwait, { draws: run.draws }).digest());
  });

  it("finds as many draws on an executor, and tells of every look", async () => {
    const { run, stopped } = simulateUntil(kuwait, rule);
    const looks: number[] = [];
    const onLook = (draws: number) => looks.push(draws);
    expect(await drawsUntil(inlineExecutor(), kuwait, rule, { onLook })).toEqual({
      draws: run.draws,
      stopped,
    });
    const doublings = Math.log2(run.draws / 4096) + 1;
    expect(looks).toEqual(Array.from({ length: doublings }, (_, look) => 4096 * 2 ** look));
  });

  it("ends on an executor with the signal's reason", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(drawsUntil(inlineExecutor(), kuwait, rule, { signal })).rejects.toThrow("enough");
  });

  it("needs fewer draws of a Sobol' design", () => {
    const random = simulateUntil(project, { ...rule, relativeError: 0.004 });
    const sobol = simulateUntil(project, { ...rule, relativeError: 0.004 }, { design: "sobol" });
    expect(sobol.stopped.met && random.stopped.met).toBe(true);
    expect(sobol.run.draws).toBeLessThan(random.run.draws);
  });

  it("takes no more draws than the cap, also of a design that rounds up", () => {
    const { run, stopped } = simulateUntil(
      kuwait,
      { ...rule, relativeError: 1e-9, cap: 5000 },
      { design: "sobol" },
    );
    expect(run.draws).toBe(4096);
    expect(stopped.met).toBe(false);
  });

  it("refuses a cap below the first look, and quantiles whose error is not known", () => {
    expect(() => simulateUntil(kuwait, { ...rule, cap: 1 })).toThrow(
      "the cap is 1 draws; the first look is at 4096",
    );
    for (const probability of [0, 1])
      expect(() => simulateUntil(kuwait, { ...rule, probability })).toThrow("between 0 and 1");
  });

  it.each([0, -1, Number.NaN])("refuses a bound of %d", (relativeError) => {
    expect(() => simulateUntil(kuwait, { ...rule, relativeError })).toThrow("allowed is a share above 0");
  });
});

describe("dependencePolicies", () => {
  it("widen the headline's interval the more the same thing goes together", () => {
    const policies = dependencePolicies(project, "narrow");
    expect(policies.map(({ correlation }) => correlation)).toEqual([0, 0.5, 1]);
    const widths = policies.map(({ low, high }) => high - low);
    expect(widths[1]).toBeGreaterThan(widths[0]!);
    expect(widths[2]).toBeGreaterThan(widths[1]!);
  });

  it("are the same where the draws of the study's own policy are given", () => {
    for (const dependence of [0, 0.25, 1]) {
      const study = resolveStudy(projectCatalogue(), "bottom-up-2012", { dependence });
      const drawn = simulate(study, { draws: 10_000 }).outcomes.get("narrow")!;
      expect(dependencePolicies(study, "narrow", { drawn })).toEqual(dependencePolicies(study, "narrow"));
    }
  });

  it("are what runs of the study under each policy give", () => {
    const catalogue = projectCatalogue();
    for (const { correlation, low, high } of dependencePolicies(project, "net-pay", { draws: 512 })) {
      const study = resolveStudy(catalogue, "bottom-up-2012", { dependence: correlation });
      const column = simulate(study, { draws: 512 }).outcomes.get("net-pay")!;
      expect(quantiles(column, [0.05, 0.95]).values).toEqual([low, high]);
    }
  });

  it("are none where no group has two members", () => {
    expect(dependencePolicies(kuwait, "narrow")).toEqual([]);
  });
});

describe("the variance of the mean of narrow revenue", () => {
  // A variance from 128 replicates has a standard error of 0.18 on the scale of log2; a slope over six of
  // them has one of 0.18 / sqrt(17.5) = 0.04.
  it("falls like one over the draws for random ones", () => {
    expect(Math.abs(errorByDraws(project, "narrow", "random").slope + 1)).toBeLessThan(3 * 0.04 + 0.01);
  });

  it("falls with slope -1.3 or better for scrambled Sobol' points", () => {
    const { slope, steps } = errorByDraws(project, "narrow", "sobol");
    expect(slope).toBeLessThan(-1.3);
    expect(steps.map(({ draws }) => draws)).toEqual([512, 1024, 2048, 4096, 8192, 16384]);
  });

  it("is that of the replicates of a run", () => {
    const { relativeError } = errorByDraws(kuwait, "narrow", "sobol", { replicates: 64, sizes: [64] })
      .steps[0]!;
    const run = simulate(kuwait, { design: "sobol", draws: 4096, replicates: 64 });
    const { mean, meanStandardError } = summarise(run.outcomes.get("narrow")!, {
      centre: run.atMedians.get("narrow")!,
      replicates: 64,
    });
    expect(relativeError).toBeCloseTo((2 * meanStandardError) / mean, 12);
  });
});
