import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { codeDigest, dataDigest } from "#digests";
import type { DesignName } from "../../sampling/designs/design.ts";
import type { GroupKind } from "../../sensitivity/groups/inputGroups.ts";
import type { MethodId } from "../../sensitivity/methods.ts";
import { allOutcomes } from "../../simulate/evaluateStudy.ts";
import { type Run, simulate } from "../../simulate/simulate.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import { resolveStudy } from "../../study/resolveStudy.ts";
import type { Study } from "../../study/study.ts";
import { version } from "../../version.ts";
import { overviewFigures, overviewOutcomes } from "../figures/overviewFigures.ts";
import { gatherChecklist } from "../gather.ts";
import { licenceText } from "../licence.ts";
import { bibtexOf, citationText, cslOf } from "../quote/citations.ts";
import { type Quote, quote, quoteText, scopeOf } from "../quote/quote.ts";
import { type DrawingContext, drawCharts } from "../report/drawCharts.ts";
import { htmlReport } from "../report/htmlReport.ts";
import { markdownReport } from "../report/markdownReport.ts";
import { reportBlocks } from "../report/reportBlocks.ts";
import { type OutcomeReport, outcomeReports, type RunReport, runReport } from "../runReport.ts";
import { type SensitivityReport, sensitivityOutcomes, sensitivityReport } from "../sensitivityReport.ts";
import { studyDigest } from "../studyDigest.ts";
import { dataPackage, type TableFile } from "../tables/dataPackage.ts";
import {
  evidenceTable,
  leftOutTable,
  lineagesTable,
  parametersTable,
  sourcesTable,
} from "../tables/inputTables.ts";
import { parquetBytes } from "../tables/parquetBytes.ts";
import { choicesTable, envelopesTable, outcomesTable, sensitivityTable } from "../tables/resultTables.ts";
import { csvText, type Table } from "../tables/table.ts";
import { digestLineOf } from "./digestLine.ts";
import {
  type Asked,
  countChanges,
  type Manifest,
  manifestName,
  manifestText,
  normalOverrides,
  type Sampling,
  type SensitivityPlan,
} from "./manifest.ts";
import { type DataUsed, type StandAlone, standAlone } from "./standAlone.ts";

/** How a publication is made; what is left out is the scenario's own. */
export interface PublishOptions {
  readonly seed?: string | number;
  /** Up to `mostDrawsPublished`. */
  readonly draws?: number;
  readonly design?: DesignName;
  readonly replicates?: number;
  /** Of the sensitivity analysis. */
  readonly methods?: readonly MethodId[];
}

/** What a publication is made with. */
export interface Workshop extends DrawingContext {
  readonly catalogue: Catalogue;
  /** Called with the share done and what is being done. */
  readonly onProgress?: (share: number, step: string) => void;
}

/** A publication: files by their paths, the manifest among them. */
export interface Publication {
  readonly manifest: Manifest;
  readonly quotes: readonly Quote[];
  /** For a list of references. */
  readonly citation: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Everything that the digits of a publication depend on. */
export interface Recipe extends StandAlone {
  readonly asked: Asked;
  readonly isOwn: boolean;
  readonly study: Study;
  readonly sampling: Sampling;
  readonly sensitivity: SensitivityPlan | null;
  /** Of all data of the project, where the recipe was written. */
  readonly dataDigest: string;
}

/** More would take a page a gigabyte. */
export const mostDrawsPublished = 200_000;
/** Numbers that are held at once while outcomes are tabulated: 200 MB. */
const mostNumbersHeld = 2.5e7;
/** What is compared where another version of the engine gives other digits. */
const comparedMeasures: readonly string[] = [
  ...[
    "gross-earnings",
    "taken",
    "wide-gross",
    "wide-net",
    "regime-and-officials",
    "narrow",
    "net-pay",
    "workers",
  ],
  ...["net-pay-per-month", "after-living-costs-per-month", "received-by-family-per-month"],
];
const defaultMethods: readonly MethodId[] = ["sobol", "groups", "rests-on", "new-data"];
const defaultGroups: readonly GroupKind[] = ["topic"];
const sensitivityDesign = { design: "sobol", replicates: 16, drawsPerReplicate: 512 } as const;

/**
 * Publishes an estimate: everything that others need to use it, to quote it, and to make it again to the last bit.
 * The same call gives the same bytes in Node and in a browser.
 *
 * @throws DataError where the scenario cannot be resolved; RangeError where draws or design are not what they must be
 */
export function publish(asked: Asked, workshop: Workshop, options: PublishOptions = {}): Publication {
  return carryOut(recipeOf(asked, workshop.catalogue, options), workshop);
}

/** Works out everything that a publication depends on, without drawing anything. */
export function recipeOf(
  { scenario, overrides }: Asked,
  catalogue: Catalogue,
  { seed, draws, design = "random", replicates, methods = defaultMethods }: PublishOptions = {},
): Recipe {
  const study = resolveStudy(catalogue, scenario, overrides);
  const drawn = draws ?? study.draws;
  if (drawn > mostDrawsPublished)
    throw new RangeError(`a publication has up to ${mostDrawsPublished} draws, not ${drawn}; give it fewer`);
  const outcomes = sensitivityOutcomes(study);
  return {
    ...standAlone(catalogue, scenario, overrides),
    asked: { scenario, overrides: normalOverrides(overrides) },
    isOwn: isOwnStudy(catalogue, scenario),
    study,
    sampling: {
      seed: String(seed ?? study.seed),
      design,
      replicates: replicates ?? (design === "random" ? 1 : 16),
      draws: drawn,
    },
    sensitivity: { methods, groups: defaultGroups, outcomes, ...sensitivityDesign },
    dataDigest,
  };
}

function isOwnStudy(catalogue: Catalogue, scenario: Asked["scenario"]): boolean {
  const idOf = (of: Asked["scenario"]) => (typeof of === "string" ? of : of.id);
  let current = scenario;
  while (typeof current !== "string" && current.base !== "none") current = current.base;
  return !catalogue.scenarios.some(({ id }) => id === idOf(current));
}

/** Makes a publication of its recipe. */
export function carryOut(recipe: Recipe, { catalogue, onProgress, ...drawing }: Workshop): Publication {
  const { study, sampling, data } = recipe;
  const progress = (share: number, step: string) => onProgress?.(share, step);
  progress(0, "drawing");
  const run = simulate(study, { ...sampling, outcomes: publishedFigures(study) });
  const report = runReport(run, { outcomes: comparedMeasures.filter((id) => speaksOf(study, id)) });
  progress(0.15, "figures");
  const figures = overviewFigures(run);
  progress(0.25, "outcomes");
  const outcomes = everyOutcome(run, (share) => progress(0.25 + 0.2 * share, "outcomes"));
  const { analysis, plan } = analyse(recipe, catalogue, (share, method) =>
    progress(0.45 + 0.45 * share, `sensitivity: ${method}`),
  );
  progress(0.9, "charts");
  const charts = drawCharts(figures, analysis, drawing);
  progress(0.95, "report");
  const quotes = data.wording.map((wording) => quote(report, wording, scopeOf(study, recipe.isOwn)));
  const digests = {
    code: codeDigest,
    data: recipe.dataDigest,
    study: studyDigest(study),
    outcomes: report.outcomesDigest,
  };
  const digestLine = digestLineOf(run, countChanges(recipe.asked.overrides));
  const cited = {
    scenario: study.id,
    title: study.title,
    digestLine,
    outcomesDigest: digests.outcomes,
    isOwn: recipe.isOwn,
  };
  const rerun = howToRerun(study.id);
  const tables = tablesOf(study, report, outcomes, analysis, data);
  const parameters = tables.find(({ name }) => name === "parameters")!;
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows.length ?? 0;
  const blocks = reportBlocks({
    study,
    report,
    quotes,
    charts,
    sensitivity: analysis,
    parameters,
    gather: recipe.isOwn ? [] : gatherChecklist(catalogue, study),
    cited,
    digests,
    rerun,
    figures: { used: rowsOf("evidence"), leftOut: rowsOf("left-out") },
  });
  const files = new Map<string, Uint8Array>();
  const tableFiles = tables.flatMap((table): TableFile[] =>
    (["csv", "parquet"] as const).map((format) => {
      const path = `data/${table.name}.${format}`;
      const bytes = format === "csv" ? bytesOf(csvText(table)) : parquetBytes(table);
      files.set(path, bytes);
      return { table, path, format, bytes: bytes.length, sha256: digestOf(bytes) };
    }),
  );
  const texts: Readonly<Record<string, string>> = {
    "report.html": htmlReport(study.title, blocks),
    "report.md": markdownReport(blocks),
    "citation.bib": bibtexOf(cited),
    "citation.csl.json": cslOf(cited),
    "LICENSE.txt": licenceText,
    "scenario.json": `${JSON.stringify(recipe.scenario, null, 1)}\n`,
    "datapackage.json": dataPackage(
      {
        name: `wageflow-${study.id}`,
        title: study.title,
        description: `Results and inputs of an estimate: ${digestLine}`,
      },
      tableFiles,
    ),
  };
  for (const [path, text] of Object.entries(texts)) files.set(path, bytesOf(text));
  for (const { id, svg } of charts) files.set(`charts/${id}.svg`, bytesOf(`${svg}\n`));
  const manifest: Manifest = {
    format: "wageflow-manifest",
    formatVersion: 1,
    title: study.title,
    digestLine,
    software: { name: "wageflow", version },
    digests,
    sampling,
    sensitivity: plan,
    asked: recipe.asked,
    isOwn: recipe.isOwn,
    rerun,
    quotes: quotes.map((entry) => ({ language: entry.language, text: quoteText(entry) })),
    results: report.outcomes,
    scenario: recipe.scenario,
    data,
    files: [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: digestOf(bytes) })),
  };
  files.set(manifestName, bytesOf(manifestText(manifest)));
  progress(1, "done");
  return {
    manifest,
    quotes,
    citation: citationText(cited),
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function speaksOf(study: Study, outcome: string): boolean {
  return study.speaksOf === undefined || study.speaksOf.includes(outcome);
}

/** Outcomes that figures and headline need. */
function publishedFigures(study: Study): string[] {
  return [...overviewOutcomes(study), ...comparedMeasures.filter((id) => speaksOf(study, id))];
}

/** Every outcome that the study speaks of, a part at a time, since all at once may not fit into memory. */
function everyOutcome(run: Run, onProgress: (share: number) => void): OutcomeReport[] {
  const { study, seed, design, draws } = run;
  const wanted = study.speaksOf ?? allOutcomes(study);
  const atATime = Math.max(8, Math.floor(mostNumbersHeld / draws));
  const reports: OutcomeReport[] = [];
  for (let first = 0; first < wanted.length; first += atATime) {
    const outcomes = wanted.slice(first, first + atATime);
    const part = simulate(study, {
      seed,
      draws,
      design: design.name,
      replicates: design.replicates,
      totals: false,
      outcomes,
    });
    reports.push(...outcomeReports(part, outcomes));
    onProgress((first + outcomes.length) / wanted.length);
  }
  return reports;
}

/** The sensitivity analysis, and what of its plan was carried out. */
function analyse(
  { study, sensitivity: plan, sampling }: Recipe,
  catalogue: Catalogue,
  onProgress: (share: number, method: string) => void,
): { readonly analysis: SensitivityReport | null; readonly plan: SensitivityPlan | null } {
  if (plan === null || plan.outcomes.length === 0) return { analysis: null, plan: null };
  try {
    return {
      analysis: sensitivityReport(study, catalogue, { ...plan, seed: sampling.seed, onProgress }),
      plan,
    };
  } catch (error) {
    // Where nothing is uncertain there is nothing to analyse.
    if (error instanceof RangeError && error.message.startsWith("nothing that"))
      return { analysis: null, plan: null };
    throw error;
  }
}

function tablesOf(
  study: Study,
  report: RunReport,
  outcomes: readonly OutcomeReport[],
  analysis: SensitivityReport | null,
  data: DataUsed,
): Table[] {
  return [
    outcomesTable(outcomes),
    envelopesTable(report),
    choicesTable(report),
    ...(analysis === null ? [] : [sensitivityTable(analysis)]),
    parametersTable(study),
    evidenceTable(study, data),
    leftOutTable(study, data),
    sourcesTable(data),
    lineagesTable(data),
  ].filter(({ rows }) => rows.length > 0);
}

function howToRerun(scenario: string): string[] {
  return [
    `wageflow verify ${manifestName} makes the run of this manifest again and compares it; give it the whole folder or the zip to have every file compared.`,
    "The Publish page checks the same in a browser: drop the manifest or the zip there.",
    `wageflow run scenario.json runs the scenario ("${scenario}", written out in full) by itself.`,
  ];
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function digestOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
