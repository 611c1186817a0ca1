import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { byOption } from "../../lib/simulate/byOption.ts";
import { keptRun } from "../../lib/simulate/keptRun.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { summarise } from "../../lib/simulate/summarise.ts";
import { emptyCatalogue } from "../../lib/study/catalogue.ts";
import { readScenario } from "../../lib/study/readScenario.ts";
import { type Overrides, resolveStudy } from "../../lib/study/resolveStudy.ts";
import { projectCatalogue } from "../support.ts";
import { kernels } from "./kernels.ts";

const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month", "taken"];
const text = readFileSync(new URL("../bench/common-model.yaml", import.meta.url), "utf8");
const common = (overrides: Overrides = {}) =>
  resolveStudy(emptyCatalogue, readScenario(text, "common-model.yaml").scenario, overrides);
const catalogue = projectCatalogue();

/** The columns of a run of a study, in the order of the outcomes. */
const columnsOf = (study: ReturnType<typeof common>, draws: number, design?: "sobol") => {
  const run = simulate(study, { draws, outcomes, ...(design && { design }) });
  return outcomes.map((id) => run.outcomes.get(id)!);
};

describe("keptRun", () => {
  it.each(kernels)("has the bits of a run, after changes too, in %s", (_, kernel) => {
    const kept = keptRun(common(), outcomes, { draws: 1003, kernel });
    expect([...kept.outcomes.values()]).toEqual(columnsOf(common(), 1003));
    for (const [id, low, high] of [
      ["wage.s03", 10, 2000],
      ["state.s07", 0, 1],
      ["workers.s01", 5, 5],
      ["months.s10", 0, 12],
    ] as const) {
      kept.change(id, { kind: "uniform", low, high });
      const changed = columnsOf(common({ set: { [id]: [low, high] } }), 1003);
      expect([...kept.outcomes.values()]).toEqual(changed);
      const back = common().parameters.get(id)!.distribution;
      kept.change(id, back);
    }
    expect([...kept.outcomes.values()]).toEqual(columnsOf(common(), 1003));
  });

  it("has the bits of a run of the project's study, with quotas, choices and any design", () => {
    const study = resolveStudy(catalogue, "bottom-up-2012");
    for (const design of [undefined, "sobol"] as const) {
      const kept = keptRun(study, outcomes, { draws: 512, ...(design && { design }) });
      expect([...kept.outcomes.values()]).toEqual(columnsOf(study, 512, design));
      for (const id of ["wage.russia.private", "quota.russia.construction", "spread.russia"]) {
        const { low, high } = { low: 0.1, high: 900 };
        kept.change(id, { kind: "uniform", low, high });
        const changed = resolveStudy(catalogue, "bottom-up-2012", { set: { [id]: [low, high] } });
        expect([...kept.outcomes.values()], id).toEqual(columnsOf(changed, 512, design));
        kept.change(id, study.parameters.get(id)!.distribution);
      }
    }
  });

  it("keeps less where fewer may change, and follows the weights of a choice", () => {
    const study = resolveStudy(catalogue, "bottom-up-2012");
    const changing = ["choice:russia-state-take", "wage.kuwait"];
    const kept = keptRun(study, outcomes, { draws: 1003, changing });
    expect(kept.inputs.toSorted()).toEqual(changing);
    kept.weigh("russia-state-take", [0.3, 0.7]);
    kept.change("wage.kuwait", { kind: "uniform", low: 300, high: 350 });
    const changed = resolveStudy(catalogue, "bottom-up-2012", {
      set: { "wage.kuwait": [300, 350] },
      weigh: { "russia-state-take": { percentage: 0.3, quota: 0.7 } },
    });
    expect([...kept.outcomes.values()]).toEqual(columnsOf(changed, 1003));
    expect(() => kept.weigh("total", [1])).toThrow('there is no input "choice:total"');
  });

  it("says which input there is instead of one that nothing depends on", () => {
    const kept = keptRun(common(), ["narrow@s01"], { draws: 16 });
    expect(() => kept.change("wage.s02", { kind: "fixed", value: 1 })).toThrow(
      'there is no input "wage.s02"',
    );
  });
});

describe("byOption", () => {
  it("summarises the draws of each option apart", () => {
    const run = simulate(resolveStudy(catalogue, "bottom-up-2012"), { draws: 2000 });
    const total = byOption(run, "total", "narrow");
    expect(total.reduce((sum, { draws }) => sum + draws, 0)).toBe(2000);
    for (const { option, draws, ...summary } of total) {
      const number = run.study.choices.get("total")!.options.indexOf(option);
      const column = run.outcomes
        .get("narrow")!
        .filter((_, draw) => run.options.get("total")![draw] === number);
      expect(draws).toBe(column.length);
      expect(summary).toEqual(
        summarise(column, { centre: run.atMedians.get("narrow")!, probabilities: [0.05, 0.5, 0.95] }),
      );
    }
    expect(() => byOption(run, "unheard-of", "narrow")).toThrow("is not sampled");
  });
});
