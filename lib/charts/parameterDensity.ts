import { areaY, ruleX, ruleY } from "@observablehq/plot";
import type { Interval } from "../wording/interval.ts";
import { grouped } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

/** The distribution of one parameter. */
export interface ParameterDensityData extends Interval {
  readonly label: string;
  readonly unit: string;
  readonly changed: boolean;
  readonly density: { readonly from: number; readonly step: number; readonly shares: readonly number[] };
}

/** A strip without axis, for a row of a list; its numbers stand beside it. */
export const parameterDensity: Chart<ParameterDensityData> = {
  id: "parameter",
  title: ({ label }) => label,
  subtitle: ({ unit }) => unit,
  summary: ({ low, middle, high, unit }) =>
    `${grouped(low)} to ${grouped(high)} ${unit} in nine chances of ten; middle ${grouped(middle)}.`,
  table: ({ low, middle, high, unit }) => ({
    columns: [
      { label: `5 %, ${unit}`, numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
    ],
    rows: [[grouped(low), grouped(middle), grouped(high)]],
  }),
  draw({ density, middle, changed }, context) {
    const { from, step, shares } = density;
    const most = Math.max(...shares);
    const isPoint = shares.filter((share) => share > 0).length <= 5;
    return plotIn(context, {
      height: 34,
      margin: 1,
      x: { domain: [from, from + step * shares.length], axis: null },
      y: { domain: [0, most], axis: null },
      marks: [
        areaY(
          shares.map((share, index) => ({ x: from + (index + 0.5) * step, share })),
          {
            x: "x",
            y: isPoint ? 0 : "share",
            fill: changed ? colours.family : colours.regime,
            curve: "linear",
          },
        ),
        ruleY([0], { stroke: colours.quiet }),
        ruleX([middle], { stroke: changed ? colours.worker : colours.state, strokeWidth: 2 }),
      ],
    });
  },
};
