import { areaY, axisX, lineY, ruleX, ruleY } from "@observablehq/plot";
import type { Interval } from "../wording/interval.ts";
import { millions } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { densityEnds, densityPoints, type StepShares } from "./densityPoints.ts";
import { plotIn } from "./plotIn.ts";

/** The distribution of dollars a year of a changed scenario before that of the base. */
export interface ChangedDensityData {
  readonly now: Interval;
  readonly density: StepShares;
  readonly base: Interval;
  readonly baseDensity: StepShares;
}

export const changedDensity: Chart<ChangedDensityData> = {
  id: "change",
  title: () => "What the state took, with your changes and without",
  subtitle: () => "Million dollars a year. Filled: with your changes; line: base scenario.",
  summary: ({ now, base }) =>
    `With your changes ${millions(now.low)} to ${millions(now.high)} million dollars, middle ${millions(now.middle)}; ` +
    `base ${millions(base.low)} to ${millions(base.high)}, middle ${millions(base.middle)}.`,
  table: ({ now, base }) => ({
    columns: [
      { label: "Million dollars a year" },
      { label: "5 %", numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
    ],
    rows: [
      ["with your changes", millions(now.low), millions(now.middle), millions(now.high)],
      ["base", millions(base.low), millions(base.middle), millions(base.high)],
    ],
  }),
  draw({ now, density, base, baseDensity }, context) {
    const ends = [density, baseDensity].map((each) => densityEnds(each, 1e6));
    const low = Math.max(0, Math.min(...ends.map(([from]) => from)));
    const high = Math.max(...ends.map(([, to]) => to));
    const [here, there] = [densityPoints(density, 1e6), densityPoints(baseDensity, 1e6)];
    return plotIn(context, {
      height: 78,
      marginTop: 2,
      marginBottom: 22,
      marginLeft: 6,
      marginRight: 6,
      x: { domain: [low, high], label: null },
      y: { domain: [0, Math.max(...here.map(({ y }) => y), ...there.map(({ y }) => y))], axis: null },
      marks: [
        areaY(here, { x: "x", y: "y", fill: colours.regime, curve: "basis" }),
        lineY(there, { x: "x", y: "y", stroke: colours.quiet, strokeWidth: 1.5, curve: "basis" }),
        ruleX([base.middle / 1e6], { stroke: colours.quiet, strokeDasharray: "3 3" }),
        ruleX([now.middle / 1e6], { stroke: colours.state, strokeWidth: 2.5 }),
        ruleY([0], { stroke: colours.quiet }),
        axisX({ tickSize: 0, tickPadding: 6, ticks: Math.floor(context.width / 80), color: colours.quiet }),
      ],
    });
  },
};
