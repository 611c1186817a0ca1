import { readFileSync } from "node:fs";
import type { Distribution } from "../../lib/sampling/distribution.ts";

/** Rows of a table in tests/reference, which holds no quoted fields. */
export function readReference(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../reference/${name}.csv`, import.meta.url), "utf8");
  const [header, ...lines] = text.trim().split("\n");
  const columns = header!.split(",");
  return lines.map((line) => {
    const fields = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, fields[index]!]));
  });
}

/** A distribution from its kind and `name=value` pairs, lists having spaces between their numbers. */
export function parseDistribution(kind: string, parameters: string): Distribution {
  const lists = new Map(
    parameters.split(";").map((pair) => {
      const [name, value] = pair.split("=");
      return [name!, value!.split(" ").map(Number)];
    }),
  );
  if (kind === "discrete") return { kind, values: lists.get("values")!, weights: lists.get("weights")! };
  if (kind === "mixture") {
    const highs = lists.get("highs")!;
    const weights = lists.get("weights")!;
    const components = lists
      .get("lows")!
      .map((low, index) => ({ low, high: highs[index]!, weight: weights[index]! }));
    return { kind, components };
  }
  const numbers = Object.fromEntries([...lists].map(([name, [value]]) => [name, value]));
  return { kind, ...numbers } as unknown as Distribution;
}
