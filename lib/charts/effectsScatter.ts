import { axisX, axisY, dot, gridX, gridY, lineY, text } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { inForm, type NumberForm, tickInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";
import { letterWidths, wrapText } from "./wrapText.ts";

/** Morris' screening: size and spread of what single moves of each input do. */
export interface EffectsData {
  readonly what: string;
  readonly form: NumberForm;
  readonly unit: string;
  readonly rows: readonly {
    readonly name: string;
    readonly size: number;
    readonly spread: number;
    readonly isChoice: boolean;
  }[];
  /** So many are named. */
  readonly named: number;
}

/** Names closer than this many pixels over one another would not be read. */
const lineHeight = 15;
/** For a line of a name, in pixels. */
const leastRoom = 90;

export const effectsScatter: Chart<EffectsData> = {
  id: "effects",
  title: ({ what }) => `What single moves of an input do to ${what}`,
  subtitle: ({ unit }) =>
    `In ${unit}. Across: mean size of the effects (mu star); up: how much they differ from place to place (sigma). On the dashed line both are alike: the effect hangs on the other inputs. Orange: choices.`,
  summary: ({ rows, form, unit }) =>
    `Largest mean effects: ${rows
      .slice(0, 4)
      .map(({ name, size, spread }) => `${name}, ${inForm(form, size)} (spread ${inForm(form, spread)})`)
      .join("; ")}; in ${unit}.`,
  table: ({ rows, form, unit }) => ({
    columns: [
      { label: "Input" },
      { label: `mean size, ${unit}`, numeric: true },
      { label: "spread", numeric: true },
    ],
    rows: rows.map(({ name, size, spread }) => [name, inForm(form, size), inForm(form, spread)]),
  }),
  draw({ rows, form, named }, context) {
    const height = 330;
    const margin = { top: 10, right: 14, bottom: 30, left: 46 };
    const most = Math.max(...rows.map(({ size }) => size)) * 1.05 || 1;
    const highest = Math.max(...rows.map(({ spread }) => spread)) * 1.08 || 1;
    const x = (size: number) => margin.left + ((context.width - margin.left - margin.right) * size) / most;
    const y = (spread: number) =>
      height - margin.bottom - ((height - margin.top - margin.bottom) * spread) / highest;
    const taken: {
      readonly from: number;
      readonly to: number;
      readonly y: number;
      readonly lines: number;
    }[] = [];
    const labels = rows.slice(0, named).flatMap((row) => {
      const isRight = x(row.size) > context.width * 0.55;
      const room = (isRight ? x(row.size) - margin.left : context.width - x(row.size)) - 14;
      const lines = wrapText(row.name, Math.max(room, leastRoom), "regular");
      const wide = Math.max(...lines.map((line) => line.length)) * letterWidths.regular;
      const from = isRight ? x(row.size) - 10 - wide : x(row.size) + 10;
      const place = { from, to: from + wide, y: y(row.spread), lines: lines.length };
      const isFree = taken.every(
        (other) =>
          Math.abs(other.y - place.y) > (lineHeight * (other.lines + place.lines)) / 2 ||
          other.to < place.from ||
          other.from > place.to,
      );
      if (!isFree) return [];
      taken.push(place);
      return [{ ...row, isRight, lines }];
    });
    const diagonal = Math.min(most, highest);
    const names = (isRight: boolean) =>
      text(
        labels.filter((label) => label.isRight === isRight),
        {
          x: "size",
          y: "spread",
          dx: isRight ? -9 : 9,
          text: ({ lines }: { lines: readonly string[] }) => lines.join("\n"),
          textAnchor: isRight ? "end" : "start",
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        },
      );
    return plotIn(context, {
      height,
      marginTop: margin.top,
      marginRight: margin.right,
      marginBottom: margin.bottom,
      marginLeft: margin.left,
      x: { domain: [0, most], label: null },
      y: { domain: [0, highest], label: null },
      marks: [
        gridX({ stroke: colours.rule, strokeOpacity: 1, ticks: 5 }),
        gridY({ stroke: colours.rule, strokeOpacity: 1, ticks: 5 }),
        lineY([{ x: 0 }, { x: diagonal }], {
          x: "x",
          y: "x",
          stroke: colours.quiet,
          strokeDasharray: "4 3",
        }),
        dot(rows, {
          x: "size",
          y: "spread",
          r: 4.5,
          fill: ({ isChoice }: { isChoice: boolean }) => (isChoice ? colours.worker : colours.state),
          stroke: colours.paper,
        }),
        names(false),
        names(true),
        axisX({
          tickSize: 0,
          ticks: 5,
          tickFormat: (value: number) => tickInForm(form, value),
          color: colours.quiet,
        }),
        axisY({
          tickSize: 0,
          ticks: 5,
          tickFormat: (value: number) => tickInForm(form, value),
          color: colours.quiet,
        }),
      ],
    });
  },
};
