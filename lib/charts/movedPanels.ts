import { areaY, lineY, link, rect, text } from "@observablehq/plot";
import { percent } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { inForm, type NumberForm } from "./numberForm.ts";
import { panelGrid } from "./panelGrid.ts";
import { plotIn } from "./plotIn.ts";
import { wrapText } from "./wrapText.ts";

type Density = { readonly from: number; readonly step: number; readonly shares: readonly number[] };
type Ends = { readonly low: number; readonly median: number; readonly high: number };

export interface MovedPanel {
  readonly name: string;
  readonly unit: string;
  readonly form: NumberForm;
  readonly before: Ends;
  readonly after: Ends | null;
  readonly density: { readonly before: Density; readonly after: Density } | null;
  readonly options:
    | readonly { readonly title: string; readonly before: number; readonly after: number }[]
    | null;
}

/** Distributions of all draws and of those that a condition leaves. */
export interface MovedData {
  readonly id: string;
  readonly title: string;
  readonly panels: readonly MovedPanel[];
}

const shapeHeight = 74;
const optionBar = 5;
/** Lines of names and captions, and of options, whose letters are smaller. */
const lineHeight = 15;
const optionLine = 13;
const optionLetters = 11 / 13;
const afterOption = 6;

export const movedPanels: Chart<MovedData> = {
  id: "moved",
  title: ({ title }) => title,
  subtitle: () =>
    "Filled: the draws that remain; line, and the mark across a bar: all draws. Below: the median of all draws and of those that remain.",
  summary: ({ panels }) =>
    panels.length === 0
      ? "Nothing moves by more than chance would."
      : panels
          .slice(0, 4)
          .map((panel) => `${panel.name}: ${inWords(panel)}.`)
          .join(" "),
  table: ({ panels }) => ({
    columns: [
      { label: "Distribution" },
      { label: "all draws, middle", numeric: true },
      { label: "5 to 95 %", numeric: true },
      { label: "those that remain, middle", numeric: true },
      { label: "5 to 95 %", numeric: true },
      { label: "unit" },
    ],
    rows: panels.flatMap(({ name, form, before, after, options, unit }) =>
      options === null
        ? [
            [
              name,
              inForm(form, before.median),
              `${inForm(form, before.low)} to ${inForm(form, before.high)}`,
              after === null ? "" : inForm(form, after.median),
              after === null ? "" : `${inForm(form, after.low)} to ${inForm(form, after.high)}`,
              unit,
            ],
          ]
        : options.map((option) => [
            `${name}: ${option.title}`,
            percent(option.before),
            "",
            percent(option.after),
            "",
            "of the draws",
          ]),
    ),
  }),
  draw({ panels }, context) {
    const { width } = panelGrid(context.width - 4, panels.length, 0);
    const wrapped = panels.map((panel) => ({
      ...panel,
      names: wrapText(panel.name, width),
      captions: panel.options === null ? wrapText(captionOf(panel), width, "regular") : [],
      options: panel.options?.map((option) => ({
        ...option,
        lines: wrapText(`${percent(option.after)} ${option.title}`, width / optionLetters, "regular"),
      })),
    }));
    const most = (sizes: readonly number[]) => Math.max(1, ...sizes);
    const nameHeight = most(wrapped.map(({ names }) => names.length)) * lineHeight + 2;
    const captionHeight = most(wrapped.map(({ captions }) => captions.length)) * lineHeight + 5;
    const bodyHeight = Math.max(shapeHeight, ...wrapped.map(({ options }) => heightOf(options ?? [])));
    const grid = panelGrid(context.width - 4, panels.length, nameHeight + bodyHeight + captionHeight);
    const placed = wrapped.map((panel, index) => ({
      ...panel,
      left: grid.left(index),
      right: grid.left(index) + grid.width,
      top: grid.top(index),
      bottom: grid.top(index) + nameHeight + bodyHeight,
    }));
    const curve = (which: "before" | "after") =>
      placed.flatMap(({ density, left, bottom }, panel) => {
        if (density === null) return [];
        const most = Math.max(...density.before.shares, ...density.after.shares) || 1;
        const { shares } = density[which];
        return shares.map((share, index) => ({
          panel,
          bottom,
          x: left + (grid.width * (index + 0.5)) / shares.length,
          y: bottom - (bodyHeight * share) / most,
        }));
      });
    const options = placed.flatMap(({ options: all, left, bottom }) => {
      if (all === undefined) return [];
      let y = bottom - bodyHeight;
      return all.map((option) => {
        const top = y + option.lines.length * optionLine;
        y = top + optionBar + afterOption;
        return {
          ...option,
          left,
          end: left + grid.width * option.after,
          mark: left + grid.width * option.before,
          top,
          bottom: top + optionBar,
        };
      });
    });
    return plotIn(context, {
      height: Math.max(1, grid.height),
      margin: 0,
      x: { domain: [0, context.width], axis: null },
      y: { domain: [0, Math.max(1, grid.height)], reverse: true, axis: null },
      marks: [
        areaY(curve("after"), { x: "x", y1: "bottom", y2: "y", z: "panel", fill: colours.regime }),
        lineY(curve("before"), { x: "x", y: "y", z: "panel", stroke: colours.ink, strokeWidth: 1.5 }),
        rect(options, { x1: "left", x2: "end", y1: "top", y2: "bottom", fill: colours.regime }),
        link(options, {
          x1: "mark",
          x2: "mark",
          y1: ({ top }: { top: number }) => top - 2,
          y2: ({ bottom }: { bottom: number }) => bottom + 1,
          stroke: colours.ink,
          strokeWidth: 2,
        }),
        text(options, {
          x: "left",
          y: "top",
          dy: -2,
          lineAnchor: "bottom",
          text: ({ lines }: { lines: readonly string[] }) => lines.join("\n"),
          textAnchor: "start",
          fontSize: 11,
          lineHeight: optionLine / 11,
          fill: colours.ink,
        }),
        link(
          placed.filter(({ options: all }) => all === undefined),
          { x1: "left", x2: "right", y1: "bottom", y2: "bottom", stroke: colours.quiet },
        ),
        text(placed, {
          x: "left",
          y: "top",
          text: ({ names }: { names: readonly string[] }) => names.join("\n"),
          textAnchor: "start",
          lineAnchor: "top",
          lineHeight: lineHeight / 13,
          fontWeight: 600,
          fill: colours.ink,
        }),
        text(placed, {
          x: "left",
          y: "bottom",
          dy: 5,
          text: ({ captions }: { captions: readonly string[] }) => captions.join("\n"),
          textAnchor: "start",
          lineAnchor: "top",
          lineHeight: lineHeight / 13,
          fill: colours.quiet,
        }),
      ],
    });
  },
};

function inWords({ form, before, after, options, unit }: MovedPanel): string {
  if (options !== null) {
    return options
      .map(({ title, before: share, after: now }) => `${title} ${percent(share)}, then ${percent(now)}`)
      .join("; ");
  }
  if (after === null) return `middle ${inForm(form, before.median)} ${unit}, no draw remains`;
  return `middle ${inForm(form, before.median)}, then ${inForm(form, after.median)} ${unit}`;
}

function captionOf({ form, before, after, unit }: MovedPanel): string {
  return `${inForm(form, before.median)}${after === null ? "" : ` → ${inForm(form, after.median)}`} ${unit}`.trimEnd();
}

/** What the options of a choice take, each with its lines, its bar and the space below. */
function heightOf(options: readonly { readonly lines: readonly string[] }[]): number {
  return options.reduce((total, { lines }) => total + lines.length * optionLine + optionBar + afterOption, 0);
}
