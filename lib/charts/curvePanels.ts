import { dot, lineY, link, text } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { inForm, type NumberForm, rangeInForm } from "./numberForm.ts";
import { panelGrid } from "./panelGrid.ts";
import { plotIn } from "./plotIn.ts";

/** The mean of an outcome over the classes of each input. */
export interface CurvesData {
  readonly what: string;
  readonly form: NumberForm;
  readonly unit: string;
  readonly rows: readonly {
    readonly name: string;
    /** Of a choice the options are points without a line between them. */
    readonly isChoice: boolean;
    /** From the lowest class to the highest. */
    readonly means: readonly number[];
  }[];
  readonly shown: number;
}

const nameHeight = 46;
const curveHeight = 62;
const captionHeight = 20;

export const curvePanels: Chart<CurvesData> = {
  id: "curves",
  title: ({ what }) => `${what}, where one input lies in each tenth of its distribution`,
  subtitle: ({ unit }) =>
    `Mean in ${unit}, all panels on one scale; from left to right the lowest to the highest tenth of the input. Dots without a line: the readings of a choice.`,
  summary: ({ rows, form, unit }) =>
    rows
      .slice(0, 3)
      .map(
        ({ name, means }) =>
          `${name}: means from ${inForm(form, Math.min(...means))} to ${inForm(form, Math.max(...means))} ${unit}.`,
      )
      .join(" "),
  table: ({ rows, form, unit }) => {
    const classes = Math.max(...rows.map(({ means }) => means.length));
    return {
      columns: [
        { label: `Input; mean in ${unit} by class` },
        ...Array.from({ length: classes }, (_, index) => ({ label: String(index + 1), numeric: true })),
      ],
      rows: rows.map(({ name, means }) => [
        name,
        ...Array.from({ length: classes }, (_, index) =>
          means[index] === undefined ? "" : inForm(form, means[index]),
        ),
      ]),
    };
  },
  draw({ rows, shown, form }, context) {
    const drawn = rows.slice(0, shown);
    const grid = panelGrid(context.width - 4, drawn.length, nameHeight + curveHeight + captionHeight);
    const all = drawn.flatMap(({ means }) => means);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const points = drawn.flatMap(({ means, isChoice }, panel) =>
      means.map((mean, index) => ({
        panel,
        isChoice,
        x: grid.left(panel) + 5 + ((grid.width - 10) * (index + 0.5)) / means.length,
        y: grid.top(panel) + nameHeight + curveHeight * (1 - (mean - least) / (most - least || 1)),
      })),
    );
    const panels = drawn.map((row, panel) => ({
      ...row,
      left: grid.left(panel),
      right: grid.left(panel) + grid.width,
      top: grid.top(panel),
      bottom: grid.top(panel) + nameHeight + curveHeight + 6,
    }));
    return plotIn(context, {
      height: grid.height,
      margin: 0,
      x: { domain: [0, context.width], axis: null },
      y: { domain: [0, grid.height], reverse: true, axis: null },
      marks: [
        link(panels, { x1: "left", x2: "right", y1: "bottom", y2: "bottom", stroke: colours.rule }),
        lineY(
          points.filter(({ isChoice }) => !isChoice),
          { x: "x", y: "y", z: "panel", stroke: colours.state, strokeWidth: 2.5 },
        ),
        dot(
          points.filter(({ isChoice }) => isChoice),
          { x: "x", y: "y", r: 4.5, fill: colours.worker },
        ),
        text(panels, {
          x: "left",
          y: "top",
          text: "name",
          textAnchor: "start",
          lineAnchor: "top",
          lineWidth: grid.width / 15,
          fontWeight: 600,
          fill: colours.ink,
        }),
        text(panels, {
          x: "left",
          y: "bottom",
          dy: 6,
          text: ({ means }: CurvesData["rows"][number]) =>
            rangeInForm(form, Math.min(...means), Math.max(...means)),
          textAnchor: "start",
          lineAnchor: "top",
          fill: colours.quiet,
        }),
      ],
    });
  },
};
