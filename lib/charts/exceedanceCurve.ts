import { areaY, axisX, axisY, dot, gridY, lineY, ruleX, ruleY, text } from "@observablehq/plot";
import { millions, percent } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

/** The probability of exceeding each amount of dollars a year. */
export interface ExceedanceData {
  readonly what: string;
  /** Values at equally spaced probabilities from 0 to 1. */
  readonly quantiles: readonly number[];
  readonly threshold: number;
}

/** Rows of the table. */
const tableSteps = 20;

export const exceedanceCurve: Chart<ExceedanceData> = {
  id: "exceedance",
  title: ({ what }) => `How likely it is that ${what} was more than an amount`,
  subtitle: () => "Across: million dollars a year. Up: probability of more.",
  summary: ({ what, quantiles, threshold }) =>
    `The probability that ${what} was more than ${millions(threshold)} million dollars is ${percent(probabilityAbove(quantiles, threshold))}.`,
  table: ({ quantiles }) => ({
    columns: [
      { label: "Million dollars a year", numeric: true },
      { label: "Probability of more", numeric: true },
    ],
    rows: Array.from({ length: tableSteps - 1 }, (_, index) => {
      const probability = (index + 1) / tableSteps;
      return [
        millions(quantiles[Math.round(probability * (quantiles.length - 1))]!),
        percent(1 - probability),
      ];
    }),
  }),
  draw({ quantiles, threshold }, context) {
    const last = quantiles.length - 1;
    const points = quantiles.map((value, index) => ({ x: value / 1e6, y: 1 - index / last }));
    const high = quantiles[Math.round(0.998 * last)]! / 1e6;
    const here = { x: threshold / 1e6, y: probabilityAbove(quantiles, threshold) };
    const right = here.x > high * 0.6;
    return plotIn(context, {
      height: 250,
      marginTop: 18,
      marginLeft: 44,
      marginRight: 12,
      marginBottom: 32,
      x: { domain: [0, high], label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        gridY({ stroke: colours.rule, strokeOpacity: 1, ticks: 4 }),
        axisY({ tickSize: 0, ticks: 4, tickFormat: (share: number) => percent(share), color: colours.quiet }),
        axisX({ tickSize: 0, tickPadding: 8, ticks: Math.floor(context.width / 80), color: colours.quiet }),
        areaY(
          [{ x: 0, y: 1 }, ...points].filter(({ x }) => x >= here.x && x <= high),
          { x: "x", y: "y", fill: colours.density },
        ),
        lineY(
          [{ x: 0, y: 1 }, ...points].filter(({ x }) => x <= high),
          { x: "x", y: "y", stroke: colours.state, strokeWidth: 2.5 },
        ),
        ruleY([0], { stroke: colours.quiet }),
        ruleX([here.x], { stroke: colours.ink, strokeDasharray: "3 3" }),
        dot([here], { x: "x", y: "y", r: 5, fill: colours.paper, stroke: colours.ink, strokeWidth: 2 }),
        text([here], {
          x: "x",
          y: "y",
          dx: right ? -10 : 10,
          dy: -12,
          text: () => `${percent(here.y)} above ${millions(threshold)}`,
          textAnchor: right ? "end" : "start",
          fontWeight: 600,
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
      ],
    });
  },
};

/** By linear interpolation between quantiles at equally spaced probabilities. */
export function probabilityAbove(quantiles: readonly number[], threshold: number): number {
  const last = quantiles.length - 1;
  const index = quantiles.findIndex((value) => value > threshold);
  if (index < 0) return 0;
  if (index === 0) return 1;
  const below = quantiles[index - 1]!;
  return 1 - (index - 1 + (threshold - below) / (quantiles[index]! - below)) / last;
}
