import type { SensitivityRow } from "./sensitivityReport.ts";

/** The rows of every item, by measure. */
export function itemsOf(rows: readonly SensitivityRow[]): ReadonlyMap<string, SensitivityRow>[] {
  const items = new Map<string, Map<string, SensitivityRow>>();
  for (const row of rows) {
    const key = JSON.stringify([row.kind, row.item, row.method === "new-data" ? row.note : ""]);
    const item = items.get(key) ?? new Map<string, SensitivityRow>();
    items.set(key, item.set(row.measure, row));
  }
  return [...items.values()];
}
