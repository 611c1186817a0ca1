import { describe, expect, it } from "vitest";
import { checkClaims } from "../../lib/claims/checkClaims.ts";
import type { Contradiction } from "../../lib/study/schemas/contradiction.ts";
import { projectCatalogue } from "../support.ts";
import { claimOf } from "./claimOf.ts";
import { figureOf } from "./figureOf.ts";

const catalogue = projectCatalogue();
const figure = figureOf("F1", { low: 100, high: 200 });
const reading = {
  title: "made up",
  steps: [{ says: "twice", add: ["F1", "F1"] }],
  gives: [200, 400] as [number, number],
};
const complaints = (claim: Parameters<typeof claimOf>[0], contradiction: Partial<Contradiction> = {}) =>
  checkClaims({
    ...catalogue,
    evidence: [figure],
    claims: [claimOf(claim)],
    contradictions: [
      {
        id: "c",
        title: "C",
        says: "C.",
        evidence: ["F1", "F1"],
        reconciles: "C.",
        treatment: "C.",
        ...contradiction,
      },
    ],
  }).map(({ id, path, message }) => `${id} ${path.join(".")}: ${message}`);

describe("checkClaims", () => {
  it("has nothing against the project's data", () => {
    expect(checkClaims(catalogue)).toEqual([]);
  });

  it("has nothing against a claim that is as its figure", () => {
    expect(complaints({ readings: [{ ...reading, against: { F1: "overlaps" } }] })).toEqual([]);
  });

  it.each([
    ["a figure that is not there", { evidence: ["F2"] }, 'evidence.0: there is no figure "F2"'],
    ["another value", { high: 201 }, "high: is 201, and F1 has 200"],
    ["another unit", { unit: "share" }, "unit: is share, and F1 has persons"],
    ["a segment that is not there", { segments: ["kuwait"] }, 'segments.0: there is no segment "kuwait"'],
    ["no outcome and no reason", { quantity: "sent-home" }, "unmatched: is missing"],
    [
      "a step with an unknown figure",
      { readings: [{ ...reading, steps: [{ says: "x", add: ["F1", "F7"] }] }] },
      'readings.0: there is no figure or earlier step "F7"',
    ],
    [
      "a reading of another unit",
      {
        readings: [{ ...reading, steps: [{ says: "x", multiply: ["F1", "F1"] }], against: { F1: "misses" } }],
      },
      "against.F1: is in persons",
    ],
  ] as const)("refuses %s", (_, fields, message) => {
    expect(complaints(fields as Parameters<typeof claimOf>[0]).join("\n")).toContain(message);
  });

  it("refuses a contradiction that is treated where there is nothing", () => {
    expect(complaints({}, { treatedIn: { choices: ["totl"] } }).join("\n")).toContain(
      'treatedIn.choices.0: there is no choice "totl"; the nearest is "total"',
    );
  });
});
