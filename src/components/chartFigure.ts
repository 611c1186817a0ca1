import type { Chart } from "../engine/page.js";
import { elementMaker } from "./element.js";
import { table } from "./table.js";

/** The two widths that charts are drawn in: a phone's and a page's. The style sheet shows one of them. */
export const widths = { narrow: 358, wide: 760 } as const;
export type Edition = keyof typeof widths;

export interface FigureOptions {
  readonly document: Document;
  /** Draw these only; default: both. */
  readonly editions?: readonly Edition[];
  /** Where several figures use one chart. */
  readonly id?: string;
  /** Level of the heading. */
  readonly level?: 2 | 3 | 4;
}

/** A chart with its title and unit, a description in words, its numbers as a table, and downloads. */
export function chartFigure<Data>(
  chart: Chart<Data>,
  data: Data,
  { document, editions = ["narrow", "wide"], id = chart.id, level = 3 }: FigureOptions,
): HTMLElement {
  const make = elementMaker(document);
  const title = chart.title(data);
  return make(
    "figure",
    { class: "chart", id: `chart-${id}` },
    make(
      "figcaption",
      {},
      make(`h${level}`, { id: `chart-${id}-title` }, title),
      make("p", { class: "subtitle" }, chart.subtitle(data)),
    ),
    make(
      "div",
      { class: "drawing", role: "img", "aria-label": `${title}. ${chart.summary(data)}` },
      editions.map((edition) =>
        make("div", { class: edition }, chart.draw(data, { document, width: widths[edition] })),
      ),
    ),
    make(
      "details",
      { class: "numbers" },
      make("summary", {}, "In words and numbers"),
      make("p", {}, chart.summary(data)),
      table(document, title, chart.table(data)),
      make(
        "p",
        { class: "downloads", hidden: true },
        "Download: ",
        ["SVG", "PNG", "CSV"].map((form) =>
          make("button", { type: "button", "data-download": form.toLowerCase() }, form),
        ),
      ),
    ),
  );
}
