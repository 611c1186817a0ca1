import type { PageState } from "./link.ts";

/**
 * A state as a scenario file, which pages open and `wageflow run` takes. Words are written as JSON has them,
 * which YAML reads.
 */
export function scenarioFile(
  { scenario, set, choose, seed, draws }: PageState,
  { id, title, year }: { readonly id: string; readonly title: string; readonly year: number },
): string {
  const section = (name: string, entries: Readonly<Record<string, unknown>>) =>
    Object.keys(entries).length === 0
      ? []
      : [`${name}:`, ...Object.entries(entries).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)];
  return `${[
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    `year: ${year}`,
    `base: ${scenario}`,
    'assumes: "What the base assumes, with the changes below."',
    'leavesOut: "What the base leaves out."',
    ...(seed === undefined ? [] : [`seed: ${JSON.stringify(seed)}`]),
    ...(draws === undefined ? [] : [`draws: ${draws}`]),
    ...section("set", set),
    ...section("choose", choose),
  ].join("\n")}\n`;
}
