import { areaY, axisX, dot, lineY, link, ruleY, text } from "@observablehq/plot";
import { type AmountUnit, amount, inUnitWords, unitWords } from "../wording/amounts.ts";
import type { Interval } from "../wording/interval.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { densityEnds, densityPoints, type StepShares } from "./densityPoints.ts";
import { plotIn } from "./plotIn.ts";

/** The distributions of one outcome in two scenarios. */
export interface TwoDistributionsData {
  /** The outcome, as a heading. */
  readonly outcome: string;
  readonly unit: AmountUnit;
  readonly first: Distribution;
  readonly second: Distribution;
}

interface Distribution extends Interval {
  readonly name: string;
  readonly density: StepShares;
}

const curveHeight = 150;
const barsHeight = 84;

export const twoDistributions: Chart<TwoDistributionsData> = {
  id: "two-distributions",
  title: ({ outcome }) => `${outcome}, in either scenario`,
  subtitle: ({ unit }) =>
    `${unitWords(unit).replace(/^./, (letter) => letter.toUpperCase())}. Line: first; filled: second. Bars: nine chances in ten; rings: middle estimates.`,
  summary: ({ unit, first, second }) =>
    [first, second]
      .map(
        ({ name, low, middle, high }) =>
          `${name}: ${amount(unit, low)} to ${amount(unit, high)} ${unitWords(unit)}, middle ${amount(unit, middle)}.`,
      )
      .join(" "),
  table: ({ unit, first, second }) => ({
    columns: [
      { label: "Scenario" },
      { label: "5 %", numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
    ],
    rows: [first, second].map(({ name, low, middle, high }) => [
      name,
      ...[low, middle, high].map((value) => amount(unit, value)),
    ]),
  }),
  draw({ unit, first, second }, context) {
    const size = 1 / inUnitWords(unit, 1);
    const ends = [first, second].map(({ density }) => densityEnds(density, size));
    const low = Math.max(0, Math.min(...ends.map(([from]) => from)));
    const high = Math.max(...ends.map(([, to]) => to));
    const [one, other] = [first, second].map(({ density }) => densityPoints(density, size)) as [
      ReturnType<typeof densityPoints>,
      ReturnType<typeof densityPoints>,
    ];
    const most = Math.max(...[...one, ...other].map(({ y }) => y));
    // Densities above nought, the bars of the intervals below it, in one scale.
    const perPixel = most / curveHeight;
    const rows = [
      { ...first, y: -38 * perPixel, colour: colours.others },
      { ...second, y: -76 * perPixel, colour: colours.state },
    ];
    const bar = (end: keyof Interval) => (row: Interval) => inUnitWords(unit, row[end]);
    return plotIn(context, {
      height: curveHeight + barsHeight + 30,
      marginTop: 4,
      marginBottom: 26,
      marginLeft: 8,
      marginRight: 8,
      x: { domain: [low, high], label: null },
      y: { domain: [-barsHeight * perPixel, most], axis: null },
      marks: [
        areaY(other, { x: "x", y: "y", fill: colours.regime, curve: "basis", clip: "frame" }),
        lineY(one, { x: "x", y: "y", stroke: colours.ink, strokeWidth: 1.75, curve: "basis", clip: "frame" }),
        ruleY([0], { stroke: colours.quiet }),
        link(rows, {
          x1: bar("low"),
          x2: bar("high"),
          y1: "y",
          y2: "y",
          stroke: "colour",
          strokeWidth: 7,
          strokeLinecap: "round",
        }),
        dot(rows, {
          x: bar("middle"),
          y: "y",
          r: 5.5,
          fill: colours.paper,
          stroke: colours.ink,
          strokeWidth: 2,
        }),
        text(rows, {
          frameAnchor: "left",
          y: "y",
          dy: -16,
          text: "name",
          textAnchor: "start",
          fontWeight: 600,
          lineWidth: context.width >= 560 ? 34 : 15,
          textOverflow: "ellipsis",
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        text(rows, {
          frameAnchor: "right",
          y: "y",
          dy: -16,
          text: (row: Interval) =>
            `${amount(unit, row.middle)}  (${amount(unit, row.low)} to ${amount(unit, row.high)})`,
          textAnchor: "end",
          fill: colours.quiet,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        axisX({ tickSize: 0, tickPadding: 7, ticks: Math.floor(context.width / 80), color: colours.quiet }),
      ],
    });
  },
};
