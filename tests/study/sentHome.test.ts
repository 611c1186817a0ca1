import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { evaluateStudy } from "../../lib/simulate/evaluateStudy.ts";
import type { Overrides } from "../../lib/study/resolveStudy.ts";
import { chain, fixed, problemsOf, segment, studyOf } from "../support.ts";

const text = (more = "") =>
  [
    more,
    "parameters:",
    fixed("heads", "persons", 1000),
    fixed("wage", "USD/month", 100),
    fixed("months", "months/year", 12),
    fixed("gone", "share", 0.25),
    "segments:",
    segment("a", "workers: heads, grossWage: wage, monthsPaid: months, chain: none").replace(
      "Anywhere",
      "Here",
    ),
    segment("b", "workers: [[heads], [heads, gone]], grossWage: wage, monthsPaid: months, chain: none"),
    "chains:",
    chain("none"),
  ].join("\n");
const workers = (more = "", overrides: Overrides = {}) =>
  evaluateStudy(numbers, studyOf(text(more), overrides), () => 0.5).outcome("workers");

describe("sentHome", () => {
  it("takes all workers of a place away, and leaves the others", () => {
    expect(workers()).toBe(2250);
    expect(workers("sentHome: { Here: all }")).toBe(1250);
  });

  it("takes the share of a parameter away, of every part of a headcount", () => {
    expect(workers("sentHome: { Anywhere: gone }")).toBe(1000 + 1250 * 0.75);
  });

  it("may come from the caller, who has the last word", () => {
    expect(workers("", { sentHome: { Here: "all" } })).toBe(1250);
    expect(workers("sentHome: { Here: all }", { sentHome: { Here: "gone" } })).toBe(750 + 1250);
  });

  it("makes a change to what only those who left called for idle, not wrong", () => {
    const here = text().replace("grossWage: wage", "grossWage: wage.here");
    const study = here.replace("parameters:", `parameters:\n${fixed("wage.here", "USD/month", 50)}`);
    const set = { "wage.here": 60 };
    expect(studyOf(study, { set }).parameters.get("wage.here")!.changed).toBe(true);
    expect(studyOf(study, { set, sentHome: { Here: "all" } }).parameters.has("wage.here")).toBe(false);
    expect(() => studyOf(study, { set: { "wage.hree": 60 }, sentHome: { Here: "all" } })).toThrow("wage.h");
  });

  it.each([
    [
      "a place that is not there",
      "sentHome: { Hree: all }",
      'there is no place "Hree"; the nearest is "Here"',
    ],
    ["a parameter that is not there", "sentHome: { Here: gon }", '"gon"'],
    ["a parameter that is no share", "sentHome: { Here: wage }", "wage"],
    ["everybody", "sentHome: { Here: all, Anywhere: all }", "somebody has to stay"],
  ])("refuses %s", (_, more, message) => {
    expect(problemsOf(text(more)).join("\n")).toContain(message);
  });
});
