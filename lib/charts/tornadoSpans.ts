import { axisX, dot, link, text } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { gridInRows, ruleInRows } from "./gridInRows.ts";
import { inForm, type NumberForm, rangeInForm, tickInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";
import { lineHeight, lineHeightInFont, rowNames } from "./rowNames.ts";
import { wrapText } from "./wrapText.ts";

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
  readonly base: TornadoBase;
}

/** Where every span starts from: all inputs at their medians, and every choice at one reading. */
export interface TornadoBase {
  readonly value: number;
  /** Of the outcome in an ordinary run, in which choices are drawn too. */
  readonly runMedian: number;
  /** Readings that the choices stand at, those that move the outcome most first. */
  readonly readings: readonly { readonly choice: string; readonly reading: string }[];
}

const spanHeight = 10;
/** Above the first row, for the words at the base line. */
const baseHeight = 22;
const afterSpan = 10;
/** Room for the numbers beside the names, in pixels. */
const roomForNumbers = 84;

export const tornadoSpans: Chart<TornadoData> = {
  id: "tornado",
  title: ({ what }) => `${what}, with one input at a time low and high`,
  subtitle: ({ unit, form, base }) =>
    `In ${unit}, all other inputs at their medians. Ring: the input at its low end; disc: at its high end; of a choice, the readings that give least and most.${differenceOf(form, base)}`,
  summary: ({ rows, form, unit, base }) =>
    [
      `With all inputs at their middle: ${inForm(form, base.value)} ${unit}.`,
      ...rows
        .slice(0, 3)
        .map(({ name, low, high }) => `${name}: from ${inForm(form, low)} to ${inForm(form, high)} ${unit}.`),
      ...(base.readings.length === 0
        ? []
        : [
            `Choices stand at these readings: ${base.readings.map(({ choice, reading }) => `${choice}, ${reading}`).join("; ")}.`,
          ]),
    ].join(" "),
  table: ({ rows, form, unit }) => ({
    columns: [
      { label: "Input" },
      { label: "its range" },
      { label: `at its low end, ${unit}`, numeric: true },
      { label: "at its high end", numeric: true },
    ],
    rows: rows.map(({ name, range, low, high }) => [name, range, inForm(form, low), inForm(form, high)]),
  }),
  draw({ rows, shown, form, base }, context) {
    let height = baseHeight;
    const placed = rows.slice(0, shown).map((row) => {
      const { name, range } = row;
      const lines = wrapText(
        range === "" || context.width < 560 ? name : `${name} (${range})`,
        context.width - roomForNumbers,
      );
      const top = height;
      const y = top + lines.length * lineHeight + spanHeight / 2 + 2;
      height = y + spanHeight / 2 + afterSpan;
      return { ...row, lines, top, y };
    });
    const bands = placed.map(({ y }) => ({ from: y - 8, to: y + 12 }));
    const ends = [base.value, ...placed.flatMap(({ low, high }) => [low, high])];
    const [least, most] = [Math.min(...ends), Math.max(...ends)];
    const along = (base.value - least) / (most - least || 1);
    const ticks = Math.floor(context.width / 90);
    return plotIn(context, {
      height: height + 26,
      marginTop: 2,
      marginBottom: 24,
      marginLeft: 8,
      marginRight: 18,
      x: { domain: [least, most], label: null, nice: true },
      y: { domain: [0, height], reverse: true, axis: null },
      marks: [
        ...gridInRows(bands, ticks),
        link(placed, {
          x1: "low",
          x2: "high",
          y1: "y",
          y2: "y",
          stroke: colours.regime,
          strokeWidth: 7,
          strokeLinecap: "round",
        }),
        ruleInRows([{ from: baseHeight - 6, to: baseHeight }, ...bands], base.value, colours.ink),
        text([`all inputs at their middle: about ${inForm(form, base.value)}`], {
          x: base.value,
          y: baseHeight - 8,
          lineAnchor: "bottom",
          textAnchor: along < 0.35 ? "start" : along > 0.65 ? "end" : "middle",
          fill: colours.ink,
        }),
        dot(placed, { x: "low", y: "y", r: 5, fill: colours.paper, stroke: colours.ink, strokeWidth: 2 }),
        dot(placed, { x: "high", y: "y", r: 5, fill: colours.state, stroke: colours.ink, strokeWidth: 1 }),
        rowNames(placed, "top", { dx: -6, stroke: colours.paper, strokeWidth: 4 }),
        text(placed, {
          frameAnchor: "right",
          dx: 16,
          y: "top",
          lineAnchor: "top",
          lineHeight: lineHeightInFont,
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
          tickFormat: (value: number) => tickInForm(form, value),
          color: colours.quiet,
        }),
      ],
    });
  },
};

/** Why the base is not the median of a run, where the two differ as they are written. */
function differenceOf(form: NumberForm, { value, runMedian, readings }: TornadoBase): string {
  const [base, median] = [inForm(form, value), inForm(form, runMedian)];
  if (base === median) return "";
  const why =
    readings.length === 0
      ? "in which inputs vary together"
      : "in which the choices are drawn as well, while here each stands at one reading, where half the weight of its list is passed";
  return ` Upright line: all inputs at their middle, about ${base}. The median of an ordinary run is about ${median}, ${why}.`;
}
