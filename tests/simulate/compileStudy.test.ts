import { describe, expect, it } from "vitest";
import { compileStudy } from "../../lib/simulate/compileStudy.ts";
import { chain, choice, fixed, segment, studyOf, uniform } from "../support.ts";

const study = (pins: Record<string, string> = {}) =>
  studyOf(
    `
companySpent: spent
parameters:
${uniform("workers.north", "persons", 10, 20)}
${uniform("workers.south", "persons", 10, 20)}
${uniform("wage", "USD/month", 100, 200)}
${fixed("months", "months/year", 10)}
${uniform("hours", "hours/day", 8, 12)}
${fixed("days-off", "days/month", 2)}
${uniform("taken", "share", 0.2, 0.8)}
${uniform("spent", "share", 0, 1)}
segments:
${segment("north", "workers: workers.north, grossWage: wage, monthsPaid: months, chain: share, hoursPerDay: hours, daysOffPerMonth: days-off")}
${segment("south", "workers: workers.south, grossWage: wage, monthsPaid: months, chain: share")}
chains:
${chain("share", "{ id: s, of: wage, when: { reading: [this, that] }, deductions: [{ to: company, share: taken }] }")}
choices:
${choice("reading", { this: 0.5, that: 0.25, neither: 0.25 })}
${choice("unused", { one: 0.5, two: 0.5 })}
`,
    { choose: pins },
  );

describe("compileStudy", () => {
  it("has an output for every outcome in the order asked for, then for every choice that is sampled", () => {
    const { outputs, plan } = compileStudy(study(), ["net-pay@south", "taken", "workers"]);
    expect(outputs).toEqual(["net-pay@south", "taken", "workers", "choice:reading"]);
    expect(plan.outputs.length).toBe(4);
  });

  it("draws only what an output needs, and no parameter that is fixed", () => {
    const { plan } = compileStudy(study(), ["gross-earnings@north"]);
    expect([...plan.inputs].sort()).toEqual(["choice:reading", "wage", "workers.north"]);
  });

  it("draws no choice that is pinned and has no output for it", () => {
    const { plan, outputs } = compileStudy(study({ reading: "neither" }), ["to-company@north"]);
    expect(outputs).toEqual(["to-company@north"]);
    expect(plan.inputs).toEqual([]);
  });

  it("leaves out an outcome whose group lacks what it takes", () => {
    const { outputs } = compileStudy(study({ reading: "this" }), [
      "hours-per-year",
      "hours-per-year@north",
      "hours-per-year@south",
      "gap-to-others-per-month@north",
    ]);
    expect(outputs).toEqual(["hours-per-year@north"]);
  });

  it("names the parameters and choices that an outcome depends on", () => {
    const { dependsOn } = compileStudy(study(), ["wide-net@north", "wide-gross@north", "workers", "taken"]);
    const wide = ["workers.north", "wage", "taken", "choice:reading"];
    expect(dependsOn("wide-gross@north")).toEqual(new Set(wide));
    expect(dependsOn("wide-net@north")).toEqual(new Set([...wide, "spent"]));
    expect(dependsOn("workers")).toEqual(new Set(["workers.north", "workers.south"]));
    expect(dependsOn("taken")).toEqual(new Set([...wide, "workers.south"]));
  });

  it("says which outcome or segment is not known and which is nearest", () => {
    expect(() => compileStudy(study(), ["net-pai"])).toThrow(
      'there is no outcome "net-pai"; the nearest is "net-pay"',
    );
    expect(() => compileStudy(study(), ["net-pay@nord"])).toThrow(
      'there is no segment "nord"; the nearest is "north"',
    );
    expect(() => compileStudy(study(), ["@north"])).toThrow('there is no outcome ""');
    expect(() => compileStudy(study(), ["net-pay@"])).toThrow('there is no segment ""');
    expect(() => compileStudy(study(), ["net-pay@north@south"])).toThrow('there is no segment "north@south"');
  });
});
