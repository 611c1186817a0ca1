import type { ChartTable } from "../engine/page.js";
import { elementMaker } from "./element.js";

/** A table with a caption that screen readers say. */
export function table(document: Document, caption: string, { columns, rows }: ChartTable): HTMLElement {
  const make = elementMaker(document);
  const cellClass = (index: number) => (columns[index]?.numeric ? "number" : undefined);
  return make(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": caption },
    make(
      "table",
      {},
      make("caption", { class: "unseen" }, caption),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          columns.map(({ label }, index) => make("th", { scope: "col", class: cellClass(index) }, label)),
        ),
      ),
      make(
        "tbody",
        {},
        rows.map((row) =>
          make(
            "tr",
            {},
            row.map((cell, index) =>
              index === 0 && !columns[0]!.numeric
                ? make("th", { scope: "row" }, cell)
                : make("td", { class: cellClass(index) }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}
