import { axisX, axisY, dot, gridY, lineY, link, text } from "@observablehq/plot";
import { grouped } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { inForm, type NumberForm, tickInForm } from "./numberForm.ts";
import { plotIn } from "./plotIn.ts";

/** Single draws of an outcome against one input, and the mean of all draws in each class of the input. */
export interface ScatterData {
  readonly what: string;
  readonly form: NumberForm;
  readonly unit: string;
  readonly input: string;
  readonly inputForm: NumberForm;
  readonly inputUnit: string;
  /** Titles of a choice's options, whose numbers the points hold; null for a quantity. */
  readonly options: readonly string[] | null;
  readonly points: readonly (readonly [input: number, outcome: number])[];
  readonly means: readonly { readonly at: number; readonly mean: number; readonly standardError: number }[];
  /** That the means are of. */
  readonly draws: number;
}

/** Spreads the draws of an option sideways, evenly and the same every time. */
const goldenRatio = 0.618034;

export const drawsScatter: Chart<ScatterData> = {
  id: "scatter",
  title: ({ what, input }) => `${what} against: ${input}`,
  subtitle: ({ unit, inputUnit, options, points, draws }) =>
    `Up: ${unit}. Across: ${options === null ? inputUnit : "the readings"}. Dots: ${points.length} single draws; ` +
    `${options === null ? "line" : "rings"}: mean of all ${grouped(draws)} draws ${options === null ? "in each tenth of the input" : "under each reading"}, with two standard errors either way.`,
  summary: ({ means, form, unit, input, inputForm, inputUnit, options }) => {
    const [first, last] = [means[0]!, means.at(-1)!];
    return options === null
      ? `Where ${input} is lowest (mean ${inForm(inputForm, first.at)} ${inputUnit}), the mean is ${inForm(form, first.mean)}; where it is highest (${inForm(inputForm, last.at)}), ${inForm(form, last.mean)} ${unit}.`
      : means.map(({ at, mean }) => `${options[at]!}: mean ${inForm(form, mean)} ${unit}.`).join(" ");
  },
  table: ({ means, form, unit, inputForm, inputUnit, options }) => ({
    columns: [
      ...(options === null
        ? [{ label: `Mean of the input, ${inputUnit}`, numeric: true }]
        : [{ label: "Reading" }]),
      { label: `mean, ${unit}`, numeric: true },
      { label: "standard error", numeric: true },
    ],
    rows: means.map(({ at, mean, standardError }) => [
      options === null ? inForm(inputForm, at) : options[at]!,
      inForm(form, mean),
      inForm(form, standardError),
    ]),
  }),
  draw({ form, inputForm, options, points, means }, context) {
    const placed = points.map(([at, value], index) => ({
      x: options === null ? at : at + (((index * goldenRatio) % 1) - 0.5) * 0.6,
      y: value,
    }));
    const xs = points.map(([at]) => at);
    const curve = means.map(({ at, mean, standardError }) => ({
      x: at,
      y: mean,
      low: mean - 2 * standardError,
      high: mean + 2 * standardError,
    }));
    const perOption = context.width / Math.max(1, options?.length ?? 1);
    return plotIn(context, {
      height: 330,
      marginTop: 10,
      marginRight: 14,
      marginBottom: options === null ? 30 : 50,
      marginLeft: 46,
      x: {
        domain: options === null ? [Math.min(...xs), Math.max(...xs)] : [-0.5, options.length - 0.5],
        label: null,
        axis: null,
      },
      y: {
        domain: [
          Math.min(0, ...points.map(([, value]) => value)),
          Math.max(...points.map(([, value]) => value)),
        ],
        label: null,
      },
      marks: [
        gridY({ stroke: colours.rule, strokeOpacity: 1, ticks: 5 }),
        dot(placed, { x: "x", y: "y", r: 2.2, fill: colours.regime, fillOpacity: 0.7 }),
        ...(options === null
          ? [
              lineY(curve, { x: "x", y: "y", stroke: colours.paper, strokeWidth: 5 }),
              lineY(curve, { x: "x", y: "y", stroke: colours.ink, strokeWidth: 2.5 }),
            ]
          : []),
        link(curve, { x1: "x", x2: "x", y1: "low", y2: "high", stroke: colours.ink, strokeWidth: 2 }),
        dot(curve, {
          x: "x",
          y: "y",
          r: options === null ? 3 : 6,
          fill: options === null ? colours.ink : colours.paper,
          stroke: colours.ink,
          strokeWidth: 2,
        }),
        ...(options === null
          ? [
              axisX({
                tickSize: 0,
                ticks: Math.floor(context.width / 90),
                tickFormat: (value: number) => tickInForm(inputForm, value),
                color: colours.quiet,
              }),
            ]
          : [
              text(
                options.map((title, at) => ({ title, at })),
                {
                  x: "at",
                  frameAnchor: "bottom",
                  dy: 8,
                  text: "title",
                  lineAnchor: "top",
                  lineWidth: perOption / 14,
                  fontSize: context.width < 560 ? 11 : 13,
                  fill: colours.ink,
                },
              ),
            ]),
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
