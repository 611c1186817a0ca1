import type { ChartTable } from "../../charts/chart.ts";

/** A chart drawn, with what is said of it. */
export interface DrawnChart {
  /** For file names. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly summary: string;
  readonly table: ChartTable;
  /** As a file that stands alone. */
  readonly svg: string;
}

/** A piece of a report, to be written as HTML or Markdown. Texts are plain. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "quote"; readonly language: string; readonly text: string }
  | { readonly kind: "note"; readonly language: string; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "table"; readonly caption: string; readonly table: ChartTable }
  | { readonly kind: "chart"; readonly chart: DrawnChart };
