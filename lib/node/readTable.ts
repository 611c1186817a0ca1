import { readFileSync } from "node:fs";
import { fromCSV } from "arquero";

/** Rows of a CSV file, every field as text; an empty field is an empty text. */
export function readTable(file: string): Record<string, string>[] {
  const table = fromCSV(readFileSync(file, "utf8"), { autoType: false });
  return (table.objects() as Record<string, string | null>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? ""])),
  );
}
