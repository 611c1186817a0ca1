export type Cell = string | number | boolean | null;

export interface Column {
  readonly name: string;
  /** As Frictionless has it. */
  readonly type: "string" | "number" | "integer" | "boolean";
  readonly description: string;
  /** Never blank. */
  readonly required?: boolean;
}

/** A table with what its columns mean. */
export interface Table {
  /** For file names. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column that may be blank. */
export function column<Type extends Column["type"]>(name: string, type: Type, description: string) {
  return { name, type, description };
}

/** A table whose rows are worked out from entries, a column at a time. */
export function tableOf<Entry>(
  of: Pick<Table, "name" | "title" | "description">,
  entries: readonly Entry[],
  columns: readonly (Column & { readonly cell: (entry: Entry) => Cell | undefined })[],
): Table {
  return {
    ...of,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: entries.map((entry) => columns.map(({ cell }) => blank(cell(entry)))),
  };
}

/** A text without letters is nothing, as a file of text cannot tell the two apart. */
function blank(cell: Cell | undefined): Cell {
  return cell === undefined || cell === "" ? null : cell;
}

/** A table as CSV after RFC 4180, with line feeds: numbers to the last digit, blank where there is nothing. */
export function csvText({ columns, rows }: Table): string {
  return [columns.map(({ name }) => name), ...rows]
    .map((row) => `${row.map((cell) => csvCell(cell)).join(",")}\n`)
    .join("");
}

function csvCell(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
