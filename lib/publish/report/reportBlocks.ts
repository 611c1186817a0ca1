import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { interval } from "../../wording/interval.ts";
import { dollars, grouped, millions, percent } from "../../wording/numbers.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import type { Manifest } from "../bundle/manifest.ts";
import type { GatherItem } from "../gather.ts";
import { bibtexOf, type CitedRun, citationText } from "../quote/citations.ts";
import type { Quote } from "../quote/quote.ts";
import type { OutcomeReport, RunReport } from "../runReport.ts";
import type { SensitivityReport } from "../sensitivityReport.ts";
import type { Table } from "../tables/table.ts";
import type { Block, DrawnChart } from "./blocks.ts";

/** Everything that a report is written from. */
export interface ReportParts {
  readonly study: Study;
  readonly report: RunReport;
  readonly quotes: readonly Quote[];
  readonly charts: readonly DrawnChart[];
  readonly sensitivity: SensitivityReport | null;
  readonly parameters: Table;
  readonly gather: readonly GatherItem[];
  readonly cited: CitedRun;
  readonly digests: Manifest["digests"];
  readonly rerun: readonly string[];
  /** Figures used and left out. */
  readonly figures: { readonly used: number; readonly leftOut: number };
}

const sensitivityShown = 12;

/** A report, piece by piece: what was found, how, on what it rests, and how to check it. */
export function reportBlocks(parts: ReportParts): Block[] {
  const { study, report, quotes, charts } = parts;
  const [english, ...others] = quotes;
  const { scenario } = report;
  return [
    heading(1, study.title),
    ...(scenario.kind === "policy"
      ? [paragraph("What if, not an estimate of what was.")]
      : scenario.kind === "restatement"
        ? [paragraph("A published total said again: no evidence for it.")]
        : []),
    ...quoteBlocks(english!),
    code(parts.cited.digestLine),
    heading(2, "Figures"),
    outcomesBlock("Amounts in million dollars a year", report.outcomes.filter(isTotal("USD/year")), millions),
    outcomesBlock(
      "The average worker, dollars a month",
      report.outcomes.filter(isTotal("USD/month")),
      dollars,
    ),
    paragraph("Every outcome, with standard errors, is in data/outcomes.csv and data/outcomes.parquet."),
    ...charts.map((chart): Block => ({ kind: "chart", chart })),
    heading(2, "In other languages"),
    ...others.flatMap(quoteBlocks),
    ...method(parts),
    ...assumptions(parts),
    ...sensitivity(parts),
    ...limits(parts),
    ...checklist(parts),
    heading(2, "Citation"),
    paragraph(citationText(parts.cited)),
    code(bibtexOf(parts.cited).trimEnd()),
    heading(2, "How to check it"),
    { kind: "list", items: parts.rerun },
    {
      kind: "list",
      items: [
        `Study: ${parts.digests.study}`,
        `Outcomes: ${parts.digests.outcomes}`,
        `Code: ${parts.digests.code}`,
        `Data: ${parts.digests.data}`,
      ],
    },
  ];
}

function quoteBlocks(quote: Quote): Block[] {
  const say = (text: string | undefined): Block[] =>
    text === undefined ? [] : [{ kind: "quote", language: quote.language, text }];
  return [
    ...say(quote.sentences.join(" ")),
    ...say(quote.likelihood),
    ...say(quote.confidence),
    { kind: "note", language: quote.language, text: quote.rounding },
  ];
}

function outcomesBlock(
  caption: string,
  outcomes: readonly OutcomeReport[],
  show: (value: number) => string,
): Block {
  return {
    kind: "table",
    caption: `${caption}: 90 % interval and median`,
    table: {
      columns: [
        { label: "Outcome" },
        { label: "5 %", numeric: true },
        { label: "50 %", numeric: true },
        { label: "95 %", numeric: true },
      ],
      rows: outcomes.map((outcome) => {
        const { low, middle, high } = interval(outcome);
        return [outcome.label, show(low), show(middle), show(high)];
      }),
    },
  };
}

function isTotal(unit: string) {
  return (outcome: OutcomeReport) => outcome.segment === null && outcome.unit === unit;
}

function method({ report, study }: ReportParts): Block[] {
  const design =
    report.design === "random"
      ? "independent random draws"
      : `a ${report.design} design in ${report.replicates} replicates`;
  const correlated = report.dependence.together.filter(
    ({ parameters, correlation }) => parameters.length > 1 && correlation > 0,
  );
  return [
    heading(2, "Method"),
    paragraph(
      `Workers of each place, times gross wage and months paid, are followed through an ordered chain of deductions; what is left is net pay. Each of ${study.parameters.size} uncertain quantities has a distribution, and ${study.choices.size} choices between readings of the sources have judged weights. ${grouped(report.draws)} times all of them are drawn, by ${design} with the seed ${report.seed}, and the year is worked out; intervals are percentiles over the draws.`,
    ),
    paragraph(
      correlated.length === 0
        ? "Quantities are drawn independently of one another, which narrows totals."
        : `Drawn together: ${correlated.map(({ title, correlation }) => `${title.toLowerCase()} (rank correlation ${correlation})`).join(", ")}. All others are independent of one another.`,
    ),
    ...(report.shareBetweenOptions === null
      ? []
      : [
          paragraph(
            `${percent(report.shareBetweenOptions)} of the variance of the state's part lies between readings of the sources.`,
          ),
        ]),
  ];
}

function assumptions({ report, parameters, figures }: ReportParts): Block[] {
  const at = (name: string) => parameters.columns.findIndex((column) => column.name === name);
  const shown = (cell: unknown) =>
    typeof cell === "number" ? grouped(roundSignificant(cell, 3)) : String(cell ?? "");
  const columns = [
    ["label", "What"],
    ["unit", "Unit"],
    ["quantile_0.05", "5 %"],
    ["quantile_0.5", "50 %"],
    ["quantile_0.95", "95 %"],
    ["basis", "Basis"],
    ["evidence", "Evidence"],
    ["derived_from", "Worked out from"],
    ["note", "Reason"],
  ] as const;
  const changed = parameters.rows.filter((row) => row[at("changed")] === true);
  const pinned = Object.entries(report.changed.pinned);
  return [
    heading(2, "Assumptions"),
    paragraph(report.scenario.assumes),
    heading(3, "What the scenario or its user set"),
    changed.length + pinned.length === 0
      ? paragraph("Nothing: everything is as in the data.")
      : {
          kind: "list",
          items: [
            ...changed.map(
              (row) =>
                `${row[at("label")]} (${row[at("parameter")]}): ${shown(row[at("quantile_0.05")])} to ${shown(row[at("quantile_0.95")])} ${row[at("unit")]}`,
            ),
            ...pinned.map(([choice, option]) => `Choice ${choice}: ${option}`),
          ],
        },
    ...choices(report),
    heading(3, "Log of parameters"),
    paragraph(
      `${figures.used} printed figures are used and ${figures.leftOut} left out, each with its reason: data/evidence.csv and data/left-out.csv give every locator.`,
    ),
    {
      kind: "table",
      caption: "Every uncertain quantity",
      table: {
        columns: columns.map(([name, label]) => ({ label, numeric: name.startsWith("quantile") })),
        rows: parameters.rows.map((row) => columns.map(([name]) => shown(row[at(name)]))),
      },
    },
  ];
}

function choices({ choices: all }: RunReport): Block[] {
  if (all.length === 0) return [];
  return [
    heading(3, "Choices between readings of the sources"),
    {
      kind: "table",
      caption: "Options and the share of the draws that took them; weights are judgement",
      table: {
        columns: [{ label: "Choice" }, { label: "Options" }, { label: "Reason" }],
        rows: all.map(({ title, options, reason }) => [
          title,
          options.map((option) => `${option.title}: ${percent(option.drawn)}`).join("; "),
          reason,
        ]),
      },
    },
  ];
}

function sensitivity({ sensitivity: analysis }: ReportParts): Block[] {
  if (analysis === null)
    return [heading(2, "Sensitivity"), paragraph("Nothing is uncertain, so nothing drives the result.")];
  return [
    heading(2, "Sensitivity"),
    ...analysis.methods.map(({ title, says, cites }) =>
      paragraph(
        `${title}. ${says} ${cites.map(({ by, year, doi }) => `${by}, ${year}, doi:${doi}`).join("; ")}.`,
      ),
    ),
    ...analysis.outcomes.map(({ outcome, label }): Block => {
      const of = (measure: string) =>
        analysis.rows.filter(
          (row) => row.outcome === outcome && row.method === "sobol" && row.measure === measure,
        );
      const first = new Map(of("first").map((row) => [row.item, row.value]));
      return {
        kind: "table",
        caption: `${label}: the inputs with the largest total indices`,
        table: {
          columns: [
            { label: "Input" },
            { label: "First", numeric: true },
            { label: "Total", numeric: true },
            { label: "95 % interval of total", numeric: true },
          ],
          rows: of("total")
            .sort((a, b) => b.value - a.value)
            .slice(0, sensitivityShown)
            .map(({ item, label: name, value, low, high }) => [
              `${name}${item.startsWith(choicePrefix) ? " (choice)" : ""}`,
              percent(first.get(item) ?? 0),
              percent(value),
              low === null || high === null ? "" : `${percent(Math.max(0, low))} to ${percent(high)}`,
            ]),
        },
      };
    }),
    { kind: "list", items: analysis.notes },
    paragraph("All rows are in data/sensitivity.csv and data/sensitivity.parquet."),
  ];
}

function limits({ report, study }: ReportParts): Block[] {
  const { restsOn } = report;
  return [
    heading(2, "Limits"),
    paragraph(`Left out: ${study.leavesOut}`),
    {
      kind: "list",
      items: [
        "Wages, months and rates are means over a group of workers, not one worker's luck.",
        ...(restsOn === null
          ? []
          : Object.entries(restsOn.revenue).map(
              ([aspect, shares]) =>
                `${aspect.charAt(0).toUpperCase()}${aspect.slice(1)}: ${percent(shares.documented)} of the state's part rests on figures documented for that very place, ${percent(shares.borrowed)} on borrowed ones, ${percent(shares.judgement)} on judgement.`,
            )),
        "Standard errors are those of sampling alone; they say nothing of the evidence.",
      ],
    },
  ];
}

function checklist({ gather }: ReportParts): Block[] {
  if (gather.length === 0) return [];
  return [
    heading(2, "GATHER"),
    paragraph(
      "Guidelines for Accurate and Transparent Health Estimates Reporting (2016), applied to estimates of wages.",
    ),
    {
      kind: "table",
      caption: "The checklist",
      table: {
        columns: [
          { label: "Item", numeric: true },
          { label: "Asks for" },
          { label: "Status" },
          { label: "Answer" },
          { label: "Gap" },
        ],
        rows: gather.map(({ number, asks, status, answer, gap }) => [
          String(number),
          asks,
          status,
          answer,
          gap ?? "",
        ]),
      },
    },
  ];
}

function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: "heading", level, text };
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function code(text: string): Block {
  return { kind: "code", text };
}
