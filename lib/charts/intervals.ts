import { dot, link, text } from "@observablehq/plot";
import type { Interval } from "../wording/interval.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { gridInRows, ruleInRows } from "./gridInRows.ts";
import { plotIn } from "./plotIn.ts";
import { letterWidths } from "./wrapText.ts";

/** An interval for each of several rows, as places, options or definitions. */
export interface IntervalsData {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** Heading of the first column of the table. */
  readonly of: string;
  readonly rows: readonly (Interval & {
    readonly name: string;
    /** Said after the name, as a share of the draws. */
    readonly note?: string;
    readonly colour?: string;
    readonly envelope?: { readonly low: number; readonly high: number } | undefined;
  })[];
  /** Values are divided by this before they are shown. */
  readonly unit: number;
  readonly show: (value: number) => string;
  /** Told at a glance from the rows. */
  readonly summary: string;
}

const rowHeight = 44;
/** What a name takes that has a line of its own, where it would run into the numbers. */
const lineHeight = 18;

/** A sorted list of rows, each with its 90 % interval, its middle, and the envelope where there is one. */
export const intervals: Chart<IntervalsData> = {
  id: "intervals",
  title: ({ title }) => title,
  subtitle: ({ subtitle }) => subtitle,
  summary: ({ summary }) => summary,
  table: ({ of, rows, show }) => ({
    columns: [
      { label: of },
      { label: "5 %", numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
    ],
    rows: rows.map(({ name, low, middle, high }) => [name, show(low), show(middle), show(high)]),
  }),
  draw({ rows, unit, show }, context) {
    const wide = context.width >= 560;
    const numbersOf = ({ low, middle, high }: Interval) =>
      wide
        ? `${show(middle)}  (${show(low)} to ${show(high)})`
        : `${show(middle)} (${show(low)}–${show(high)})`;
    let y = 30 - rowHeight;
    const placed = rows.map((row) => {
      const name = row.note === undefined ? row.name : `${row.name} (${row.note})`;
      const numbers = numbersOf(row);
      const isLong =
        name.length * letterWidths.bold + numbers.length * letterWidths.regular > context.width - 12;
      y += rowHeight + (isLong ? lineHeight : 0);
      return { ...row, name, numbers, isLong, y };
    });
    const height = y + rowHeight - 4;
    const bands = placed.map((row) => ({ from: row.y - 8, to: row.y + 15 }));
    const most = Math.max(...rows.map(({ high, envelope }) => Math.max(high, envelope?.high ?? 0))) / unit;
    return plotIn(context, {
      height,
      marginTop: 4,
      marginBottom: 24,
      marginLeft: 2,
      marginRight: 18,
      x: { domain: [0, most], label: null, tickSize: 0, ticks: Math.floor(context.width / 90), grid: false },
      y: { domain: [0, height - 28], reverse: true, axis: null },
      marks: [
        ...gridInRows(bands, Math.floor(context.width / 90)),
        ruleInRows(bands, 0, colours.quiet),
        link(
          placed.filter(({ envelope }) => envelope !== undefined),
          {
            x1: (row: IntervalsData["rows"][number]) => row.envelope!.low / unit,
            x2: (row: IntervalsData["rows"][number]) => row.envelope!.high / unit,
            y1: "y",
            y2: "y",
            stroke: colours.quiet,
            strokeDasharray: "1 3",
            strokeWidth: 1.5,
          },
        ),
        link(placed, {
          x1: (row: Interval) => row.low / unit,
          x2: (row: Interval) => row.high / unit,
          y1: "y",
          y2: "y",
          stroke: (row: { colour?: string }) => row.colour ?? colours.regime,
          strokeWidth: 7,
          strokeLinecap: "round",
        }),
        dot(placed, {
          x: (row: Interval) => row.middle / unit,
          y: "y",
          r: 5.5,
          fill: colours.paper,
          stroke: colours.ink,
          strokeWidth: 2,
        }),
        ...[false, true].map((isLong) =>
          text(
            placed.filter((row) => row.isLong === isLong),
            {
              x: 0,
              y: "y",
              dy: isLong ? -16 - lineHeight : -16,
              dx: 2,
              text: "name",
              textAnchor: "start",
              fontWeight: 600,
              stroke: colours.paper,
              strokeWidth: 4,
              fill: colours.ink,
            },
          ),
        ),
        text(placed, {
          frameAnchor: "right",
          y: "y",
          dy: -16,
          dx: 16,
          text: "numbers",
          textAnchor: "end",
          fill: colours.quiet,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
      ],
    });
  },
};
