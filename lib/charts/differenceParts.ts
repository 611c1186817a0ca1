import { link, text } from "@observablehq/plot";
import { type AmountUnit, inUnitWords, signedAmount, unitWords } from "../wording/amounts.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { ruleInRows } from "./gridInRows.ts";
import { plotIn } from "./plotIn.ts";
import { wrapText } from "./wrapText.ts";

/** A mean difference, split over what brings it about. */
export interface DifferencePartsData {
  readonly outcome: string;
  readonly unit: AmountUnit;
  readonly mean: number;
  /** They add up to the mean difference. */
  readonly parts: readonly { readonly label: string; readonly part: number }[];
}

const lineHeight = 16;
const barHeight = 11;
const afterBar = 13;
/** Beside the labels, in pixels. */
const roomForNumbers = 64;

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
    let top = 6;
    const rows = [...parts, { label: "All of it", part: mean }].map(({ label, part }, index) => {
      const lines = wrapText(label, context.width - roomForNumbers);
      const y = top + lines.length * lineHeight + barHeight / 2 + 2;
      const row = { lines, top, part, value: inUnitWords(unit, part), y, isTotal: index === parts.length };
      top = y + barHeight / 2 + afterBar;
      return row;
    });
    type Row = (typeof rows)[number];
    const height = top + 4;
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
          strokeWidth: barHeight,
        }),
        ruleInRows(
          rows.map(({ y }) => ({ from: y - 9, to: y + 12 })),
          0,
          colours.ink,
        ),
        text(rows, {
          frameAnchor: "left",
          y: "top",
          lineAnchor: "top",
          lineHeight: lineHeight / 13,
          text: ({ lines }: Row) => lines.join("\n"),
          textAnchor: "start",
          fontWeight: 600,
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
        text(rows, {
          frameAnchor: "right",
          y: "top",
          lineAnchor: "top",
          lineHeight: lineHeight / 13,
          dx: -6,
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
