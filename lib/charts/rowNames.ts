import { type Markish, type TextOptions, text } from "@observablehq/plot";
import { colours } from "./colours.ts";

/** Of a line of text in a row, in pixels; and as Plot has it, in the size of the font. */
export const lineHeight = 16;
export const lineHeightInFont = lineHeight / 13;

/**
 * The names of rows at the left, in the lines that `wrapText` breaks them into.
 *
 * @param top the field that says where a row's text begins
 */
export function rowNames<Row extends { readonly lines: readonly string[] }>(
  rows: readonly Row[],
  top: keyof Row & string,
  options: TextOptions = {},
): Markish {
  return text(rows, {
    frameAnchor: "left",
    y: top,
    text: ({ lines }: Row) => lines.join("\n"),
    textAnchor: "start",
    lineAnchor: "top",
    lineHeight: lineHeightInFont,
    fontWeight: 600,
    fill: colours.ink,
    ...options,
  });
}
