import { axisX, dot, gridX, link, rect, ruleX, text } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { inForm, type NumberForm, rangeInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";

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
  wide: { rowHeight: 42, barTop: 21, roomForNumbers: 150 },
  narrow: { rowHeight: 58, barTop: 37, roomForNumbers: 0 },
} as const;
const wideFrom = 560;
const barHeight = 11;
/** Mean width of a letter em in the weight of names, in pixels. */
const boldEm = 15;

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
        inForm(form, row.value),
        ...(hasInterval ? [row.low, row.high].map(shownOrNothing) : []),
        ...[...(second === null ? [] : [row.second]), ...row.more].map(shownOrNothing),
      ]),
    };
  },
  draw({ rows, shown, form, second }, context) {
    const isWide = context.width >= wideFrom;
    const { rowHeight, barTop, roomForNumbers } = isWide ? looks.wide : looks.narrow;
    const placed = rows.slice(0, shown).map((row, index) => ({ ...row, y: index * rowHeight + barTop }));
    const height = placed.length * rowHeight;
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
        gridX({ stroke: colours.rule, strokeOpacity: 1, ticks }),
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
        ruleX([0], { stroke: colours.quiet }),
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
        text(placed, {
          frameAnchor: "left",
          y: "y",
          dy: isWide ? -10 : -26,
          text: "name",
          textAnchor: "start",
          lineWidth: (context.width - roomForNumbers) / boldEm,
          textOverflow: "ellipsis-end",
          fontWeight: 600,
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        text(placed, {
          frameAnchor: isWide ? "right" : "left",
          y: "y",
          dx: isWide ? 16 : 0,
          dy: -10,
          text: ({ value, low, high }: Bar) =>
            low === null || high === null
              ? inForm(form, value)
              : `${inForm(form, value)} (${rangeInForm(form, low, high)})`,
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
          tickFormat: (value: number) => (value === 0 ? "0" : inForm(form, value).replace(/\.0 %$/, " %")),
          color: colours.quiet,
        }),
      ],
    });
  },
};
