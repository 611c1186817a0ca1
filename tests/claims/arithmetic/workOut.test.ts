import { describe, expect, it } from "vitest";
import { unitText } from "../../../lib/claims/arithmetic/unitPowers.ts";
import { workOut } from "../../../lib/claims/arithmetic/workOut.ts";
import type { Step } from "../../../lib/study/schemas/reading.ts";
import { figureOf, figures } from "../figureOf.ts";

const evidence = figures(
  figureOf("F1", { low: 100, high: 200 }),
  figureOf("F2", { topic: "gross-wage", unit: "USD/month", low: 50, high: 60 }),
  figureOf("F3", { topic: "deduction-share", unit: "share", low: 0.25, high: 0.5 }),
  figureOf("F4", { topic: "state-revenue", unit: "USD/year", low: null, high: 1000 }),
  figureOf("F5", { low: null, high: null }),
  figureOf("F6", { topic: "gross-wage", unit: "CNY/month", low: 100, high: 100 }),
);
const step = (fields: Partial<Step>): Step => ({ says: "made up", ...fields }) as Step;
const last = (...steps: Step[]) => {
  const { low, high, unit } = workOut({ steps }, evidence).at(-1)!;
  return [low, high, unitText(unit)];
};

describe("workOut", () => {
  it("multiplies figures with their units, least with least", () => {
    expect(last(step({ multiply: ["F1", "F2", "12 months/year"] }))).toEqual([60_000, 144_000, "USD/year"]);
  });

  it("takes a share off one", () => {
    expect(last(step({ multiply: ["F2", "not F3"] }))).toEqual([25, 45, "USD/month a worker"]);
  });

  it("goes on from an earlier step, by its id", () => {
    expect(last(step({ id: "both", add: ["F3", "F3"] }), step({ multiply: ["F2", "not both"] }))).toEqual([
      0,
      30,
      "USD/month a worker",
    ]);
  });

  it("takes one end of a range", () => {
    expect(last(step({ divide: ["low F1", "high F1"] }))).toEqual([0.5, 0.5, "share"]);
  });

  it("divides and leaves ends open", () => {
    expect(last(step({ divide: ["F4", "F1"] }))).toEqual([0, 10, "USD/year a worker"]);
  });

  it("takes judged ranges with their unit", () => {
    const rate = { low: 5, high: 10, unit: "CNY/USD", because: "made up" };
    expect(last(step({ divide: ["F6", rate] }))).toEqual([10, 20, "USD/month a worker"]);
  });

  it.each([
    ["a figure that is not there", step({ add: ["F1", "F9"] }), 'no figure or earlier step "F9"'],
    ["a step that comes later", step({ add: ["F1", "later"] }), 'no figure or earlier step "later"'],
    ["a figure without value", step({ add: ["F1", "F5"] }), "F5 has no value"],
    ["different units added up", step({ add: ["F1", "F2"] }), "only the same unit adds up"],
    ["one less something that is no share", step({ multiply: ["F1", "not F2"] }), "one less a share"],
  ])("refuses %s", (_, wrong, message) => {
    expect(() => workOut({ steps: [wrong] }, evidence)).toThrow(message);
  });
});
