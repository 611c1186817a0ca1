import { methodLayouts } from "../../publish/methodLayouts.ts";
import { itemsOf } from "../../publish/sensitivityItems.ts";
import { datumTitle, sensitivityMeaning } from "../../publish/sensitivityMeaning.ts";
import type { SensitivityReport, SensitivityRow } from "../../publish/sensitivityReport.ts";
import { type MethodId, methods } from "../../sensitivity/methods.ts";
import { shorten } from "../../study/problems.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { bar, type Column, grouped, percent, textTable, wrap } from "./text.ts";

const width = 96;
const longestLabel = 47;
const barWidth = 14;

/** A sensitivity analysis as text for people: for every outcome and method a table, and what it means. */
export function sensitivityText(report: SensitivityReport, call: string, top: number): string {
  const restatement = report.scenario.kind === "restatement" ? " (restatement, not evidence)" : "";
  const sections = [
    `${report.scenario.title}${restatement}`,
    ...report.outcomes.flatMap(({ outcome, label }) => [
      underlined(`What drives ${lowerFirst(label)}`),
      ...report.methods.flatMap(({ id }) => methodText(report, id as MethodId, outcome, top)),
    ]),
    ["Good to know", ...report.notes.map((note) => wrap(note, width, "    ").replace("    ", "  - "))].join(
      "\n",
    ),
    [
      `Seed ${report.seed}, ${report.design} design, ${report.replicates} replicates of ${grouped(report.drawsPerReplicate)} draws, wageflow ${report.codeVersion}, study ${report.studyDigest.slice(0, 12)}.`,
      "The same digits again:",
      `  ${call}`,
    ].join("\n"),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function methodText(report: SensitivityReport, id: MethodId, outcome: string, top: number): string[] {
  const rows = report.rows.filter((row) => row.method === id && row.outcome === outcome);
  const { title, says, cites } = methods.find((method) => method.id === id)!;
  const cited = cites.map(({ by, year }) => `${by} ${year}`).join("; ");
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const split = id === "groups" || id === "information";
  const tables = split
    ? (id === "groups" ? kinds : ["input", ...kinds.filter((kind) => kind.endsWith("group"))]).map((kind) =>
        tableOf(
          id,
          rows.filter((row) => (kind === "input" ? !row.kind.endsWith("group") : row.kind === kind)),
          top,
          kind === "input" ? "" : kind.replace(" group", ""),
        ),
      )
    : [tableOf(id, rows, top, "")];
  return [
    [wrap(`${title}. ${says} (${cited})`, width), ...tables].filter((part) => part !== "").join("\n"),
    wrap(sensitivityMeaning(report, id, outcome), width),
  ].filter((part) => part !== "");
}

function tableOf(id: MethodId, all: readonly SensitivityRow[], top: number, head: string): string {
  const rows = all.filter(({ kind }) => kind !== "model");
  if (rows.length === 0) return "";
  if (id === "tornado") return tornadoTable(rows, top);
  if (id === "curves") return curvesTable(rows, top);
  const { columns, by, interval: hasInterval } = methodLayouts[id];
  const items = itemsOf(rows)
    .filter((item) => item.has(by))
    .sort((a, b) => Math.abs(b.get(by)!.value) - Math.abs(a.get(by)!.value));
  const shown = items.slice(0, top);
  const largest = Math.max(...shown.map((item) => Math.abs(item.get(by)!.value)), 1e-300);
  const isShare = rows[0]!.unit === "index";
  const heads: Column[] = [
    { head },
    ...columns.map(([, text]) => ({ head: text, right: true })),
    { head: hasInterval ? "95 % interval" : "", right: true },
    { head: "" },
  ];
  const lines = shown.map((item) => {
    const main = item.get(by)!;
    const cells = [
      ...columns.map(([measure]) => {
        const row = item.get(measure);
        return row === undefined ? "" : show(row, row.value);
      }),
      rangeOf(main),
      bar(Math.abs(main.value) / (isShare ? Math.max(largest, 0.2) : largest), barWidth),
    ];
    return { row: main, cells };
  });
  const rest = items.length - shown.length;
  return [labelled(heads, lines), ...(rest > 0 ? [`  and ${rest} more with less`] : [])].join("\n");
}

function tornadoTable(rows: readonly SensitivityRow[], top: number): string {
  const items = itemsOf(rows)
    .map((item) => ({ low: item.get("low")!, high: item.get("high")! }))
    .sort((a, b) => Math.abs(b.high.value - b.low.value) - Math.abs(a.high.value - a.low.value))
    .slice(0, top);
  const ends = items.flatMap(({ low, high }) => [low.value, high.value]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const at = (value: number) =>
    most === least ? 0 : Math.round(((value - least) / (most - least)) * (barWidth - 1));
  return labelled(
    [
      { head: "" },
      { head: "input from", right: true },
      { head: "to", right: true },
      { head: "outcome from", right: true },
      { head: "to", right: true },
      { head: "" },
    ],
    items.map(({ low, high }) => {
      const [from, to] = [at(low.value), at(high.value)].sort((a, b) => a - b) as [number, number];
      const line = Array.from({ length: barWidth }, (_, place) => (place >= from && place <= to ? "━" : " "));
      const input = (row: SensitivityRow) => (row.kind === "choice" ? "" : short(row.at!));
      const cells = [
        input(low),
        input(high),
        show(low, low.value),
        show(high, high.value),
        line.join("").trimEnd(),
      ];
      return { row: low, cells };
    }),
  );
}

function curvesTable(rows: readonly SensitivityRow[], top: number): string {
  const items = new Map<string, SensitivityRow[]>();
  for (const row of rows) items.set(row.item, [...(items.get(row.item) ?? []), row]);
  const swing = (points: readonly SensitivityRow[]) => {
    const values = points.map(({ value }) => value);
    return Math.max(...values) - Math.min(...values);
  };
  const shown = [...items.values()].sort((a, b) => swing(b) - swing(a)).slice(0, top);
  const values = shown.flat().map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const steps = "▁▂▃▄▅▆▇█";
  return labelled(
    [
      { head: "" },
      { head: "input from", right: true },
      { head: "to", right: true },
      { head: "mean from", right: true },
      { head: "to", right: true },
      { head: "" },
    ],
    shown.map((points) => {
      const [first, last] = [points[0]!, points[points.length - 1]!];
      const input = (row: SensitivityRow) => (row.kind === "choice" ? "" : short(row.at!));
      const cells = [
        input(first),
        input(last),
        show(first, Math.min(...points.map(({ value }) => value))),
        show(first, Math.max(...points.map(({ value }) => value))),
        points
          .map(({ value }) => steps[Math.round(((value - least) / (most - least || 1)) * (steps.length - 1))])
          .join(""),
      ];
      return { row: first, cells };
    }),
  );
}

/** A table whose first column holds the labels of rows, shortened to what the others leave. */
function labelled(
  columns: readonly Column[],
  rows: readonly { row: SensitivityRow; cells: readonly string[] }[],
): string {
  const [, ...others] = columns;
  const taken = others.reduce(
    (sum, { head }, index) =>
      sum + 2 + Math.max(head.length, ...rows.map(({ cells }) => cells[index]!.length)),
    2,
  );
  return textTable(
    columns,
    rows.map(({ row, cells }) => [labelOf(row, Math.min(longestLabel, width - taken)), ...cells]),
  ).join("\n");
}

function labelOf(row: SensitivityRow, most: number): string {
  const mark = row.kind === "choice" ? " (choice)" : "";
  const datum = row.method === "new-data" ? `${datumTitle(row)}: ` : "";
  return shorten(`${datum}${row.label}`, most - mark.length - 3) + mark;
}

/** A value in its unit: millions of dollars a year, dollars, a share, or a plain number. */
function show({ unit, outcome }: SensitivityRow, value: number): string {
  switch (unit) {
    case "index":
      return percentWithoutSign(value);
    case "correlation":
    case "distance":
      return value.toFixed(2).replace(/^-0\.00$/, "0.00");
    case "USD/year":
      return outcome.endsWith("-per-year") ? short(value) : `${short(value / 1e6)} m`;
    case "share":
      return percent(value);
    default:
      return short(value);
  }
}

/** The 95 % interval, its unit written once. */
function rangeOf(row: SensitivityRow): string {
  if (row.low === null || row.high === null) return "";
  const [low, high] = [show(row, row.low), show(row, row.high)];
  const unit = / (?:%|m)$/.exec(high)?.[0] ?? "";
  return `${low.endsWith(unit) ? low.slice(0, low.length - unit.length) : low} to ${high}`;
}

function percentWithoutSign(value: number): string {
  const text = percent(value, Math.abs(value) < 0.0995 ? 1 : 0);
  return /^-0(?:\.0)? %$/.test(text) ? text.slice(1) : text;
}

function short(value: number): string {
  return grouped(roundSignificant(value, 3));
}

function underlined(title: string): string {
  return `${title}\n${"=".repeat(title.length)}`;
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
