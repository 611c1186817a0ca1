import { gridX, link, type Markish } from "@observablehq/plot";
import { colours } from "./colours.ts";

/** Where the bar of a row stands, between the lines of text above and below it. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Vertical lines of the axis beside the bars only, so that they do not run through names and numbers. */
export function gridInRows(bands: readonly Band[], ticks: number): Markish[] {
  return bands.map(({ from, to }) =>
    gridX({ stroke: colours.rule, strokeOpacity: 1, ticks, y1: from, y2: to }),
  );
}

/** A line at a value beside the bars only. */
export function ruleInRows(bands: readonly Band[], value: number, stroke: string): Markish {
  return link(bands, { x1: value, x2: value, y1: "from", y2: "to", stroke });
}
