import { dot, link, ruleX, text } from "@observablehq/plot";
import { rangeText } from "../wording/quantityText.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { factorAxis, factorTicks } from "./factorTicks.ts";
import { plotIn } from "./plotIn.ts";
import { letterWidths, wrapText } from "./wrapText.ts";

/** Who repeats whom: origins with their figures, row by row, each hanging from an earlier row. */
export interface TreeOfOriginsData {
  readonly title: string;
  /** The unit of the figures in words, as `dollars a year`. */
  readonly unit: string;
  readonly rows: readonly {
    readonly parent: number | null;
    readonly depth: number;
    readonly kind: "origin" | "perhaps" | "error" | "figure";
    readonly id: string;
    readonly label: string;
    readonly low: number | null;
    readonly high: number | null;
    readonly year: number | null;
    readonly erroneous: boolean;
  }[];
}

type Row = TreeOfOriginsData["rows"][number];

const rowHeight = 24;
/** Of the second line of a label, and further ones. */
const lineHeight = 15;
const indent = 16;
/** From this width on the values stand on an axis of their own beside the tree. */
const roomForAxis = 560;
const axisFrom = 430;

export const treeOfOrigins: Chart<TreeOfOriginsData> = {
  id: "origins",
  title: ({ title }) => title,
  subtitle: ({ unit }) =>
    `Printed figures in ${unit}, under the origin that they repeat. Orange: what goes back to an error.`,
  summary({ rows }) {
    const figures = rows.filter(({ kind }) => kind === "figure");
    const origins = rows.filter(({ kind }) => kind === "origin" || kind === "perhaps");
    const wrong = figures.filter(({ erroneous }) => erroneous).length;
    return (
      `${figures.length} printed figures go back to ${origins.length} origins` +
      `${wrong === 0 ? "" : ` and, ${wrong} of them, to an error`}.`
    );
  },
  table: ({ rows }) => ({
    columns: [
      { label: "Figure" },
      { label: "Said by" },
      { label: "Value" },
      { label: "Of", numeric: true },
      { label: "Repeats" },
    ],
    rows: rows
      .filter(({ kind }) => kind === "figure")
      .map((row) => [
        row.id,
        row.label,
        valueText(row),
        row.year === null ? "" : String(row.year),
        rows[row.parent!]!.kind === "figure" ? rows[row.parent!]!.id : rows[row.parent!]!.label,
      ]),
  }),
  draw({ rows }, context) {
    const wide = context.width >= roomForAxis;
    const isFigure = ({ kind }: Row) => kind === "figure";
    const label = (row: Row) =>
      isFigure(row)
        ? `${row.id}  ${row.label}`
        : row.kind === "perhaps"
          ? `${row.label} (perhaps)`
          : row.label;
    let bottom = 20;
    const placed = rows.map((row) => {
      const x = 5 + row.depth * indent;
      const beside = isFigure(row) ? valueText(row).length * letterWidths.regular : 0;
      const room = context.width - 20 - x - beside;
      const lines = wrapText(label(row), wide ? axisFrom - x - 20 : room, isFigure(row) ? "regular" : "bold");
      const height = rowHeight + (lines.length - 1) * lineHeight;
      bottom += height;
      return { ...row, lines, x, y: bottom - height / 2 };
    });
    const height = bottom + 10;
    const branches = placed.filter(({ parent }) => parent !== null);
    const colour = ({ kind, erroneous }: Row) =>
      erroneous ? colours.worker : kind === "figure" ? colours.regime : colours.state;
    const words = (chosen: typeof placed, fontWeight: number) =>
      text(chosen, {
        x: (row: { x: number }) => row.x + 10,
        y: "y",
        text: ({ lines }: { lines: readonly string[] }) => lines.join("\n"),
        textAnchor: "start",
        fontWeight,
        lineHeight: lineHeight / 13,
        fill: colours.ink,
      });
    const drawn = plotIn(context, {
      height,
      margin: 0,
      x: { type: "identity", axis: null },
      y: { type: "identity", axis: null },
      marks: [
        link(branches, {
          x1: (row: { parent: number | null }) => placed[row.parent!]!.x,
          x2: (row: { parent: number | null }) => placed[row.parent!]!.x,
          y1: (row: { parent: number | null }) => placed[row.parent!]!.y,
          y2: "y",
          stroke: colours.others,
        }),
        link(branches, {
          x1: (row: { parent: number | null }) => placed[row.parent!]!.x,
          x2: "x",
          y1: "y",
          y2: "y",
          stroke: colours.others,
        }),
        dot(placed, {
          x: "x",
          y: "y",
          r: (row: Row) => (isFigure(row) ? 4 : 5),
          fill: colour,
          stroke: colours.paper,
          strokeWidth: 1.5,
        }),
        words(
          placed.filter((row) => !isFigure(row)),
          600,
        ),
        words(placed.filter(isFigure), 400),
        ...(wide
          ? []
          : [
              text(placed.filter(isFigure), {
                x: context.width - 2,
                y: "y",
                text: valueText,
                textAnchor: "end",
                fill: (row: Row) => (row.erroneous ? colours.worker : colours.ink),
                fontSize: 12,
              }),
            ]),
      ],
    });
    if (wide) drawn.append(valueAxis(placed.filter(isFigure), height, context));
    return drawn;
  },
};

/** The figures' values on a logarithmic axis, at the heights of their rows. */
function valueAxis(
  figures: readonly (Row & { readonly y: number })[],
  height: number,
  { document, width }: { readonly document: Document; readonly width: number },
): SVGSVGElement {
  const values = figures.flatMap(({ low, high }) => [low, high].filter((end) => end !== null && end > 0));
  const domain = [Math.min(...(values as number[])) / 1.6, Math.max(...(values as number[])) * 1.6] as const;
  const ticks = factorTicks(domain, 4);
  const ends = figures.map((row) => ({
    ...row,
    from: row.low ?? domain[0],
    to: row.high ?? domain[1],
  }));
  const isOpen = (row: Row) => row.low === null || row.high === null;
  const colour = (row: Row) => (row.erroneous ? colours.worker : colours.state);
  const drawn = plotIn(
    { document, width: width - axisFrom },
    {
      height,
      marginTop: 18,
      marginBottom: 10,
      marginLeft: 4,
      marginRight: 24,
      x: { type: "log", domain: [...domain], axis: null },
      y: { domain: [18, height - 10], reverse: true, axis: null },
      marks: [
        factorAxis(ticks, "top", (value) => rangeText({ low: value, high: value }, 1)),
        ruleX(ticks, { stroke: colours.rule }),
        link(
          ends.filter((row) => !isOpen(row)),
          { x1: "from", x2: "to", y1: "y", y2: "y", stroke: colour, strokeWidth: 3.5 },
        ),
        link(ends.filter(isOpen), {
          ...{ x1: "from", x2: "to", y1: "y", y2: "y" },
          stroke: colour,
          strokeWidth: 2,
          strokeDasharray: "2 4",
        }),
        dot(
          figures.flatMap((row) =>
            [row.low, row.high].flatMap((end) => (end === null ? [] : [{ ...row, x: end }])),
          ),
          { x: "x", y: "y", r: 4, fill: colour },
        ),
      ],
    },
  );
  drawn.setAttribute("x", String(axisFrom));
  return drawn;
}

function valueText({ low, high }: Pick<Row, "low" | "high">): string {
  return rangeText({ low, high }, 6).replace(/(?<=\d) to (?=\d)/, "–");
}
