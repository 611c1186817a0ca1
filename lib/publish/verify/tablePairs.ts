import type { Difference } from "./differences.ts";
import type { Pair } from "./withinError.ts";

/** A table that another version wrote, beside the one that this version makes. */
export interface ComparedTables {
  readonly pairs: readonly Pair[];
  /** Rows and texts that only one of them has. */
  readonly differences: readonly Difference[];
}

/** Columns that hold standard errors, by the column that they are of. */
function errorColumn(name: string): string {
  return name === "value" ? "standard_error" : `${name}_standard_error`;
}

/** Numbers that are compared: those that have a standard error beside them. */
export function tablePairs(
  published: string,
  made: string,
  file: string,
  keys: readonly string[],
): ComparedTables {
  const [left, right] = [recordsOf(published), recordsOf(made)];
  const keyOf = (record: ReadonlyMap<string, string>) => keys.map((key) => record.get(key) ?? "").join(", ");
  const byKey = new Map(right.map((record) => [keyOf(record), record]));
  const pairs: Pair[] = [];
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (const record of left) {
    const key = keyOf(record);
    const other = byKey.get(key);
    if (other === undefined || seen.has(key)) {
      differences.push({ where: `${file}, ${key}`, says: other ? "stands there twice" : "is not made here" });
      continue;
    }
    seen.add(key);
    for (const [name, cell] of record) {
      const error = errorColumn(name);
      if (!record.has(error) || !other.has(error) || !other.has(name)) continue;
      pairs.push({
        where: `${file}, ${key}, ${name}`,
        published: numberOf(cell) ?? Number.NaN,
        publishedError: numberOf(record.get(error)!) ?? null,
        made: numberOf(other.get(name)!) ?? Number.NaN,
        madeError: numberOf(other.get(error)!) ?? null,
      });
    }
  }
  for (const key of byKey.keys())
    if (!seen.has(key)) differences.push({ where: `${file}, ${key}`, says: "is missing" });
  return { pairs, differences };
}

function numberOf(cell: string): number | undefined {
  if (cell.trim() === "") return undefined;
  const value = Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

/** Rows of CSV by the names of their columns. */
function recordsOf(text: string): ReadonlyMap<string, string>[] {
  const [names = [], ...rows] = rowsOf(text);
  return rows.map((row) => new Map(names.map((name, index) => [name, row[index] ?? ""])));
}

/** Cells of CSV after RFC 4180. */
export function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === "" && row.length === 0 && quoted === undefined && plain === "") break;
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  return rows;
}
