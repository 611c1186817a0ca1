import { areaY, axisX, dot, link, ruleX, text } from "@observablehq/plot";
import { type AmountUnit, inUnitWords, signedAmount, unitWords } from "../wording/amounts.ts";
import type { Interval } from "../wording/interval.ts";
import { percent } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { densityEnds, densityPoints, type StepShares } from "./densityPoints.ts";
import { plotIn } from "./plotIn.ts";

/** The distribution of second less first, draw by draw. */
export interface PairedDifferenceData extends Interval {
  readonly outcome: string;
  readonly unit: AmountUnit;
  readonly density: StepShares;
  /** Share of the draws in which the second is lower, and higher. */
  readonly lower: number;
  readonly higher: number;
}

const curveHeight = 110;

export const pairedDifference: Chart<PairedDifferenceData> = {
  id: "difference",
  title: ({ outcome }) => `${outcome}: second less first, draw by draw`,
  subtitle: ({ unit }) =>
    `${unitWords(unit).replace(/^./, (letter) => letter.toUpperCase())}. Blue: the second is lower; orange: higher. Bar: nine draws of ten; ring: the middle.`,
  summary: ({ unit, low, middle, high, lower, higher }) =>
    `In nine draws of ten the difference lies between ${signedAmount(unit, low)} and ${signedAmount(unit, high)} ${unitWords(unit)}; ` +
    `in the middle it is ${signedAmount(unit, middle)}. The second is lower in ${percent(lower)} of the draws and higher in ${percent(higher)}.`,
  table: ({ unit, low, middle, high, lower, higher }) => ({
    columns: [
      { label: `Second less first, ${unitWords(unit)}` },
      { label: "5 %", numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
      { label: "lower in", numeric: true },
      { label: "higher in", numeric: true },
    ],
    rows: [
      [
        "Difference",
        ...[low, middle, high].map((value) => signedAmount(unit, value)),
        percent(lower),
        percent(higher),
      ],
    ],
  }),
  draw({ unit, density, low, middle, high }, context) {
    const size = 1 / inUnitWords(unit, 1);
    const [from, to] = densityEnds(density, size);
    const points = withZero(densityPoints(density, size));
    const most = Math.max(...points.map(({ y }) => y));
    const margin = (Math.max(to, 0) - Math.min(from, 0)) / 20;
    const y = (-26 * most) / curveHeight;
    const at = (value: number) => inUnitWords(unit, value);
    return plotIn(context, {
      height: curveHeight + 84,
      marginTop: 22,
      marginBottom: 26,
      marginLeft: 8,
      marginRight: 8,
      x: { domain: [Math.min(from, -margin), Math.max(to, margin)], label: null },
      y: { domain: [(-36 * most) / curveHeight, most], axis: null },
      marks: [
        areaY(
          points.filter(({ x }) => x <= 0),
          { x: "x", y: "y", fill: colours.regime },
        ),
        areaY(
          points.filter(({ x }) => x >= 0),
          { x: "x", y: "y", fill: colours.family },
        ),
        ruleX([0], { stroke: colours.ink, strokeWidth: 1.5 }),
        text(["no difference"], {
          x: () => 0,
          frameAnchor: "top",
          dy: -14,
          fill: colours.quiet,
          textAnchor: to <= 0 ? "end" : from >= 0 ? "start" : "middle",
        }),
        link([{}], {
          x1: at(low),
          x2: at(high),
          y1: y,
          y2: y,
          stroke: colours.state,
          strokeWidth: 7,
          strokeLinecap: "round",
        }),
        dot([at(middle)], {
          x: (value: number) => value,
          y,
          r: 5.5,
          fill: colours.paper,
          stroke: colours.ink,
          strokeWidth: 2,
        }),
        axisX({ tickSize: 0, tickPadding: 7, ticks: Math.floor(context.width / 80), color: colours.quiet }),
      ],
    });
  },
};

/** Points with one at nought between those on either side of it, so that both areas meet there. */
function withZero(points: readonly { readonly x: number; readonly y: number }[]) {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || !(before.x < 0 && point.x > 0)) return [point];
    const share = -before.x / (point.x - before.x);
    return [{ x: 0, y: before.y + share * (point.y - before.y) }, point];
  });
}
