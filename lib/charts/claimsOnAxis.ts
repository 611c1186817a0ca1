import { dot, link, text } from "@observablehq/plot";
import { type AmountUnit, amount, inUnitWords, unitWords } from "../wording/amounts.ts";
import { capital } from "../wording/capital.ts";
import type { Interval } from "../wording/interval.ts";
import { grouped } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { factorAxis, factorTicks } from "./factorTicks.ts";
import { ruleInRows } from "./gridInRows.ts";
import { plotIn } from "./plotIn.ts";
import { lineHeight, lineHeightInFont, rowNames } from "./rowNames.ts";
import { letterWidths, wrapText } from "./wrapText.ts";

/** Published claims of one quantity, each before the model's interval for what it counts. */
export interface ClaimsOnAxisData {
  readonly title: string;
  /** Of the model. */
  readonly year: number;
  readonly unit: AmountUnit;
  readonly rows: readonly ClaimRow[];
}

export interface ClaimRow {
  readonly name: string;
  /** Said beside the name: how likely it is that a draw lies in the claim, or the year of a claim of another year. */
  readonly note: string;
  /** Null where the claim is open at that end. */
  readonly low: number | null;
  readonly high: number | null;
  /** One for each definition that the claim may count by. */
  readonly model: readonly (Interval & { readonly label: string })[];
  /** `other year`: the model is of another year than the claim. */
  readonly kind: "of the year" | "other year" | "misprint";
}

const top = 24;
const barHeight = 13;
/** Between a row's text and its bar, and between the bar and the next row. */
const gaps = { beforeBar: 4, afterBar: 8 } as const;

const colourOf: Readonly<Record<ClaimRow["kind"], string>> = {
  "of the year": colours.ink,
  "other year": colours.others,
  misprint: colours.worker,
};

/** Claims on a logarithmic axis, one a row. */
export const claimsOnAxis: Chart<ClaimsOnAxisData> = {
  id: "claims",
  title: ({ title }) => title,
  subtitle: ({ unit, rows, year }) =>
    [
      `${capital(unitWords(unit))}, on a scale of factors.`,
      `Line or dot: as published${rows.some(({ kind }) => kind === "misprint") ? " (orange: the misprint)" : ""}; dotted where it is open at one end.`,
      `Pale bar: the model for ${year} and the same workers, nine chances in ten${
        rows.some(({ model }) => model.length > 1)
          ? ", from the narrowest to the widest definition where the claimant does not say what is counted"
          : ""
      }; tick across it: the middle estimate${rows.some(({ model }) => model.length > 1) ? " of each definition" : ""}.`,
      ...(rows.some(({ kind }) => kind === "of the year")
        ? ["Beside a name: how likely it is that a draw of the model lies in the claim."]
        : []),
      ...(rows.some(({ kind, note }) => kind === "other year" || isYear(note))
        ? [
            `A year beside a name: the claim is of that year, the bar still of ${year}, so there is no verdict.`,
          ]
        : []),
    ].join(" "),
  summary({ rows }) {
    const above = rows.filter((row) => (row.low ?? 0) > hull(row.model).high);
    const below = rows.filter((row) => (row.high ?? Number.POSITIVE_INFINITY) < hull(row.model).low);
    const within = rows.length - above.length - below.length;
    const names = (found: typeof rows) => found.map(({ name }) => name).join("; ");
    return [
      `Of ${rows.length} published ${rows.length === 1 ? "figure" : "figures"} ${within} ${within === 1 ? "has" : "have"} a value in common with the model’s interval for the same workers.`,
      ...(above.length === 0 ? [] : [`Above it: ${names(above)}.`]),
      ...(below.length === 0 ? [] : [`Below it: ${names(below)}.`]),
    ].join(" ");
  },
  table: ({ unit, rows }) => ({
    columns: [
      { label: "Claim" },
      { label: `Published, ${unitWords(unit)}`, numeric: true },
      { label: "Model counts" },
      { label: "5 %", numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
      { label: "Verdict or year" },
    ],
    rows: rows.flatMap((row) =>
      row.model.map(({ label, low, middle, high }) => [
        row.name,
        published(unit, row),
        label,
        ...[low, middle, high].map((value) => amount(unit, value)),
        row.note,
      ]),
    ),
  }),
  draw({ unit, rows }, context) {
    const scale = (value: number) => inUnitWords(unit, value);
    const values = rows.flatMap(({ low, high, model }) => [
      ...[low, high].filter((end) => end !== null && end > 0).map((end) => scale(end!)),
      ...model.flatMap((one) => [one.low, one.high].filter((end) => end > 0).map(scale)),
    ]);
    const domain = [Math.min(...values) / 1.25, Math.max(...values) * 1.25] as const;
    const wide = context.width >= 560;
    let y = top + 2;
    const placed = rows.map((row) => {
      const besides = row.note.length * letterWidths.regular + 12;
      const hasRoom = wide || isYear(row.note);
      const lines = wrapText(row.name, context.width - 8 - (hasRoom ? besides : 0));
      const textTop = y;
      const noteTop = hasRoom ? y : y + lines.length * lineHeight;
      const bar = noteTop + (hasRoom ? lines.length : 1) * lineHeight + gaps.beforeBar + barHeight / 2;
      y = bar + barHeight / 2 + gaps.afterBar;
      return { ...row, lines, hasRoom, textTop, noteTop, y: bar };
    });
    const height = y + 26;
    const gridBands = placed.map((row) => ({
      from: row.y - barHeight / 2 - 2,
      to: row.y + barHeight / 2 + 6,
    }));
    const bands = placed.map(({ y, model }) => ({ y, ...hull(model) }));
    const medians = placed.flatMap(({ y, model }) => model.map(({ middle }) => ({ y, x: scale(middle) })));
    const ticks = factorTicks(domain, context.width / 70);
    const ends = placed.map((row) => ({
      ...row,
      from: row.low === null ? domain[0] : scale(row.low),
      to: row.high === null ? domain[1] : scale(row.high),
    }));
    const isOpen = (row: ClaimRow) => row.low === null || row.high === null;
    const closed = ends.filter((row) => !isOpen(row));
    const points = ends.flatMap((row) =>
      [row.low, row.high].flatMap((end) => (end === null ? [] : [{ ...row, x: scale(end) }])),
    );
    const colour = ({ kind }: ClaimRow) => colourOf[kind];
    return plotIn(context, {
      height,
      marginTop: top,
      marginBottom: 26,
      marginLeft: 4,
      marginRight: 8,
      x: { type: "log", domain: [...domain], axis: null },
      y: { domain: [top, height - 26], reverse: true, axis: null },
      marks: [
        factorAxis(ticks, "top", grouped),
        factorAxis(ticks, "bottom", grouped),
        ...ticks.map((tick) => ruleInRows(gridBands, tick, colours.rule)),
        link(bands, {
          x1: (band: { low: number }) => Math.max(scale(band.low), domain[0]),
          x2: (band: { high: number }) => Math.max(scale(band.high), domain[0]),
          y1: "y",
          y2: "y",
          stroke: colours.landNamed,
          strokeWidth: barHeight,
        }),
        link(medians, {
          x1: "x",
          x2: "x",
          y1: ({ y }: { y: number }) => y - barHeight / 2,
          y2: ({ y }: { y: number }) => y + barHeight / 2,
          stroke: colours.regime,
          strokeWidth: 2,
        }),
        link(closed, {
          ...{ x1: "from", x2: "to", y1: "y", y2: "y" },
          stroke: colour,
          strokeWidth: 3.5,
        }),
        link(ends.filter(isOpen), {
          ...{ x1: "from", x2: "to", y1: "y", y2: "y" },
          stroke: colour,
          strokeWidth: 2,
          strokeDasharray: "2 4",
        }),
        dot(points, { x: "x", y: "y", r: 4.5, fill: colour, stroke: colours.paper, strokeWidth: 1 }),
        rowNames(placed, "textTop", { dx: -2 }),
        ...[false, true].map((hasRoom) =>
          text(
            placed.filter((row) => row.hasRoom === hasRoom),
            {
              frameAnchor: hasRoom ? "right" : "left",
              y: "noteTop",
              dx: hasRoom ? 6 : -2,
              text: "note",
              textAnchor: hasRoom ? "end" : "start",
              lineAnchor: "top",
              lineHeight: lineHeightInFont,
              fill: colours.quiet,
            },
          ),
        ),
      ],
    });
  },
};

/** From the lowest to the highest of several intervals. */
function hull(model: readonly Interval[]): { readonly low: number; readonly high: number } {
  return {
    low: Math.min(...model.map(({ low }) => low)),
    high: Math.max(...model.map(({ high }) => high)),
  };
}

function published(unit: AmountUnit, { low, high }: Pick<ClaimRow, "low" | "high">): string {
  const text = (value: number) => amount(unit, value, 4);
  if (low === high && low !== null) return text(low);
  if (low === null) return `up to ${text(high!)}`;
  return high === null ? `${text(low)} or more` : `${text(low)} to ${text(high)}`;
}

function isYear(note: string): boolean {
  return /^\d{4}$/.test(note);
}
