import { link, rect, text } from "@observablehq/plot";
import type { Chart, ChartContext } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";
import { spreadLabels } from "./spreadLabels.ts";

/** Parts of gross earnings, from the state to the family. */
export interface FlowData {
  readonly shares: readonly {
    readonly id: string;
    readonly name: string;
    readonly side: "regime" | "third parties" | "unknown" | "worker";
    readonly share: number;
  }[];
  /** What the shares add up to beyond 1: costs met by loans or from the family. */
  readonly deficit: number;
}

/** Less than this is not drawn: a twentieth of a cent. */
const leastShown = 0.0005;
const rowHeight = 19;

export const flowOfDollar: Chart<FlowData> = {
  id: "flow",
  title({ shares }) {
    const cents = (id: string) => inCents(shares.find((part) => part.id === id)?.share ?? 0);
    return `Of each dollar earned, ${cents("to-state")} cents go to the state and ${cents("received-by-family")} reach the family`;
  },
  subtitle: ({ deficit }) =>
    "Cents of a dollar of gross earnings, average over all places and draws. Blue: the regime, the state strongest; " +
    "grey: agencies, brokers and carriers; orange: the worker, the family strongest." +
    (deficit >= leastShown
      ? ` The parts add up to ${inCents(1 + deficit)} cents: ${inCents(deficit)} are borrowed or come from the family, where costs exceed pay.`
      : ""),
  summary(data) {
    const cents = (side: string) => inCents(shareOf(data, side));
    return (
      `Of each dollar, ${cents("regime")} cents go to the state, its embassies, companies and officials, ` +
      `${inCents(shareOf(data, "third parties") + shareOf(data, "unknown"))} to agencies, brokers, carriers and ` +
      `persons unknown, and ${cents("worker")} stay with the worker, of which ` +
      `${inCents(data.shares.find(({ id }) => id === "received-by-family")?.share ?? 0)} reach the family.` +
      (data.deficit >= leastShown
        ? ` ${inCents(data.deficit)} cents of this are borrowed or from the family, where costs exceed pay.`
        : "")
    );
  },
  table: ({ shares }) => ({
    columns: [
      { label: "To" },
      { label: "Counted with" },
      { label: "Cents of a dollar earned", numeric: true },
    ],
    rows: shares
      .filter(({ share }) => share >= leastShown)
      .map(({ name, side, share }) => [name, side, inCents(share)]),
  }),
  draw: drawFlow,
};

function drawFlow(data: FlowData, context: ChartContext): SVGSVGElement {
  const { width } = context;
  const shown = data.shares.filter(({ share }) => share >= leastShown);
  const height = Math.max(380, shown.length * (rowHeight + 6));
  const total = 1 + data.deficit;
  const gap = 3;
  const scale = (height - gap * (shown.length - 1)) / total;
  // Without the gaps of the right-hand side the left one is shorter, and stands in the middle.
  const leftTop = (gap * (shown.length - 1)) / 2;
  const labelWidth = width < 480 ? 180 : 250;
  const left = 32;
  const right = width - labelWidth;
  let from = 0;
  let to = 0;
  const parts = shown.map((part) => {
    const thickness = part.share * scale;
    const placed = {
      ...part,
      colour: colourOf(part.id, part.side),
      thickness,
      y1: leftTop + (from + part.share / 2) * scale,
      y2: to + thickness / 2,
      leftTop: leftTop + from * scale,
      leftBottom: leftTop + (from + part.share) * scale,
      top: to,
      bottom: to + thickness,
    };
    from += part.share;
    to += thickness + gap;
    return placed;
  });
  const labels = spreadLabels(
    parts.map(({ y2 }) => y2),
    rowHeight,
    height,
  );
  const rows = parts.map((part, index) => ({ ...part, label: labels[index]! }));
  return plotIn(context, {
    height: height + 16,
    marginTop: 8,
    marginBottom: 8,
    marginLeft: 0,
    marginRight: 0,
    x: { domain: [0, width], axis: null },
    y: { domain: [0, height], axis: null, reverse: true },
    marks: [
      link(rows, {
        x1: left,
        x2: right,
        y1: "y1",
        y2: "y2",
        curve: "bump-x",
        stroke: "colour",
        strokeOpacity: 0.32,
        strokeWidth: (row: { thickness: number }) => Math.max(row.thickness, 0.75),
        strokeLinecap: "butt",
      }),
      rect(rows, { x1: left - 12, x2: left, y1: "leftTop", y2: "leftBottom", fill: "colour" }),
      rect(rows, {
        x1: right,
        x2: right + 8,
        y1: "top",
        y2: (row: { top: number; bottom: number }) => Math.max(row.bottom, row.top + 1),
        fill: "colour",
      }),
      link(rows, {
        x1: right + 10,
        x2: right + 22,
        y1: "y2",
        y2: "label",
        stroke: colours.rule,
      }),
      text(rows, {
        x: right + 56,
        y: "label",
        text: (row: { share: number }) => inCents(row.share),
        textAnchor: "end",
        fontWeight: 600,
        fill: colours.ink,
        fontVariant: "tabular-nums",
      }),
      text(rows, {
        x: right + 64,
        y: "label",
        text: "name",
        textAnchor: "start",
        fill: colours.ink,
      }),
      text(["1 dollar earned"], {
        x: 9,
        y: height / 2,
        rotate: -90,
        fill: colours.quiet,
        textAnchor: "middle",
      }),
    ],
  });
}

function shareOf({ shares }: FlowData, side: string): number {
  return shares.filter((part) => part.side === side).reduce((total, { share }) => total + share, 0);
}

function colourOf(id: string, side: FlowData["shares"][number]["side"]): string {
  if (id === "to-state") return colours.state;
  if (id === "received-by-family") return colours.worker;
  return side === "regime" ? colours.regime : side === "worker" ? colours.family : colours.others;
}

function inCents(share: number): string {
  return share >= 0.0995 ? (share * 100).toFixed(0) : (share * 100).toFixed(1);
}
