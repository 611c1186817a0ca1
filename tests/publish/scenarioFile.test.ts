import { expect, it } from "vitest";
import { baseState } from "../../lib/publish/link.ts";
import { scenarioFile } from "../../lib/publish/scenarioFile.ts";
import { readScenario } from "../../lib/study/readScenario.ts";

it("a saved scenario file is read back as it was", () => {
  const state = {
    ...baseState,
    set: {
      "wage.kuwait": 450,
      "wage.qatar": [300, 500] as [number, number],
      "wage.africa": { distribution: { kind: "pert", low: 1, mode: 2, high: 3 }, covers: 1 } as const,
    },
    choose: { total: "own-sum" },
    seed: 'a "seed": with #signs',
    draws: 5000,
  };
  const text = scenarioFile(state, { id: "mine", title: "Mine: a test", year: 2012 });
  const { scenario } = readScenario(text, "mine.yaml");
  expect(scenario).toMatchObject({
    base: state.scenario,
    set: state.set,
    choose: state.choose,
    seed: state.seed,
    draws: state.draws,
    title: "Mine: a test",
  });
});
