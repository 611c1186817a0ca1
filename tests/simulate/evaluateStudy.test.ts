import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { measures } from "../../lib/model/measures.ts";
import { fillUniforms } from "../../lib/sampling/randomDesign.ts";
import { inputKeys } from "../../lib/simulate/compileStudy.ts";
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
    const wanted = ["taken@north", "to-company", "net-pay-per-month@south"];
    const { outcomes, options } = evaluateStudy(
      numbers,
      made,
      wanted,
      (input) => at[input as keyof typeof at],
    );
    expect(outcomes).toEqual(
      new Map([
        ["taken@north", 150 * 150 * 10 * 0.5],
        ["to-company", 160 * 150 * 10 * 0.5],
        ["net-pay-per-month@south", expect.closeTo((150 * 10 * 0.5) / 12, 12)],
      ]),
    );
    expect(options).toEqual(new Map([["reading", 1]]));
  });

  it("leaves out outcomes that a group cannot have", () => {
    const { outcomes } = evaluateStudy(numbers, made, ["workers", "hours-per-year"], () => 0.5);
    expect([...outcomes.keys()]).toEqual(["workers"]);
  });

  const project = resolveStudy(projectCatalogue(), "bottom-up-2012");

  it.each(kernels)(
    "gives, draw after draw in plain numbers, the bits of a run of the project's study in %s",
    (_, kernel) => {
      const draws = 24;
      const all = allOutcomes(project);
      const run = simulate(project, { seed: 7, draws, outcomes: all, kernel, blockSize: 16 });
      for (let draw = 0; draw < draws; draw++) {
        const { outcomes, options } = evaluateStudy(numbers, project, all, (input) => {
          const uniforms = new Float64Array(1);
          fillUniforms(inputKeys(project, [input], "7")[0]!, draw, new Uint32Array(1), uniforms);
          return uniforms[0]!;
        });
        for (const [outcome, value] of outcomes) {
          // The sign of a zero apart, which a recording does not keep.
          if (!Object.is(run.outcomes.get(outcome)![draw]! + 0, value + 0)) {
            expect.fail(`${outcome}, draw ${draw}: ${run.outcomes.get(outcome)![draw]} is not ${value}`);
          }
        }
        expect(new Map([...run.options].map(([id, column]) => [id, column[draw]]))).toEqual(options);
        expect(outcomes.size).toBeGreaterThan(600);
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
    expect(() => evaluateStudy(numbers, made, all, () => 0.5)).not.toThrow();
  });
});
