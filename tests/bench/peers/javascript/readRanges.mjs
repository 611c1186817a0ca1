import { readFileSync } from "node:fs";

/** The ranges of the common model, one object a segment: `{ workersLow: 1100, workersHigh: 2300, ... }`. */
export function readRanges(file) {
  const [header, ...rows] = readFileSync(file, "utf8").trim().split("\n");
  const columns = header.split(",");
  return rows.map((row) =>
    Object.fromEntries(row.split(",").map((field, index) => [columns[index], Number(field)])),
  );
}
