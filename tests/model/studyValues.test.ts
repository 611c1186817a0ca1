import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { studyValues } from "../../lib/model/studyValues.ts";
import { chain, choice, fixed, segment, studyOf } from "../support.ts";
import { drawOf, sourceOf } from "./drawOf.ts";

const study = studyOf(`
exchangeRates: { CNY: rate.yuan, AED: rate.dirham }
parameters:
${fixed("workers", "persons", 10)}
${fixed("wage", "USD/month", 300)}
${fixed("months", "months/year", 10)}
${fixed("years", "years", 4)}
${fixed("growth", "share", 0.05)}
${fixed("taken", "share", 0.6)}
${fixed("split", "share", 0.75)}
${fixed("sum.dollars", "USD/month", 12)}
${fixed("sum.yuan", "CNY/month", 64)}
${fixed("sum.dirham", "AED/year", 735)}
${fixed("once", "USD", 100)}
${fixed("rate.yuan", "CNY/USD", 6.4)}
${fixed("rate.dirham", "AED/USD", 3.675)}
segments:
${segment("growing", "workers: workers, grossWage: wage, monthsPaid: months, contractYears: years, stockGrowth: growth, chain: all")}
${segment("steady", "workers: workers, grossWage: wage, monthsPaid: months, contractYears: years, chain: all")}
chains:
${chain(
  "all",
  "{ id: share, of: wage, when: { free: one }, deductions: [{ to: state, share: [taken, not split] }] }",
  "{ id: sums, of: wage, when: { dependent: [high, higher] }, deductions: [{ to: state, amount: sum.dollars, per: paid month }, { to: state, amount: sum.yuan, per: paid month }, { to: state, amount: sum.dirham, per: year }, { to: state, amount: once, per: contract }] }",
)}
choices:
${choice("free", { one: 0.5, two: 0.3, three: 0.2 })}
${choice(
  "dependent",
  {
    low: "{ one: 0.5, two: 0.1, three: 1 }",
    high: "{ one: 0.25, two: 0.9, three: 0 }",
    higher: "{ one: 0.25, two: 0, three: 0 }",
  },
  ", given: free",
)}
`);
const [growing, steady] = study.segments;

describe("studyValues", () => {
  it("gives parameters by their ids and products of them, `not` being one minus the share", () => {
    const values = drawOf(study);
    expect(values.parameter("taken")).toBe(0.6);
    expect(values.product(["taken", "split"])).toBeCloseTo(0.45, 15);
    expect(values.product(["taken", "not split"])).toBeCloseTo(0.15, 15);
    expect(values.product(["not taken"])).toBe(0.4);
  });

  it("turns money of other currencies into dollars by the rate of one dollar", () => {
    const values = drawOf(study);
    expect(values.money(["sum.dollars"])).toBe(12);
    expect(values.money(["sum.yuan"])).toBe(10);
    expect(values.money(["sum.dirham"])).toBe(200);
    expect(values.money(["split", "sum.yuan"])).toBe(7.5);
  });

  it("gives amounts for a paid month, a calendar month and a year as a year's dollars", () => {
    const { yearly, share } = drawOf(study).forChain(steady!);
    expect(yearly(["sum.dollars"], "paid month")).toBe(120);
    expect(yearly(["sum.dollars"], "calendar month")).toBe(144);
    expect(yearly(["sum.yuan"], "paid month")).toBe(100);
    expect(yearly(["sum.dirham"], "year")).toBe(200);
    expect(share(["taken", "split"])).toBeCloseTo(0.45, 15);
  });

  it("spreads an amount per contract over its years, and a growing stock pays for new dispatches too", () => {
    const values = drawOf(study);
    expect(values.forChain(steady!).yearly(["once"], "contract")).toBe(25);
    expect(values.forChain(growing!).yearly(["once"], "contract")).toBeCloseTo(30, 12);
  });

  it.each([
    [0.0001, "one"],
    [0.4999, "one"],
    [0.5, "two"],
    [0.7999, "two"],
    [0.8001, "three"],
    [0.9999, "three"],
  ])("draws with the uniform %d the option %s", (uniform, option) => {
    const values = drawOf(study, { free: uniform });
    for (const candidate of ["one", "two", "three"]) {
      expect(values.holds({ free: [candidate] }), candidate).toBe(candidate === option ? 1 : 0);
    }
  });

  it.each([
    ["one", 0.1, "low"],
    ["one", 0.6, "high"],
    ["one", 0.9, "higher"],
    ["two", 0.05, "low"],
    ["two", 0.2, "high"],
    ["two", 0.9999, "high"],
    ["three", 0.0001, "low"],
    ["three", 0.9999, "low"],
  ])(
    "weighs a choice that depends on another by the option drawn there: %s, %d, %s",
    (parent, uniform, option) => {
      const at = { one: 0.2, two: 0.6, three: 0.9 }[parent]!;
      const values = drawOf(study, { free: at, dependent: uniform });
      for (const candidate of ["low", "high", "higher"]) {
        expect(values.holds({ dependent: [candidate] }), candidate).toBe(candidate === option ? 1 : 0);
      }
    },
  );

  it("holds where every named choice has one of its options", () => {
    const values = drawOf(study, { free: 0.6, dependent: 0.5 });
    expect(values.holds({ free: ["one", "two"] })).toBe(1);
    expect(values.holds({ free: ["two", "two"] })).toBe(1);
    expect(values.holds({ free: ["one", "three"] })).toBe(0);
    expect(values.holds({ free: ["two"], dependent: ["high", "higher"] })).toBe(1);
    expect(values.holds({ free: ["two"], dependent: ["low"] })).toBe(0);
    expect(values.holds({ free: ["three"], dependent: ["high"] })).toBe(0);
  });

  it("holds always where a condition names no choice", () => {
    expect(drawOf(study).holds({})).toBe(1);
  });

  it("asks for no uniform of a choice that is pinned", () => {
    const pinned = { ...study, choices: new Map(study.choices) };
    pinned.choices.set("free", { ...study.choices.get("free")!, pinned: "three" });
    const values = drawOf(pinned, { dependent: 0.5 });
    expect(values.holds({ free: ["three"] })).toBe(1);
    expect(values.holds({ free: ["one", "two"] })).toBe(0);
    expect(values.holds({ dependent: ["low"] })).toBe(1);
  });

  it("asks for every parameter and choice once at most", () => {
    const asked: string[] = [];
    const source = sourceOf(study, { free: 0.2, dependent: 0.3 });
    const values = studyValues(numbers, study, {
      value(id) {
        asked.push(id);
        return source.value(id);
      },
      uniform(id) {
        asked.push(id);
        return source.uniform(id);
      },
    });
    for (let time = 0; time < 2; time++) {
      values.product(["taken", "not split"]);
      values.money(["sum.yuan"]);
      values.holds({ dependent: ["low"], free: ["one"] });
      values.forChain(growing!).yearly(["once"], "contract");
    }
    expect(asked.sort()).toEqual([
      "dependent",
      "free",
      "growth",
      "once",
      "rate.yuan",
      "split",
      "sum.yuan",
      "taken",
      "years",
    ]);
  });
});
