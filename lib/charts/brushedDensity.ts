import { areaY, axisX, lineY, ruleX, ruleY } from "@observablehq/plot";
import { percent } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { type NumberForm, tickInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";

/** A distribution of which a stretch is marked. */
export interface BrushedData {
  readonly what: string;
  readonly unit: string;
  readonly form: NumberForm;
  readonly density: { readonly from: number; readonly step: number; readonly shares: readonly number[] };
  readonly from: number;
  readonly to: number;
  /** Of the stretch. */
  readonly probability: number;
}

/** On either side, in pixels: half of the thumb of a slider below, so that both have one scale. */
export const brushMargin = 12;

export const brushedDensity: Chart<BrushedData> = {
  id: "brush",
  title: ({ what }) => what,
  subtitle: ({ unit }) =>
    `Across: ${unit}. Filled: the range that is taken as given. Drag across the curve, or move its ends below.`,
  summary: ({ from, to, form, unit, probability }) =>
    `From ${edge(form, from)} to ${edge(form, to)} ${unit} lie ${percent(probability)} of the draws.`,
  table: ({ density: { from, step, shares }, form, unit }) => ({
    columns: [
      { label: `From, ${unit}`, numeric: true },
      { label: "to", numeric: true },
      { label: "Share of the draws", numeric: true },
    ],
    rows: shares.map((share, index) => [
      edge(form, from + index * step),
      edge(form, from + (index + 1) * step),
      percent(share, 1),
    ]),
  }),
  draw({ density, from, to, form }, context) {
    const points = density.shares.map((share, index) => ({
      x: density.from + (index + 0.5) * density.step,
      y: share,
    }));
    const low = density.from;
    const high = density.from + density.step * density.shares.length;
    const within = [from, to].map((end) => Math.min(high, Math.max(low, end))) as [number, number];
    const at = (x: number) => {
      const place = Math.min(points.length - 1, Math.max(0, (x - points[0]!.x) / density.step));
      const below = Math.floor(place);
      const next = points[Math.min(points.length - 1, below + 1)]!;
      return { x, y: points[below]!.y + (next.y - points[below]!.y) * (place - below) };
    };
    const marked = [
      at(within[0]),
      ...points.filter(({ x }) => x > within[0] && x < within[1]),
      at(within[1]),
    ];
    return plotIn(context, {
      height: 150,
      marginTop: 6,
      marginBottom: 24,
      marginLeft: brushMargin,
      marginRight: brushMargin,
      x: { domain: [low, high], label: null },
      y: { domain: [0, Math.max(...density.shares) || 1], axis: null },
      marks: [
        areaY(points, { x: "x", y: "y", fill: colours.density }),
        areaY(marked, { x: "x", y: "y", fill: colours.regime }),
        lineY(points, { x: "x", y: "y", stroke: colours.state, strokeWidth: 1.5 }),
        ruleX(within, { stroke: colours.ink, strokeWidth: 1.5 }),
        ruleY([0], { stroke: colours.quiet }),
        axisX({
          tickSize: 0,
          tickPadding: 6,
          ticks: Math.floor(context.width / 80),
          tickFormat: (value: number) => tickInForm(form, value),
          color: colours.quiet,
        }),
      ],
    });
  },
};

/** An end of a range or a class: no estimate, and so with a digit more. */
function edge(form: NumberForm, value: number): string {
  return tickInForm(form, roundSignificant(value, 3));
}
