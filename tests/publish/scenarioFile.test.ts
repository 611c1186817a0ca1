import { expect, it } from "vitest";
import catalogue from "#catalogue";
import { baseState, type PageState, readLink } from "../../lib/publish/link.ts";
import { overridesOf, samplingOf } from "../../lib/publish/overridesOf.ts";
import { scenarioFile } from "../../lib/publish/scenarioFile.ts";
import { studyDigest } from "../../lib/publish/studyDigest.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { readScenario } from "../../lib/study/readScenario.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";

const head = { id: "mine", title: "Mine: a test", year: 2012 };

it("a saved scenario file is read back as it was", () => {
  const state: PageState = {
    ...baseState,
    set: {
      "wage.kuwait": 450,
      "wage.qatar": [300, 500] as [number, number],
      "wage.africa": { distribution: { kind: "pert", low: 1, mode: 2, high: 3 }, covers: 1 } as const,
    },
    choose: { total: "own-sum" },
    weigh: { composition: { "list-2011": 0.25, "list-2013": 0.75 } },
    sentHome: ["Kuwait", "South East Asia"],
    dependence: 0.5,
    seed: 'a "seed": with #signs',
    draws: 5000,
    design: "sobol",
  };
  const { scenario } = readScenario(scenarioFile(state, head), "mine.yaml");
  expect(scenario).toMatchObject({
    base: state.scenario,
    set: state.set,
    choose: state.choose,
    weigh: state.weigh,
    sentHome: { Kuwait: "all", "South East Asia": "all" },
    dependence: 0.5,
    seed: state.seed,
    draws: state.draws,
    design: "sobol",
    title: "Mine: a test",
  });
});

it("quotes what YAML reads as something other than a name", () => {
  const state = { ...baseState, set: { no: 1, "1e3": 2 }, choose: { null: "y" } };
  const { scenario } = readScenario(scenarioFile(state, head), "mine.yaml");
  expect(scenario).toMatchObject({ set: { no: 1, "1e3": 2 }, choose: { null: "y" } });
});

it.each([
  "",
  "?v=1&set=wage.kuwait=pert(300,420,600;0.9)&set=months.usual=11&choose=kuwait-chain=side-by-side&seed=7",
  "?v=1&weigh=total=own-sum:0.2,thirty-thousand:0.8&without=Kuwait&dependence=common&design=sobol&draws=1000",
  "?v=1&scenario=repatriation-2012&choose=total=own-sum&weigh=total=own-sum:1&dependence=0.3&design=latin-hypercube",
  "?v=1&scenario=projection-2015",
])("a file saved from %j makes the run that the page shows", (query) => {
  const state = readLink(query);
  const ofPage = resolveStudy(catalogue, state.scenario, overridesOf(state));
  const { scenario } = readScenario(scenarioFile(state, { ...head, year: ofPage.year }), "mine.yaml");
  const ofFile = resolveStudy(catalogue, scenario);
  expect(studyDigest(ofFile)).toBe(studyDigest(ofPage));
  const few = (draws: number) => ({ draws: Math.min(draws, 2000) });
  const page = simulate(ofPage, { ...samplingOf(state), ...few(state.draws ?? ofPage.draws) });
  expect(simulate(ofFile, few(ofFile.draws)).digest()).toBe(page.digest());
});
