import { elementMaker } from "./element.js";
import { roleIn } from "./table.js";

/** Tables of fewer columns fit on a phone. */
const fewestForCards = 4;

export interface SortableColumn<Row> {
  readonly label: string;
  readonly show: (row: Row) => string;
  /** What rows are sorted by; a column without is not sortable. */
  readonly by?: (row: Row) => number | string;
}

/** A table whose rows the reader can sort, search and download; without scripts it stands as it is. */
export function sortableTable<Row>(
  document: Document,
  {
    id,
    caption,
    columns,
    rows,
  }: {
    readonly id: string;
    readonly caption: string;
    readonly columns: readonly SortableColumn<Row>[];
    readonly rows: readonly Row[];
  },
): HTMLElement {
  const make = elementMaker(document);
  const isNumber = (column: SortableColumn<Row>) =>
    rows[0] !== undefined && typeof column.by?.(rows[0]) === "number";
  const isCards = columns.length >= fewestForCards;
  const role = (name: string, label?: string) => roleIn(isCards, name, label);
  return make(
    "figure",
    { class: "chart sortable", id: `chart-${id}` },
    make(
      "div",
      { class: "buttons", hidden: true },
      make("input", { type: "search", "aria-label": `Search in: ${caption}`, placeholder: "Search" }),
      make("button", { type: "button", "data-download": "csv" }, "CSV"),
    ),
    make(
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
            columns.map((column) =>
              make(
                "th",
                { scope: "col", class: isNumber(column) ? "number" : undefined, ...role("columnheader") },
                column.by === undefined
                  ? column.label
                  : make("button", { type: "button", class: "sort" }, column.label),
              ),
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
              columns.map((column, index) => {
                const attributes = {
                  class: isNumber(column) ? "number" : undefined,
                  "data-by": column.by === undefined ? undefined : String(column.by(row)),
                };
                return index === 0
                  ? make("th", { scope: "row", ...attributes, ...role("rowheader") }, column.show(row))
                  : make("td", { ...attributes, ...role("cell", column.label) }, column.show(row));
              }),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Lets every sortable table of the page, now and later, be sorted and searched. */
export function offerSorting(document: Document): void {
  document.addEventListener("click", (event) => {
    const head = (event.target as Element).closest<HTMLElement>(".sort")?.closest("th");
    if (head) sortBy(head);
  });
  document.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    const figure = field.matches("[type=search]") ? field.closest(".sortable") : null;
    if (figure === null) return;
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of figure.querySelectorAll<HTMLElement>("tbody tr")) {
      row.hidden = !words.every((word) => row.textContent!.toLowerCase().includes(word));
    }
  });
}

function sortBy(head: HTMLTableCellElement): void {
  const body = head.closest("table")!.tBodies[0]!;
  const descending = head.getAttribute("aria-sort") !== "descending";
  for (const other of head.parentElement!.children) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const value = (row: HTMLTableRowElement) => row.cells[head.cellIndex]!.dataset.by!;
  const rows = [...body.rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    const difference = Number(left) - Number(right);
    return Number.isNaN(difference) ? (left < right ? -1 : left > right ? 1 : 0) : difference;
  });
  body.append(...(descending ? rows.reverse() : rows));
}
