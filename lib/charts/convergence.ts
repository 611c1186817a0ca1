import { axisX, axisY, dot, gridY, lineY, ruleX, text } from "@observablehq/plot";
import { grouped, millions } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

type Ends = { readonly low: number; readonly middle: number; readonly high: number };

/** Percentiles after more and more draws, with their standard errors. */
export interface ConvergenceData {
  readonly steps: readonly (Ends & { readonly draws: number; readonly errors: Ends })[];
}

const widthOfLabel = 62;
const ends = ["low", "middle", "high"] as const;
const names = { low: "5 %", middle: "middle", high: "95 %" } as const;

export const convergence: Chart<ConvergenceData> = {
  id: "convergence",
  title: () => "Whether more draws would change it",
  subtitle: () =>
    "Up: million dollars a year; across: draws, at every doubling. Bars: two standard errors of sampling either way.",
  summary({ steps }) {
    const last = steps.at(-1)!;
    return `After ${grouped(last.draws)} draws the standard errors of sampling are ${ends
      .map((end) => `${show(last.errors[end])} (${names[end]})`)
      .join(", ")} million dollars.`;
  },
  table: ({ steps }) => ({
    columns: [
      { label: "Draws", numeric: true },
      ...ends.flatMap((end) => [
        { label: names[end], numeric: true },
        { label: "standard error", numeric: true },
      ]),
    ],
    rows: steps.map((step) => [
      grouped(step.draws),
      ...ends.flatMap((end) => [millions(step[end]), show(step.errors[end])]),
    ]),
  }),
  draw({ steps }, context) {
    const points = steps.flatMap((step, index) =>
      ends.map((end) => ({
        index,
        end,
        value: step[end] / 1e6,
        low: (step[end] - 2 * step.errors[end]) / 1e6,
        high: (step[end] + 2 * step.errors[end]) / 1e6,
      })),
    );
    const everyLabel = Math.ceil((steps.length * widthOfLabel) / (context.width - 100));
    return plotIn(context, {
      height: 220,
      marginLeft: 44,
      marginRight: 58,
      marginTop: 10,
      marginBottom: 32,
      x: { domain: [0, Math.max(1, steps.length - 1)], label: null },
      y: { domain: [0, Math.max(...points.map(({ high }) => high))], label: null },
      marks: [
        gridY({ stroke: colours.rule, strokeOpacity: 1, ticks: 5 }),
        axisY({ tickSize: 0, ticks: 5, color: colours.quiet }),
        axisX(
          steps.flatMap((_, index) => ((steps.length - 1 - index) % everyLabel === 0 ? [index] : [])),
          {
            tickSize: 0,
            tickPadding: 8,
            tickFormat: (index: number) => grouped(steps[index]!.draws),
            color: colours.quiet,
          },
        ),
        lineY(points, { x: "index", y: "value", z: "end", stroke: colours.regime, strokeWidth: 1.5 }),
        ruleX(points, { x: "index", y1: "low", y2: "high", stroke: colours.state, strokeWidth: 2 }),
        dot(points, { x: "index", y: "value", r: 3.5, fill: colours.state }),
        text(
          points.filter(({ index }) => index === steps.length - 1),
          {
            x: "index",
            y: "value",
            dx: 9,
            text: ({ end }: { end: (typeof ends)[number] }) => names[end],
            textAnchor: "start",
            fill: colours.quiet,
          },
        ),
      ],
    });
  },
};

function show(error: number): string {
  return grouped(roundSignificant(error / 1e6, 2));
}
