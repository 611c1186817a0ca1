import { link, ruleX, text } from "@observablehq/plot";
import { type AmountUnit, inUnitWords, signedAmount, unitWords } from "../wording/amounts.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

/** A mean difference, split over what brings it about. */
export interface DifferencePartsData {
  readonly outcome: string;
  readonly unit: AmountUnit;
  readonly mean: number;
  /** They add up to the mean difference. */
  readonly parts: readonly { readonly label: string; readonly part: number }[];
}

const rowHeight = 44;

export const differenceParts: Chart<DifferencePartsData> = {
  id: "difference-parts",
  title: () => "What brings the mean difference about",
  subtitle: ({ outcome, unit }) =>
    `${outcome}, ${unitWords(unit)}; each part is averaged over every order of the changes.`,
  summary: ({ unit, mean, parts }) =>
    `On average ${signedAmount(unit, mean)} ${unitWords(unit)}. ${parts
      .map(({ label, part }) => `${label}: ${signedAmount(unit, part)}.`)
      .join(" ")}`,
  table: ({ unit, mean, parts }) => ({
    columns: [{ label: "Change" }, { label: `Part, ${unitWords(unit)}`, numeric: true }],
    rows: [
      ...parts.map(({ label, part }) => [label, signedAmount(unit, part)]),
      ["All of it", signedAmount(unit, mean)],
    ],
  }),
  draw({ unit, mean, parts }, context) {
    const rows = [...parts, { label: "All of it", part: mean }].map(({ label, part }, index) => ({
      label,
      part,
      value: inUnitWords(unit, part),
      y: index * rowHeight + 30,
      isTotal: index === parts.length,
    }));
    type Row = (typeof rows)[number];
    const height = rows.length * rowHeight + 8;
    const values = rows.map(({ value }) => value);
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    return plotIn(context, {
      height,
      marginTop: 2,
      marginBottom: 2,
      marginLeft: 6,
      marginRight: 6,
      x: { domain: low === high ? [-1, 1] : [low, high], axis: null },
      y: { domain: [0, height - 4], reverse: true, axis: null },
      marks: [
        link(rows, {
          x1: 0,
          x2: "value",
          y1: "y",
          y2: "y",
          stroke: ({ value, isTotal }: Row) =>
            value < 0
              ? isTotal
                ? colours.state
                : colours.regime
              : isTotal
                ? colours.worker
                : colours.family,
          strokeWidth: 11,
        }),
        ruleX([0], { stroke: colours.ink }),
        text(rows, {
          frameAnchor: "left",
          y: "y",
          dy: -17,
          text: "label",
          textAnchor: "start",
          fontWeight: 600,
          lineWidth: context.width >= 560 ? 44 : 19,
          textOverflow: "ellipsis",
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        text(rows, {
          frameAnchor: "right",
          y: "y",
          dx: -6,
          dy: -17,
          text: ({ part }: Row) => signedAmount(unit, part),
          textAnchor: "end",
          fill: colours.quiet,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
      ],
    });
  },
};
