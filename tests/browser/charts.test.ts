import { readdirSync } from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { claimsOutcomes, loadStudy, simulate } from "../../lib/index.ts";
import { claimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { comparisonFigures } from "../../lib/publish/figures/comparisonFigures.ts";
import { originFigures } from "../../lib/publish/figures/originFigures.ts";
import { overviewFigures, overviewOutcomes } from "../../lib/publish/figures/overviewFigures.ts";
import { payslipFigures } from "../../lib/publish/figures/payslipFigures.ts";
import { resultFigures, resultOutcomes } from "../../lib/publish/figures/resultFigures.ts";
import { errorByDraws } from "../../lib/simulate/errorByDraws.ts";
import * as analysisCharts from "../../src/engine/analysisCharts.js";
import * as claimsCharts from "../../src/engine/claimsCharts.js";
import * as page from "../../src/engine/page.js";
import { projectCatalogue } from "../support.ts";
import { startBrowser } from "./browsers.ts";
import { serveSite, site } from "./openPage.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const built = { ...page, ...analysisCharts, ...claimsCharts };

type Drawing = readonly [chart: string, data: unknown];
const widths = [358, 760] as const;
let drawings: readonly Drawing[];
let inNode: readonly string[];
let served: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  const study = loadStudy();
  const run = simulate(study, {
    draws: 2000,
    outcomes: [...overviewOutcomes(study), ...resultOutcomes(study, "narrow")],
  });
  const figures = overviewFigures(run);
  const results = resultFigures(run, "narrow");
  const catalogue = projectCatalogue();
  const held = simulate(study, { draws: 2000, outcomes: claimsOutcomes(catalogue.claims, study.segments) });
  const claims = claimFigures(held, catalogue);
  const compared = comparisonFigures(study, loadStudy("capped-fees-2012"), "narrow", { draws: 2000 });
  const leading = compared.outcomes[0]!;
  const narrow = figures.revenue.find(({ id }) => id === "narrow")!;
  const basis = { documented: 0.2, borrowed: 0.3, judgement: 0.5 };
  drawings = [
    ["quantileDots", { ...narrow, ...figures.narrow, what: "it" }],
    ["flowOfDollar", figures.flow],
    ["placesMap", { year: 2012, outlines: built.outlines, places: figures.places }],
    ["basisShares", { aspects: [{ name: "Headcount", shares: basis }] }],
    ["exceedanceCurve", { what: "it", quantiles: results.quantiles, threshold: 150e6 }],
    ["convergence", { steps: results.convergence }],
    [
      "errorByDraws",
      {
        what: "it",
        designs: [{ name: "sobol", ...errorByDraws(study, "narrow", "sobol", { replicates: 16 }) }],
      },
    ],
    ["payslipFall", payslipFigures(catalogue.payslips[0]!, catalogue)],
    [
      "changedDensity",
      { now: narrow, density: figures.narrow.density, base: narrow, baseDensity: figures.narrow.density },
    ],
    [
      "claimsOnAxis",
      {
        title: "Claims",
        year: 2012,
        unit: "USD/year",
        rows: claims
          .filter(({ drawn }) => drawn?.unit === "USD/year")
          .map(({ title, drawn }) => ({ name: title, note: "2012", ...drawn, kind: "misprint" })),
      },
    ],
    ["treeOfOrigins", { title: "Tree", unit: "persons", rows: originFigures(catalogue, "workers").rows }],
    [
      "twoDistributions",
      {
        outcome: leading.label,
        unit: leading.unit,
        first: { ...leading.first, name: "First", density: compared.shapes.first },
        second: { ...leading.second, name: "Second", density: compared.shapes.second },
      },
    ],
    [
      "pairedDifference",
      {
        ...leading.difference,
        ...leading,
        ...leading.difference,
        outcome: leading.label,
        density: compared.shapes.difference,
      },
    ],
    ["differenceParts", { ...compared.split, outcome: leading.label, unit: leading.unit }],
    ...analysisDrawings(figures.narrow.density),
    ["parameterDensity", { ...narrow, unit: "USD/year", changed: true, density: figures.narrow.density }],
  ];
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  inNode = widths.flatMap((width) =>
    drawings.map(([chart, data]) => {
      const drawn = (built as unknown as Record<string, page.Chart<unknown>>)[chart]!.draw(data, {
        document: document as unknown as Document,
        width,
      });
      return built.serialiseSvg(drawn);
    }),
  );
  served = await serveSite();
});
afterAll(() => served?.close());

/** Charts of the page of sensitivity, with what each can hold. */
function analysisDrawings(density: unknown): Drawing[] {
  const rows = [
    { name: "How many workers", value: 0.46, low: 0.44, high: 0.47, second: 0.35, more: [0.1] },
    { name: "A wage", value: 0.02, low: 0.01, high: 0.03, second: -0.001, more: [null] },
  ];
  const words = { id: "x", title: "X", subtitle: "Y", of: "Input", value: "Total", summary: "Z" };
  const of = { what: "It", form: "millions", unit: "million dollars a year" };
  const panel = { name: "A wage", unit: "$ a month", form: "plain", options: null };
  const ends = { low: 1, median: 2, high: 3 };
  const curve = density as { readonly shares: readonly number[] };
  return [
    ...(["bar", "dot"] as const).map(
      (as): Drawing => [
        "bars",
        { ...words, second: { head: "First", as }, more: ["Other"], form: "share", rows, shown: 2 },
      ],
    ),
    [
      "tornadoSpans",
      {
        ...of,
        shown: 2,
        base: { value: 195e6, runMedian: 140e6, readings: [{ choice: "A reading", reading: "A quota" }] },
        rows: [{ name: "A wage", range: "1 to 2", low: 142e6, high: 195e6 }],
      },
    ],
    [
      "curvePanels",
      {
        ...of,
        shown: 2,
        rows: [
          { name: "A wage", isChoice: false, means: [120e6, 150e6, 160e6] },
          { name: "A reading", isChoice: true, means: [100e6, 180e6] },
        ],
      },
    ],
    [
      "movedPanels",
      {
        id: "moved",
        title: "Moved",
        panels: [
          { ...panel, before: ends, after: ends, density: { before: curve, after: curve } },
          {
            ...panel,
            before: ends,
            after: null,
            density: { before: curve, after: { ...curve, shares: [] } },
          },
          {
            ...panel,
            before: ends,
            after: ends,
            density: null,
            options: [
              { title: "A share", before: 0.5, after: 0.3 },
              { title: "A quota", before: 0.5, after: 0.7 },
            ],
          },
        ],
      },
    ],
    [
      "effectsScatter",
      {
        ...of,
        named: 2,
        rows: [
          { name: "A reading", size: 60e6, spread: 40e6, isChoice: true },
          { name: "A wage", size: 10e6, spread: 5e6, isChoice: false },
        ],
      },
    ],
    ...[null, ["A share", "A quota"]].map(
      (options): Drawing => [
        "drawsScatter",
        {
          ...of,
          ...{ input: "A reading", inputForm: "plain", inputUnit: "dollars", options, draws: 8192 },
          points: [
            [0, 100e6],
            [1, 150e6],
            [1, 170e6],
          ],
          means: [
            { at: 0, mean: 100e6, standardError: 2e6 },
            { at: 1, mean: 160e6, standardError: 3e6 },
          ],
        },
      ],
    ),
    ["brushedDensity", { ...of, density, from: 150e6, to: 230e6, probability: 0.4 }],
  ];
}

it("charts hold numbers everywhere, at either width", () => {
  for (const text of inNode) {
    expect(text.length).toBeGreaterThan(300);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  }
});

it("charts say what they show, in words and as a table", () => {
  for (const [name, data] of drawings) {
    const chart = (built as unknown as Record<string, page.Chart<unknown>>)[name]!;
    for (const text of [chart.title(data), chart.summary(data)]) {
      expect(text, name).not.toMatch(/NaN|undefined|^$/);
    }
    const { columns, rows } = chart.table(data);
    expect(rows.length, name).toBeGreaterThan(0);
    for (const row of rows) expect(row, name).toHaveLength(columns.length);
  }
});

describe.each(["chrome", "firefox"] as const)("charts in %s", (name) => {
  it("are the same bytes as in Node", async () => {
    const browser = await startBrowser(name);
    try {
      const page = await browser.newPage();
      await page.goto(`${served.address}method.html`);
      const files = readdirSync(path.join(site, "_import/engine")).filter((found) =>
        /^(?:page|analysisCharts|claimsCharts)\..*\.js$/.test(found),
      );
      // As text, because the test runner rewrites an import in a function.
      const there = (await page.evaluate(`(async () => {
        const library = {};
        for (const file of ${JSON.stringify(files)})
          Object.assign(library, await import(${JSON.stringify(`${served.address}_import/engine/`)} + file));
        return ${JSON.stringify(widths)}.flatMap((width) =>
          ${JSON.stringify(drawings)}.map(([chart, data]) =>
            library.serialiseSvg(library[chart].draw(data, { document, width }))));
      })()`)) as string[];
      expect(there).toHaveLength(inNode.length);
      there.forEach((text, index) => {
        expect(text, drawings[index % drawings.length]![0]).toBe(inNode[index]);
      });
    } finally {
      await browser.close();
    }
  });
});
