import { axisX, dot, gridX, link, text } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { inForm, type NumberForm, rangeInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";

/** An outcome with one input at a time low and high. */
export interface TornadoData {
  readonly what: string;
  readonly form: NumberForm;
  /** Of the outcome: `million dollars a year`. */
  readonly unit: string;
  readonly rows: readonly {
    readonly name: string;
    /** Values of the input; empty for a choice, whose lowest and highest outcome are shown. */
    readonly range: string;
    readonly low: number;
    readonly high: number;
  }[];
  readonly shown: number;
}

const rowHeight = 42;
/** Mean width of a letter em in the weight of names, and room for the numbers beside them, in pixels. */
const boldEm = 15;
const roomForNumbers = 84;

export const tornadoSpans: Chart<TornadoData> = {
  id: "tornado",
  title: ({ what }) => `${what}, with one input at a time low and high`,
  subtitle: ({ unit }) =>
    `In ${unit}, all other inputs at their medians. Ring: the input at its low end; disc: at its high end; of a choice, the readings that give least and most.`,
  summary: ({ rows, form, unit }) =>
    rows
      .slice(0, 3)
      .map(({ name, low, high }) => `${name}: from ${inForm(form, low)} to ${inForm(form, high)} ${unit}.`)
      .join(" "),
  table: ({ rows, form, unit }) => ({
    columns: [
      { label: "Input" },
      { label: "its range" },
      { label: `at its low end, ${unit}`, numeric: true },
      { label: "at its high end", numeric: true },
    ],
    rows: rows.map(({ name, range, low, high }) => [name, range, inForm(form, low), inForm(form, high)]),
  }),
  draw({ rows, shown, form }, context) {
    const placed = rows.slice(0, shown).map((row, index) => ({ ...row, y: index * rowHeight + 28 }));
    const height = placed.length * rowHeight;
    const ends = placed.flatMap(({ low, high }) => [low, high]);
    const ticks = Math.floor(context.width / 90);
    return plotIn(context, {
      height: height + 26,
      marginTop: 2,
      marginBottom: 24,
      marginLeft: 8,
      marginRight: 18,
      x: { domain: [Math.min(...ends), Math.max(...ends)], label: null, nice: true },
      y: { domain: [0, height], reverse: true, axis: null },
      marks: [
        gridX({ stroke: colours.rule, strokeOpacity: 1, ticks }),
        link(placed, {
          x1: "low",
          x2: "high",
          y1: "y",
          y2: "y",
          stroke: colours.regime,
          strokeWidth: 7,
          strokeLinecap: "round",
        }),
        dot(placed, { x: "low", y: "y", r: 5, fill: colours.paper, stroke: colours.ink, strokeWidth: 2 }),
        dot(placed, { x: "high", y: "y", r: 5, fill: colours.state, stroke: colours.ink, strokeWidth: 1 }),
        text(placed, {
          frameAnchor: "left",
          dx: -6,
          y: "y",
          dy: -17,
          text: ({ name, range }: TornadoData["rows"][number]) =>
            range === "" || context.width < 560 ? name : `${name} (${range})`,
          textAnchor: "start",
          lineWidth: (context.width - roomForNumbers) / boldEm,
          textOverflow: "ellipsis-end",
          fontWeight: 600,
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        text(placed, {
          frameAnchor: "right",
          dx: 16,
          y: "y",
          dy: -17,
          text: ({ low, high }: TornadoData["rows"][number]) =>
            rangeInForm(form, Math.min(low, high), Math.max(low, high)),
          textAnchor: "end",
          fontVariant: "tabular-nums",
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        axisX({
          tickSize: 0,
          tickPadding: 6,
          ticks,
          tickFormat: (value: number) => inForm(form, value),
          color: colours.quiet,
        }),
      ],
    });
  },
};
