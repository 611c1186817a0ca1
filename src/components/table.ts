import type { ChartTable } from "../engine/page.js";
import { type Attributes, elementMaker } from "./element.js";

/** What a part of a table is, for browsers that no longer say so where rows become cards on a phone. */
export function roleIn(isCards: boolean, role: string, label?: string): Attributes {
  return isCards ? { role, "data-label": label } : {};
}

/** A few short numbers fit beside one another on a phone; more, or words among them, do not. */
function isBetterAsCards({ columns }: ChartTable): boolean {
  return columns.length > 5 || (columns.length === 5 && columns.slice(1).some(({ numeric }) => !numeric));
}

/** A table with a caption that screen readers say. */
export function table(document: Document, caption: string, content: ChartTable): HTMLElement {
  const make = elementMaker(document);
  const { columns, rows } = content;
  const isCards = isBetterAsCards(content);
  const role = (name: string, label?: string) => roleIn(isCards, name, label);
  const cellClass = (index: number) => (columns[index]?.numeric ? "number" : undefined);
  return make(
    "div",
    { class: isCards ? "table cards" : "table", tabindex: 0, role: "region", "aria-label": caption },
    make(
      "table",
      role("table"),
      make("caption", { class: "unseen" }, caption),
      make(
        "thead",
        role("rowgroup"),
        make(
          "tr",
          role("row"),
          columns.map(({ label }, index) =>
            make("th", { scope: "col", class: cellClass(index), ...role("columnheader") }, label),
          ),
        ),
      ),
      make(
        "tbody",
        role("rowgroup"),
        rows.map((row) =>
          make(
            "tr",
            role("row"),
            row.map((cell, index) =>
              index === 0 && !columns[0]!.numeric
                ? make("th", { scope: "row", ...role("rowheader") }, cell)
                : make("td", { class: cellClass(index), ...role("cell", columns[index]!.label) }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}
