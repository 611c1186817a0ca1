import { describe, expect, it } from "vitest";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { chain, choice, fixed, problemsOf, projectCatalogue, segment, studyOf, uniform } from "../support.ts";

const base = `
parameters:
${["a", "b", "c"].map((id) => uniform(`wage.${id}`, "USD/month", 100, 200)).join("\n")}
${fixed("unused", "share", 0.5)}
${fixed("workers", "persons", 10)}
${fixed("months", "months/year", 10)}
${fixed("taken", "share", 0.5)}
segments:
${["a", "b", "c"].map((id) => segment(id, `workers: workers, grossWage: wage.${id}, monthsPaid: months, chain: share`)).join("\n")}
chains:
${chain("share", "{ id: s, of: wage, when: { reading: [one] }, deductions: [{ to: state, share: taken }] }")}
choices:
${choice("reading", { one: 0.5, two: 0.5 })}
`;
const together = (parameters: string, correlation: number | string = 0.5) =>
  `${base}dependence: { together: [{ id: wages, title: Wages, correlation: ${correlation}, parameters: [${parameters}] }] }`;
const matrix = (parameters: string, rows: string) =>
  `${base}dependence: { matrices: [{ id: pairs, title: Pairs, parameters: [${parameters}], correlations: ${rows} }] }`;

describe("dependence", () => {
  it("is none where a scenario says nothing", () => {
    expect(studyOf(base).dependence).toEqual({ together: [], matrices: [] });
  });

  it("keeps the members that the study uses, and the policy of the caller", () => {
    const written = together("wage.a, wage.b, unused");
    expect(studyOf(written).dependence.together[0]).toMatchObject({
      parameters: ["wage.a", "wage.b"],
      correlation: 0.5,
    });
    for (const [dependence, correlation] of [
      ["independent", 0],
      ["common", 1],
      [0.25, 0.25],
    ] as const)
      expect(studyOf(written, { dependence }).dependence.together[0]!.correlation).toBe(correlation);
  });

  it("factors a matrix in the order of ids, whatever the order of rows", () => {
    const one = studyOf(matrix("wage.a, wage.b, wage.c", "[[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]]"));
    const other = studyOf(matrix("wage.c, wage.a, wage.b", "[[1, 0.2, 0], [0.2, 1, 0.5], [0, 0.5, 1]]"));
    expect(other.dependence).toEqual(one.dependence);
    expect(one.dependence.matrices[0]!.factor[1]![0]).toBeCloseTo(2 * Math.sin(Math.PI / 12), 14);
  });

  it.each([
    [together("wage.a, wage.d"), 'there is no parameter "wage.d"; the nearest is "wage.a"'],
    [together('wage.a, "choice:reading"'), "dependence.together.0.parameters.1"],
    [together("wage.a, wage.a"), '"wage.a" stands in "wages" already'],
    [together("wage.a, wage.b", 1.5), "1"],
    [matrix("wage.a, wage.b", "[[1, 0.5]]"), "has to be 2 rows of 2 numbers, one for each parameter"],
    [matrix("wage.a, wage.b", "[[1, 0.5], [0.4, 1]]"), "0.4"],
    [matrix("wage.a, wage.b, wage.c", "[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]"), "wage."],
  ])("%# is refused in plain words", (text, message) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join("\n")).toContain(message);
  });

  it("of the project's own study groups wages, shares, months and headcounts, independent unless asked", () => {
    const { dependence } = resolveStudy(projectCatalogue(), "bottom-up-2012");
    expect(dependence.together.map(({ id, correlation }) => [id, correlation])).toEqual([
      ["wages", 0],
      ["shares-taken", 0],
      ["months-paid", 0],
      ["headcounts", 0],
    ]);
  });
});
