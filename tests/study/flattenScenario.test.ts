import { describe, expect, it } from "vitest";
import { emptyCatalogue } from "../../lib/study/catalogue.ts";
import { flattenScenario } from "../../lib/study/flattenScenario.ts";
import type { Scenario } from "../../lib/study/schemas/scenario.ts";

function scenario(id: string, base: string, more: Partial<Scenario> = {}): Scenario {
  return {
    id,
    title: `The ${id}`,
    year: 2020,
    base,
    assumes: `What ${id} assumes.`,
    leavesOut: "Nothing.",
    ...more,
  };
}

function flatten(top: Scenario, others: readonly Scenario[] = []) {
  const problems: string[] = [];
  const flat = flattenScenario(top, { ...emptyCatalogue, scenarios: others }, (path, message) =>
    problems.push(`${path.join(".")}: ${message}`),
  );
  return { flat, problems };
}

const parameter = (id: string) => ({
  id,
  label: id,
  unit: "share",
  basis: "judgement" as const,
  distribution: { kind: "fixed" as const, value: 0.5 },
});

describe("flattenScenario", () => {
  it("leaves a study of its own as it is", () => {
    const own = scenario("own", "none", { segments: ["all"], set: { wage: 5 } });
    const { flat, problems } = flatten(own);
    expect(problems).toEqual([]);
    expect(flat).toMatchObject(own);
  });

  const bottom = scenario("bottom", "none", {
    year: 2012,
    kind: "restatement",
    seed: 7,
    draws: 100,
    segments: ["all"],
    headcounts: "lists",
    companySpent: "spent",
    speaksOf: ["narrow"],
    exchangeRates: { CNY: "yuan", AED: "dirham" },
    parameters: [parameter("a")],
    set: { wage: 1, months: 2 },
    choose: { list: "first", total: "own" },
  });
  const middle = scenario("middle", "bottom", {
    year: 2013,
    exchangeRates: { CNY: "yuan.later" },
    parameters: [parameter("b")],
    set: { wage: 3 },
    choose: { list: "second" },
  });
  const top = scenario("top", "middle", {
    seed: 0,
    segments: ["some", "others"],
    parameters: [parameter("c")],
    set: { fee: 4 },
  });

  it("lays a scenario over its base and that over its own", () => {
    const { flat, problems } = flatten(top, [middle, bottom]);
    expect(problems).toEqual([]);
    expect(flat).toMatchObject({
      id: "top",
      title: "The top",
      year: 2020,
      assumes: "What top assumes.",
      kind: "restatement",
      seed: 0,
      draws: 100,
      headcounts: "lists",
      companySpent: "spent",
      speaksOf: ["narrow"],
    });
  });

  it("lets segments replace those of the base, and lists of entries add to them", () => {
    const { flat } = flatten(top, [middle, bottom]);
    expect(flat!.segments).toEqual(["some", "others"]);
    expect(flat!.parameters!.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(flatten(middle, [bottom]).flat!.segments).toEqual(["all"]);
  });

  it("lets changes, pins and exchange rates change those below, one by one", () => {
    const { flat } = flatten(top, [middle, bottom]);
    expect(flat!.set).toEqual({ wage: 3, months: 2, fee: 4 });
    expect(flat!.choose).toEqual({ list: "second", total: "own" });
    expect(flat!.exchangeRates).toEqual({ CNY: "yuan.later", AED: "dirham" });
  });

  it("lets weights release what is pinned below, and a pin above keep the weights for later", () => {
    const weigh = { list: { first: 0.5, second: 0.5 } };
    const released = flatten(scenario("a", "middle", { weigh }), [middle, bottom]).flat!;
    expect(released.choose).toEqual({ total: "own" });
    expect(released.weigh).toEqual(weigh);
    const both = flatten(scenario("b", "a", { choose: { list: "first" } }), [
      scenario("a", "middle", { weigh }),
      middle,
      bottom,
    ]).flat!;
    expect(both.choose).toEqual({ total: "own", list: "first" });
    expect(both.weigh).toEqual(weigh);
  });

  it("gives every group of the base the one correlation that stands above", () => {
    const together = [{ id: "wages", title: "Wages", parameters: ["a", "b"], correlation: 0 }];
    const grouped = scenario("grouped", "none", { dependence: { together } });
    for (const [dependence, correlation] of [
      ["common", 1],
      ["independent", 0],
      [0.25, 0.25],
    ] as const) {
      const { flat, problems } = flatten(scenario("a", "grouped", { dependence }), [grouped]);
      expect(problems).toEqual([]);
      expect(flat!.dependence!.together![0]!.correlation).toBe(correlation);
    }
    expect(flatten(scenario("a", "bottom", { dependence: "common" }), [bottom]).problems[0]).toContain(
      "dependence: is one correlation for every group, and there is no group",
    );
  });

  it("says where bases go round in a circle", () => {
    expect(flatten(scenario("a", "a"))).toEqual({
      flat: undefined,
      problems: ["base: goes round in a circle: a, a"],
    });
    const circle = [scenario("b", "c"), scenario("c", "a")];
    expect(flatten(scenario("a", "b"), circle).problems).toEqual([
      "base: goes round in a circle: a, b, c, a",
    ]);
    const below = [scenario("b", "c"), scenario("c", "b")];
    expect(flatten(scenario("a", "b"), below).problems).toEqual(["base: goes round in a circle: a, b, c, b"]);
  });

  it("says which base is nearest to one that there is not, and how to do without", () => {
    expect(flatten(scenario("a", "botom"), [bottom])).toEqual({
      flat: undefined,
      problems: [
        'base: there is no scenario "botom"; the nearest is "bottom"; `base: none` makes a study of its own',
      ],
    });
    expect(flatten(scenario("a", "middle"), [middle]).problems[0]).toContain(
      'base: there is no scenario "bottom"',
    );
  });
});
