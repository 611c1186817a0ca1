import { axisX, dot, link, rect, text } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { gridInRows, ruleInRows } from "./gridInRows.ts";
import { inForm, joined, type NumberForm, tickInForm, withIntervalInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";
import { lineHeight, rowNames } from "./rowNames.ts";
import { wrapText } from "./wrapText.ts";

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Ends of the 95 % interval; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /** A second number beside it; null where the row has none. */
  readonly second: number | null;
  /** Further numbers for the table, one for each of `more`. */
  readonly more: readonly (number | null)[];
}

/** A sorted list of numbers with intervals, as sensitivity indices of inputs. */
export interface BarsData {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** Heading of the first column of the table. */
  readonly of: string;
  readonly value: string;
  /** Heading of the second number and how it is drawn; null where no row has one. */
  readonly second: { readonly head: string; readonly as: "bar" | "dot" } | null;
  /** Headings of further columns of the table. */
  readonly more: readonly string[];
  readonly form: NumberForm;
  readonly rows: readonly Bar[];
  /** Rows that are drawn; the table has all. */
  readonly shown: number;
  readonly summary: string;
}

/** On a page the numbers stand at the right of the name, on a phone below it. */
const looks = {
  wide: { numbersHeight: 0, roomForNumbers: 150 },
  narrow: { numbersHeight: 16, roomForNumbers: 0 },
} as const;
const wideFrom = 560;
const barHeight = 11;
/** Between the text of a row and its bar, and between a bar and the next row. */
const gaps = { beforeBar: 4, afterBar: 11 } as const;

export const bars: Chart<BarsData> = {
  id: "bars",
  title: ({ title }) => title,
  subtitle: ({ subtitle }) => subtitle,
  summary: ({ summary }) => summary,
  table: ({ of, value, second, more, form, rows }) => {
    const hasInterval = rows.some(({ low }) => low !== null);
    const shownOrNothing = (number: number | null) => (number === null ? "" : inForm(form, number));
    return {
      columns: [
        { label: of },
        { label: value, numeric: true },
        ...(hasInterval
          ? [
              { label: "95 % interval from", numeric: true },
              { label: "to", numeric: true },
            ]
          : []),
        ...[...(second === null ? [] : [second.head]), ...more].map((label) => ({ label, numeric: true })),
      ],
      rows: rows.map((row) => [
        row.name,
        ...(hasInterval && row.low !== null && row.high !== null
          ? withIntervalInForm(form, row.value, row.low, row.high)
          : [inForm(form, row.value), ...(hasInterval ? ["", ""] : [])]),
        ...[...(second === null ? [] : [row.second]), ...row.more].map(shownOrNothing),
      ]),
    };
  },
  draw({ rows, shown, form, second }, context) {
    const isWide = context.width >= wideFrom;
    const { numbersHeight, roomForNumbers } = isWide ? looks.wide : looks.narrow;
    let height = 0;
    const placed = rows.slice(0, shown).map((row) => {
      const lines = wrapText(row.name, context.width - roomForNumbers);
      const top = height;
      const y = top + lines.length * lineHeight + numbersHeight + gaps.beforeBar;
      height = y + barHeight + gaps.afterBar;
      return { ...row, lines, top, y };
    });
    const bands = placed.map(({ y }) => ({ from: y - 3, to: y + barHeight + 5 }));
    const ends = placed.flatMap(({ value, low, high, second: other }) => [
      value,
      low ?? value,
      high ?? value,
      other ?? value,
    ]);
    const least = Math.min(0, ...ends);
    const most = Math.max(0, ...ends) || 1;
    const ticks = Math.floor(context.width / 90);
    const inside = second?.as === "bar";
    const withSecond = placed.filter((row) => row.second !== null);
    const middle = ({ y }: { y: number }) => y + barHeight / 2;
    return plotIn(context, {
      height: height + 26,
      marginTop: 2,
      marginBottom: 24,
      marginLeft: 2,
      marginRight: 18,
      x: { domain: [least, most], label: null },
      y: { domain: [0, height], reverse: true, axis: null },
      marks: [
        ...gridInRows(bands, ticks),
        rect(placed, {
          x1: 0,
          x2: "value",
          y1: "y",
          y2: ({ y }: { y: number }) => y + barHeight,
          fill: inside ? colours.regime : colours.state,
        }),
        ...(inside
          ? [
              rect(withSecond, {
                x1: 0,
                x2: "second",
                y1: ({ y }: { y: number }) => y + 3,
                y2: ({ y }: { y: number }) => y + barHeight - 3,
                fill: colours.state,
              }),
            ]
          : []),
        ruleInRows(bands, 0, colours.quiet),
        link(
          placed.filter(({ low }) => low !== null),
          { x1: "low", x2: "high", y1: middle, y2: middle, stroke: colours.paper, strokeWidth: 4 },
        ),
        link(
          placed.filter(({ low }) => low !== null),
          { x1: "low", x2: "high", y1: middle, y2: middle, stroke: colours.ink, strokeWidth: 2 },
        ),
        ...(second?.as === "dot"
          ? [
              dot(withSecond, {
                x: "second",
                y: middle,
                r: 5,
                fill: colours.paper,
                stroke: colours.worker,
                strokeWidth: 2,
              }),
            ]
          : []),
        rowNames(placed, "top", { stroke: colours.paper, strokeWidth: 4 }),
        text(placed, {
          frameAnchor: isWide ? "right" : "left",
          y: "y",
          dx: isWide ? 16 : 0,
          dy: -gaps.beforeBar - lineHeight / 2,
          text: (row: Bar) => numbersOf(form, row),
          textAnchor: isWide ? "end" : "start",
          fontVariant: "tabular-nums",
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        axisX({
          tickSize: 0,
          tickPadding: 6,
          ticks,
          tickFormat: (value: number) => tickInForm(form, value),
          color: colours.quiet,
        }),
      ],
    });
  },
};

function numbersOf(form: NumberForm, { value, low, high }: Bar): string {
  if (low === null || high === null) return inForm(form, value);
  const [middle, from, to] = withIntervalInForm(form, value, low, high);
  return `${middle} (${joined(from, to)})`;
}
