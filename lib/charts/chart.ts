/** Where a chart is drawn: the page's document, or one of a program without a page. */
export interface ChartContext {
  readonly document: Document;
  /** In pixels, from about 280. */
  readonly width: number;
}

/** The numbers of a chart. */
export interface ChartTable {
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A way to draw data, with what is said of it in words. */
export interface Chart<Data> {
  /** For file names and links. */
  readonly id: string;
  /** What it shows, as a heading. */
  title(data: Data): string;
  /** Unit and what the marks mean, one line. */
  subtitle(data: Data): string;
  /** The same in words, for those who do not see it. */
  summary(data: Data): string;
  table(data: Data): ChartTable;
  draw(data: Data, context: ChartContext): SVGSVGElement;
}
