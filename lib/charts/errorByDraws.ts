import { axisX, axisY, dot, gridY, lineY, text } from "@observablehq/plot";
import { grouped } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

/** The sampling error of a mean by the number of draws, under each of several designs. */
export interface ErrorByDrawsData {
  /** What the mean is of: “what the state took in 2012”. */
  readonly what: string;
  /** Of the same numbers of draws each. */
  readonly designs: readonly {
    readonly name: string;
    readonly steps: readonly { readonly draws: number; readonly relativeError: number }[];
    /** Of the error's square against the draws, both as logarithms. */
    readonly slope: number;
  }[];
}

const ticks = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const lines = [colours.others, colours.family, colours.state];

export const errorByDraws: Chart<ErrorByDrawsData> = {
  id: "error-by-draws",
  title: () => "What a better design is worth",
  subtitle: ({ what }) =>
    `Standard error of the mean of ${what}, in per cent of it, by the number of draws. Both scales are logarithmic.`,
  summary({ designs }) {
    return designs
      .map(({ name, steps, slope }) => {
        const { draws, relativeError } = steps.at(-1)!;
        return `${name}: ${share(relativeError)} after ${grouped(draws)} draws; its square falls as the draws to the power of ${slope.toFixed(1).replace("-", "−")}.`;
      })
      .join(" ");
  },
  table: ({ designs }) => ({
    columns: [
      { label: "Draws", numeric: true },
      ...designs.map(({ name }) => ({ label: name, numeric: true })),
    ],
    rows: designs[0]!.steps.map(({ draws }, index) => [
      grouped(draws),
      ...designs.map(({ steps }) => share(steps[index]!.relativeError)),
    ]),
  }),
  draw({ designs }, context) {
    const points = designs.flatMap(({ name, steps }, index) =>
      steps.map(({ draws, relativeError }) => ({
        name,
        draws,
        per: relativeError * 100,
        colour: lines[index % lines.length]!,
      })),
    );
    const rows = designs.map(({ name, steps }, index) => ({
      name,
      index,
      colour: lines[index % lines.length]!,
      draws: steps.at(-1)!.draws,
      per: steps.at(-1)!.relativeError * 100,
    }));
    const [least, most] = [
      Math.min(...points.map(({ per }) => per)),
      Math.max(...points.map(({ per }) => per)),
    ];
    const shown = ticks.filter((tick) => tick >= least && tick <= most);
    const narrow = context.width < 560;
    return plotIn(context, {
      height: 280,
      marginLeft: 56,
      marginRight: narrow ? 24 : 190,
      marginTop: narrow ? 76 : 12,
      marginBottom: 34,
      x: { type: "log", base: 2, label: null },
      y: { type: "log", label: null },
      marks: [
        gridY(shown, { stroke: colours.rule, strokeOpacity: 1 }),
        axisY(shown, {
          tickSize: 0,
          // A format of ticks would leave some of a logarithmic scale out.
          text: (value: number) => `${value} %`,
          color: colours.quiet,
        }),
        axisX(
          designs[0]!.steps.filter((_, index) => !narrow || index % 2 === 1).map(({ draws }) => draws),
          { tickSize: 0, tickPadding: 8, tickFormat: grouped, color: colours.quiet },
        ),
        lineY(points, { x: "draws", y: "per", z: "name", stroke: "colour", strokeWidth: 2.5 }),
        dot(points, { x: "draws", y: "per", r: 4, fill: "colour" }),
        // Names stand at the ends of the lines, or above them where there is no room.
        ...(narrow
          ? rows.flatMap(({ name, index, colour }) => {
              const place = { frameAnchor: "top-left", textAnchor: "start", dy: 20 * index - 70 } as const;
              return [
                text(["●"], { ...place, fill: colour }),
                text([name], { ...place, dx: 18, fill: colours.ink, fontWeight: 600 }),
              ];
            })
          : [
              text(rows, {
                x: "draws",
                y: "per",
                text: "name",
                textAnchor: "start",
                dx: 12,
                fill: colours.ink,
                fontWeight: 600,
              }),
            ]),
      ],
    });
  },
};

function share(value: number): string {
  return `${roundSignificant(value * 100, 2)} %`;
}
