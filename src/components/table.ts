import type { ChartTable } from "../engine/page.js";
import { type Attributes, elementMaker } from "./element.js";

/** What the parts of a table are, for browsers that no longer say so once each is a block. */
export interface TableRoles {
  readonly table: Attributes;
  readonly group: Attributes;
  readonly row: Attributes;
  readonly columnHead: Attributes;
  readonly rowHead: Attributes;
  cell(label: string): Attributes;
}

const plain: TableRoles = {
  table: {},
  group: {},
  row: {},
  columnHead: {},
  rowHead: {},
  cell: () => ({}),
};
const ofCards: TableRoles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHead: { role: "columnheader" },
  rowHead: { role: "rowheader" },
  cell: (label) => ({ role: "cell", "data-label": label }),
};

/** The roles in a table whose rows become cards on a phone, or of one that stays as it is. */
export function tableRoles(isCards: boolean): TableRoles {
  return isCards ? ofCards : plain;
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
  const roles = tableRoles(isCards);
  const cellClass = (index: number) => (columns[index]?.numeric ? "number" : undefined);
  return make(
    "div",
    { class: isCards ? "table cards" : "table", tabindex: 0, role: "region", "aria-label": caption },
    make(
      "table",
      roles.table,
      make("caption", { class: "unseen" }, caption),
      make(
        "thead",
        roles.group,
        make(
          "tr",
          roles.row,
          columns.map(({ label }, index) =>
            make("th", { scope: "col", class: cellClass(index), ...roles.columnHead }, label),
          ),
        ),
      ),
      make(
        "tbody",
        roles.group,
        rows.map((row) =>
          make(
            "tr",
            roles.row,
            row.map((cell, index) =>
              index === 0 && !columns[0]!.numeric
                ? make("th", { scope: "row", ...roles.rowHead }, cell)
                : make("td", { class: cellClass(index), ...roles.cell(columns[index]!.label) }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}
