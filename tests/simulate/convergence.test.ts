import { describe, expect, it } from "vitest";
import { convergence } from "../../lib/simulate/convergence.ts";
import { dependencePolicies } from "../../lib/simulate/dependencePolicies.ts";
import { quantiles } from "../../lib/simulate/quantiles.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { simulateUntil } from "../../lib/simulate/simulateUntil.ts";
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

  it("needs fewer draws of a Sobol' design", () => {
    const random = simulateUntil(project, { ...rule, relativeError: 0.004 });
    const sobol = simulateUntil(project, { ...rule, relativeError: 0.004 }, { design: "sobol" });
    expect(sobol.stopped.met && random.stopped.met).toBe(true);
    expect(sobol.run.draws).toBeLessThan(random.run.draws);
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
  /** Slope of log variance against log draws of a replicate, from 32 to 1,024, over 128 replicates. */
  function slope(design: "random" | "sobol"): number {
    const replicates = 128;
    const points = [5, 6, 7, 8, 9, 10].map((power) => {
      const size = 2 ** power;
      const options = design === "random" ? {} : { design, replicates };
      const column = simulate(project, {
        draws: size * replicates,
        outcomes: ["narrow"],
        ...options,
      }).outcomes.get("narrow")!;
      const means = Array.from({ length: replicates }, (_, index) =>
        column.subarray(index * size, (index + 1) * size).reduce((sum, value) => sum + value / size, 0),
      );
      const centre = means.reduce((sum, mean) => sum + mean / replicates, 0);
      return [power, Math.log2(means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0))] as const;
    });
    const x = points.reduce((sum, [power]) => sum + power / points.length, 0);
    const y = points.reduce((sum, [, value]) => sum + value / points.length, 0);
    return (
      points.reduce((sum, [power, value]) => sum + (power - x) * (value - y), 0) /
      points.reduce((sum, [power]) => sum + (power - x) ** 2, 0)
    );
  }

  // A variance from 128 replicates has a standard error of 0.18 on the scale of log2; a slope over six of
  // them has one of 0.18 / sqrt(17.5) = 0.04.
  it("falls like one over the draws for random ones", () => {
    expect(Math.abs(slope("random") + 1)).toBeLessThan(3 * 0.04 + 0.01);
  });

  it("falls faster than draws to the power -1.3 for scrambled Sobol' nets", () => {
    expect(slope("sobol")).toBeLessThan(-1.3);
  });
});
