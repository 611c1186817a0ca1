import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { measures } from "../../lib/model/measures.ts";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillUniforms } from "../../lib/sampling/threefry.ts";

import {
  allOutcomes,
  evaluateStudy,
  parseOutcome,
  sampledChoices,
} from "../../lib/simulate/evaluateStudy.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { chain, choice, fixed, projectCatalogue, segment, studyOf, uniform } from "../support.ts";
import { kernels } from "./kernels.ts";

const made = studyOf(`
parameters:
${uniform("workers.north", "persons", 100, 200)}
${fixed("workers.south", "persons", 10)}
${uniform("wage", "USD/month", 100, 300)}
${fixed("months", "months/year", 10)}
${fixed("taken", "share", 0.5)}
segments:
${segment("north", "workers: workers.north, grossWage: wage, monthsPaid: months, chain: share")}
${segment("south", "workers: workers.south, grossWage: wage, monthsPaid: months, chain: share")}
chains:
${chain("share", "{ id: s, of: wage, when: { reading: this }, deductions: [{ to: company, share: taken }] }")}
choices:
${choice("reading", { other: 0.75, this: 0.25 })}
`);

describe("evaluateStudy", () => {
  it("works outcomes out from one uniform for every input", () => {
    const at = { "workers.north": 0.5, wage: 0.25, "choice:reading": 0.8 };
    const { outcome, option, parameter } = evaluateStudy(
      numbers,
      made,
      (input) => at[input as keyof typeof at],
    );
    expect(outcome("taken@north")).toBe(150 * 150 * 10 * 0.5);
    expect(outcome("to-company")).toBe(160 * 150 * 10 * 0.5);
    expect(outcome("net-pay-per-month@south")).toBeCloseTo((150 * 10 * 0.5) / 12, 12);
    expect(option(made.choices.get("reading")!)).toBe(1);
    expect(parameter("wage")).toBe(150);
  });

  it("leaves out outcomes that a group cannot have", () => {
    const { outcome } = evaluateStudy(numbers, made, () => 0.5);
    expect(outcome("workers")).toBeGreaterThan(0);
    expect(outcome("hours-per-year")).toBeUndefined();
  });

  const project = resolveStudy(projectCatalogue(), "bottom-up-2012");

  it.each(kernels)(
    "gives, draw after draw in plain numbers, the bits of a run of the project's study in %s",
    (_, kernel) => {
      const draws = 24;
      const all = allOutcomes(project);
      const run = simulate(project, { seed: 7, draws, outcomes: all, kernel, blockSize: 16 });
      for (let draw = 0; draw < draws; draw++) {
        const evaluated = evaluateStudy(numbers, project, (input) => {
          const uniforms = new Float64Array(1);
          const stream = input.replace("choice:", "");
          fillUniforms(streamKey("7", stream, "value", 0), draw, uniforms);
          return uniforms[0]!;
        });
        let found = 0;
        for (const outcome of all) {
          const value = evaluated.outcome(outcome);
          expect(run.outcomes.has(outcome)).toBe(value !== undefined);
          if (value === undefined) continue;
          found += 1;
          // The sign of a zero apart, which a recording does not keep.
          if (!Object.is(run.outcomes.get(outcome)![draw]! + 0, value + 0)) {
            expect.fail(`${outcome}, draw ${draw}: ${run.outcomes.get(outcome)![draw]} is not ${value}`);
          }
        }
        const options = sampledChoices(project).map(
          (choice) => [choice.id, evaluated.option(choice)] as const,
        );
        expect(new Map([...run.options].map(([id, column]) => [id, column[draw]]))).toEqual(new Map(options));
        expect(found).toBeGreaterThan(600);
      }
    },
  );
});

describe("sampledChoices", () => {
  it("are those with an alternative that are not pinned", () => {
    expect(sampledChoices(made).map(({ id }) => id)).toEqual(["reading"]);
    const { choices } = made;
    const pinned = new Map([["reading", { ...choices.get("reading")!, pinned: "this" }]]);
    expect(sampledChoices({ ...made, choices: pinned })).toEqual([]);
    const only = new Map([["reading", { ...choices.get("reading")!, options: ["this"], weights: [[1]] }]]);
    expect(sampledChoices({ ...made, choices: only })).toEqual([]);
  });
});

describe("parseOutcome", () => {
  it("tells the measure from the segment", () => {
    expect(parseOutcome("narrow")).toMatchObject({ measure: { id: "narrow" }, segment: undefined });
    expect(parseOutcome("narrow@north")).toMatchObject({ measure: { id: "narrow" }, segment: "north" });
  });

  it("says which measure is nearest to one that there is not", () => {
    expect(() => parseOutcome("narow@north")).toThrow('there is no outcome "narow"; the nearest is "narrow"');
  });
});

describe("allOutcomes", () => {
  it("names every measure of the total and of every segment", () => {
    const all = allOutcomes(made);
    expect(all.length).toBe(3 * measures.length);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain("hours-per-year@south");
    const { outcome } = evaluateStudy(numbers, made, () => 0.5);
    for (const id of all) expect(() => outcome(id)).not.toThrow();
  });
});
