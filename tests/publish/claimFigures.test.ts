import { describe, expect, it } from "vitest";
import { claimsOutcomes, claimsReport, simulate } from "../../lib/index.ts";
import { claimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { neededFigures, neededOutcomes } from "../../lib/publish/figures/neededFigures.ts";
import { originFigures } from "../../lib/publish/figures/originFigures.ts";
import { summarise } from "../../lib/simulate/summarise.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { projectCatalogue } from "../support.ts";

const catalogue = projectCatalogue();
const study = resolveStudy(catalogue, "bottom-up-2012");
const misprint = catalogue.claims.find(({ id }) => id === "report-1500-2300-million")!;
const run = simulate(study, {
  draws: 2000,
  outcomes: [...claimsOutcomes(catalogue.claims, study.segments), ...neededOutcomes(misprint)],
});
const figures = claimFigures(run, catalogue);
const figure = (id: string) => figures.find((one) => one.id === id)!;

describe("claimFigures", () => {
  it("has the positions and verdicts of the report", () => {
    const report = claimsReport(run, catalogue);
    for (const { id, position, independence } of report.claims) {
      expect(figure(id).position, id).toEqual(position);
      expect(figure(id).independence.verdict, id).toBe(independence.verdict);
      expect(figure(id).independence.shared, id).toHaveLength(independence.shared.length);
    }
  });

  it("draws a claim and the model in one unit", () => {
    const narrow = summarise(run.outcomes.get("narrow")!);
    const [model] = figure("report-150-230-million").drawn!.model;
    expect(model!.middle / narrow.quantiles[2]!.value).toBeCloseTo(1, 1);
    // A thousand a year is held against a year, 70 to 80 a month against a month that is paid: not quite all are.
    const [yearly, monthly] = ["kuwait-1000-a-year", "kuwait-70-80-a-month"].map((id) => figure(id).drawn!);
    expect(yearly!.unit).toBe("USD/month");
    expect(yearly!.low).toBeCloseTo(1000 / 12, 9);
    expect(monthly!.low).toBe(70);
    for (const end of ["low", "middle", "high"] as const)
      expect(yearly!.model[0]![end] / monthly!.model[0]![end]).toBeCloseTo(0.92, 1);
    // 360 dirhams are about 98 dollars.
    expect(figure("emirates-360-dirhams").drawn!.low).toBeCloseTo(98, 0);
  });

  it("draws nothing where nothing is held against a claim", () => {
    expect(figure("kuwait-billion-20-years").drawn).toBeNull();
  });
});

it("neededFigures: no input alone brings the tenfold figure about inside its range", () => {
  const { outcome, ends } = neededFigures(run, misprint);
  expect(outcome).toBe("Regime revenue, narrow");
  expect(ends.map(({ target }) => target)).toEqual([1.5e9, 2.3e9]);
  for (const { insideRange, everythingTaken, timesLargest } of ends) {
    expect(insideRange).toBe(0);
    expect(everythingTaken.atLargest).toBeGreaterThan(1);
    expect(timesLargest).toBeGreaterThan(everythingTaken.atLargest);
  }
});

it("originFigures: rows hang from earlier rows, and errors run in families", () => {
  const { rows, counts } = originFigures(catalogue, "state-revenue");
  expect(counts.all).toMatchObject({ figures: 26, origins: 14, errors: 6 });
  expect(rows.filter(({ kind }) => kind === "figure")).toHaveLength(26);
  rows.forEach(({ parent, depth, erroneous }, index) => {
    if (parent === null) expect(depth).toBe(0);
    else {
      expect(parent).toBeLessThan(index);
      expect(depth).toBe(rows[parent]!.depth + 1);
      if (rows[parent]!.erroneous) expect(erroneous).toBe(true);
    }
  });
});
