import { rect, ruleX, text } from "@observablehq/plot";
import { grouped } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

/** A payslip from gross earnings down to what is left. */
export interface PayslipFallData {
  readonly title: string;
  readonly currency: string;
  readonly steps: readonly {
    readonly name: string;
    readonly kind: "total" | "regime" | "others" | "worker";
    readonly from: number;
    readonly to: number;
  }[];
}

const rowHeight = 40;
const colourOf = {
  total: colours.worker,
  regime: colours.state,
  others: colours.others,
  worker: colours.family,
};

export const payslipFall: Chart<PayslipFallData> = {
  id: "payslip",
  title: ({ title }) => title,
  subtitle: ({ currency }) =>
    `${currency} a year. Orange: what the worker holds; blue: taken by the state and its people; grey: by others.`,
  summary: ({ steps, currency }) =>
    `${steps.map(({ name, kind, from, to }) => (kind === "total" ? `${name}: ${amount(to)}` : `${name} takes ${amount(from - to)}`)).join("; ")} ${currency} a year.`,
  table: ({ steps, currency }) => ({
    columns: [{ label: "Line" }, { label: `${currency} a year`, numeric: true }],
    rows: steps.map(({ name, kind, from, to }) =>
      kind === "total" ? [name, amount(to)] : [name, `−${amount(from - to)}`],
    ),
  }),
  draw({ steps }, context) {
    const rows = steps.map((step, row) => ({
      ...step,
      top: row * rowHeight + 17,
      least: Math.min(step.from, step.to),
      most: Math.max(step.from, step.to),
    }));
    const height = steps.length * rowHeight;
    return plotIn(context, {
      height: height + 4,
      margin: 2,
      x: { domain: [0, Math.max(...rows.map(({ most }) => most))], axis: null },
      y: { domain: [0, height], reverse: true, axis: null },
      marks: [
        rect(rows, {
          x1: "least",
          x2: "most",
          y1: "top",
          y2: ({ top }: { top: number }) => top + 17,
          fill: ({ kind }: { kind: keyof typeof colourOf }) => colourOf[kind],
        }),
        ruleX([0], { stroke: colours.quiet }),
        ...([400, 600] as const).map((fontWeight) =>
          text(
            rows.filter(({ kind }) => (kind === "total") === (fontWeight === 600)),
            {
              x: 0,
              y: "top",
              dy: -8,
              dx: 2,
              text: "name",
              textAnchor: "start",
              fontWeight,
              fill: colours.ink,
            },
          ),
        ),
        text(rows, {
          frameAnchor: "right",
          y: "top",
          dy: -8,
          text: ({ kind, from, to }: PayslipFallData["steps"][number]) =>
            kind === "total" ? amount(to) : `−${amount(from - to)}`,
          textAnchor: "end",
          fontVariant: "tabular-nums",
          fill: colours.ink,
        }),
      ],
    });
  },
};

function amount(value: number): string {
  return grouped(Math.round(value));
}
