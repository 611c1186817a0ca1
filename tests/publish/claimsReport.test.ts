import { describe, expect, it } from "vitest";
import { compareStudies } from "../../lib/compare/compareStudies.ts";
import { claimsOutcomes, claimsReport } from "../../lib/publish/claimsReport.ts";
import { claimsReportSchema } from "../../lib/publish/claimsReportSchema.ts";
import { comparisonReport } from "../../lib/publish/comparisonReport.ts";
import { comparisonReportSchema } from "../../lib/publish/comparisonReportSchema.ts";
import { gatherChecklist } from "../../lib/publish/gather.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { projectCatalogue } from "../support.ts";

const catalogue = projectCatalogue();
const study = resolveStudy(catalogue, "bottom-up-2012");
const run = simulate(study, { draws: 2000, outcomes: claimsOutcomes(catalogue.claims, study.segments) });
const report = claimsReport(run, catalogue);
const claim = (id: string) => report.claims.find((found) => found.id === id)!;

describe("claimsReport", () => {
  it("has the form that its schema describes, as JSON", () => {
    const json = JSON.parse(JSON.stringify(report));
    expect(claimsReportSchema.parse(json)).toEqual(json);
  });

  it("finds everything as the data says", () => {
    expect(report.changes).toEqual([]);
  });

  it("tells what no longer comes out, and of which claim or contradiction", () => {
    const evidence = catalogue.evidence.map((figure) =>
      figure.id === "F312" ? { ...figure, low: 0.5, high: 0.5 } : figure,
    );
    const { changes } = claimsReport(run, { ...catalogue, evidence });
    expect(changes).toContain(
      'claim kuwait-2400-a-year, "48 per cent of 5,000": gives 2500, and the data says 2400',
    );
    expect(changes.some((change) => change.startsWith('contradiction kuwait-chain, "side by side"'))).toBe(
      true,
    );
  });

  it("keeps the verdicts apart: the misprint", () => {
    const misprint = claim("report-1500-2300-million");
    expect(misprint.follows.verdict).toBe("misses");
    for (const { inside, likelihood, extremes } of misprint.position.outcomes) {
      expect(inside).toBe(0);
      expect(likelihood).toBe("outside ICD 203's words");
      expect(extremes[1]).toBeLessThan(1.5e9);
    }
    expect(misprint.independence.lineages).toEqual(["tenfold-misprint", "chosun-2012-04"]);
    expect(misprint.confidence.level).toBe("none");
  });

  it("holds claims of the study's year only, and says so of the others", () => {
    for (const { year, position } of report.claims) {
      if (position.unmatched !== null) expect(position.outcomes).toEqual([]);
      else expect(position.otherYear).toBe(year !== 2012);
      if (position.otherYear) for (const { likelihood } of position.outcomes) expect(likelihood).toBeNull();
    }
    expect(claim("dandong-147-million").position.unmatched).toContain("One city");
  });

  it("places the report's thousand a year in Kuwait inside the model of Kuwait", () => {
    const { outcomes } = claim("kuwait-1000-a-year").position;
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]!.quantiles[0]).toBeGreaterThan(0.3);
    expect(outcomes[0]!.quantiles[1]).toBeLessThan(0.9);
  });
});

describe("comparisonReport", () => {
  it("has the form that its schema describes, as JSON", () => {
    const other = resolveStudy(catalogue, "capped-fees-2012");
    const json = JSON.parse(
      JSON.stringify(comparisonReport(study, other, compareStudies(study, other, { draws: 256 }))),
    );
    expect(comparisonReportSchema.parse(json)).toEqual(json);
  });
});

describe("gatherChecklist", () => {
  const items = gatherChecklist(catalogue, study);

  it("has the eighteen items, each with an answer, and says what is missing", () => {
    expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    for (const { number, answer, status, gap } of items) {
      expect(answer.length, `item ${number}`).toBeGreaterThan(10);
      if (status !== "met") expect(gap, `item ${number}`).toBeDefined();
    }
  });

  it("takes its numbers from the data", () => {
    expect(items[4]!.answer).toContain(`${catalogue.evidence.length} figures`);
    expect(items[16]!.answer).toContain(`${catalogue.claims.length} published figures`);
    const fewer = gatherChecklist({ ...catalogue, claims: catalogue.claims.slice(0, 3) }, study);
    expect(fewer[16]!.answer).toContain("3 published figures");
  });
});
