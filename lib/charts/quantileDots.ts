import { areaY, axisX, dot, link, ruleX, ruleY, text } from "@observablehq/plot";
import type { Interval } from "../wording/interval.ts";
import { millions } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

/** A distribution of dollars a year as a hundred dots of equal chance, with its density behind them. */
export interface QuantileDotsData extends Interval {
  /** What is counted, in the middle of a sentence: `what the state took in 2012`. */
  readonly what: string;
  /** A hundred values in rising order. */
  readonly dots: readonly number[];
  readonly density: { readonly from: number; readonly step: number; readonly shares: readonly number[] };
  /** Another run's middle value, shown beside this one's. */
  readonly base?: Interval | undefined;
}

interface Column {
  readonly from: number;
  readonly values: readonly number[];
}

const mostColumns = 32;
/** Of a hundred dots, how many lie outside a 90 % interval at either end. */
const outside = 5;

export const quantileDots: Chart<QuantileDotsData> = {
  id: "distribution",
  title: ({ what }) => `How sure we can be of ${what}`,
  subtitle: () =>
    "Million dollars a year. Each dot is one chance in a hundred; strong dots are the middle ninety.",
  summary: ({ low, middle, high, dots }) =>
    `Of a hundred equally likely values, ninety lie between ${millions(low)} and ${millions(high)} million ` +
    `dollars; half lie below ${millions(middle)} million. The lowest is ${millions(dots[0]!)}, the highest ` +
    `${millions(dots.at(-1)!)} million.`,
  table: ({ dots }) => ({
    columns: [
      { label: "Million dollars a year, from", numeric: true },
      { label: "to", numeric: true },
      { label: "Chances in a hundred", numeric: true },
    ],
    rows: columnsOf(dots).columns.map(({ from, values }) => [
      millions(from),
      millions(from + columnsOf(dots).step),
      String(values.length),
    ]),
  }),
  draw(data, context) {
    const { columns, step } = columnsOf(data.dots);
    const first = columns[0]!.from;
    const end = columns.at(-1)!.from + step;
    const margin = 8;
    const perColumn = (context.width - 2 * margin) / columns.length;
    const diameter = Math.min(perColumn, 22);
    const most = Math.max(...columns.map(({ values }) => values.length));
    const height = Math.ceil(most * diameter);
    const rows = columns.flatMap(({ from, values }) =>
      values.map((value, index) => ({
        x: (from + step / 2) / 1e6,
        y: index + 0.5,
        inside: data.dots.indexOf(value) >= outside && data.dots.indexOf(value) < data.dots.length - outside,
      })),
    );
    const perStep = step / data.density.step;
    const curve = data.density.shares.map((share, index) => ({
      x: (data.density.from + (index + 0.5) * data.density.step) / 1e6,
      // In dots a column, so that curve and dots have one height.
      y: Math.min(share * 100 * perStep, most + 0.5),
    }));
    const { low, middle, high } = data;
    return plotIn(context, {
      height: height + 78,
      marginTop: 44,
      marginBottom: 34,
      marginLeft: margin,
      marginRight: margin,
      x: { domain: [first / 1e6, end / 1e6], label: null },
      y: { domain: [0, most], axis: null },
      marks: [
        areaY(curve, { x: "x", y: "y", fill: colours.density, curve: "basis", clip: "frame" }),
        ruleX([middle / 1e6], { stroke: colours.ink, strokeWidth: 1.5, insetTop: -24 }),
        dot(rows, {
          x: "x",
          y: "y",
          r: diameter * 0.43,
          fill: (row: { inside: boolean }) => (row.inside ? colours.state : colours.regime),
        }),
        axisX({ tickSize: 0, tickPadding: 9, ticks: Math.floor(context.width / 70), color: colours.quiet }),
        ruleY([0], { stroke: colours.ink }),
        ...(data.base === undefined
          ? []
          : [
              ruleX([data.base.middle / 1e6], {
                stroke: colours.worker,
                strokeWidth: 1.5,
                strokeDasharray: "4 3",
                insetTop: -6,
              }),
            ]),
        link([{}], {
          x1: low / 1e6,
          x2: high / 1e6,
          y1: most,
          y2: most,
          dy: -12,
          stroke: colours.ink,
          strokeWidth: 1.5,
        }),
        text([low, high], {
          x: (value: number) => value / 1e6,
          y: most,
          dy: -22,
          text: (value: number) => millions(value),
          textAnchor: "middle",
          fontWeight: 600,
          fill: colours.ink,
        }),
        text([middle], {
          x: (value: number) => value / 1e6,
          y: most,
          dy: -36,
          text: () => `middle ${millions(middle)}`,
          textAnchor: "middle",
          fontWeight: 600,
          fill: colours.ink,
        }),
        ruleX([low, high], {
          x: (value: number) => value / 1e6,
          y1: most,
          y2: most,
          insetTop: -16,
          insetBottom: 8,
          stroke: colours.ink,
          strokeWidth: 1.5,
        }),
      ],
    });
  },
};

/** The dots in columns of one width, a round number. */
function columnsOf(dots: readonly number[]): { readonly step: number; readonly columns: readonly Column[] } {
  const low = dots[0]!;
  const high = dots.at(-1)!;
  const step = roundStep((high - low) / (mostColumns - 2));
  const first = Math.floor(low / step) * step;
  const count = Math.floor((high - first) / step) + 1;
  return {
    step,
    columns: Array.from({ length: count }, (_, index) => {
      const from = first + index * step;
      return { from, values: dots.filter((value) => value >= from && value < from + step) };
    }),
  };
}

/** The least of 1, 2, 5, 10 … that is no smaller. */
function roundStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = Number(`1e${Number(least.toExponential().split("e")[1])}`);
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least)!;
}
