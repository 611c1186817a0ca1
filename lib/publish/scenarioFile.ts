import type { PageState } from "./link.ts";

/**
 * A state as a scenario file, which pages open and `wageflow run` takes. Words are written as JSON has them,
 * which YAML reads.
 */
export function scenarioFile(
  { scenario, set, choose, weigh, sentHome, dependence, seed, draws, design }: PageState,
  { id, title, year }: { readonly id: string; readonly title: string; readonly year: number },
): string {
  const section = (name: string, entries: Readonly<Record<string, unknown>>) =>
    Object.keys(entries).length === 0
      ? []
      : [
          `${name}:`,
          ...Object.entries(entries).map(([key, value]) => `  ${keyText(key)}: ${JSON.stringify(value)}`),
        ];
  return `${[
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    `year: ${year}`,
    `base: ${scenario}`,
    'assumes: "What the base assumes, with the changes below."',
    'leavesOut: "What the base leaves out."',
    ...(seed === undefined ? [] : [`seed: ${JSON.stringify(seed)}`]),
    ...(draws === undefined ? [] : [`draws: ${draws}`]),
    ...(design === undefined ? [] : [`design: ${design}`]),
    ...(dependence === undefined ? [] : [`dependence: ${dependence}`]),
    ...section("set", set),
    ...section("choose", choose),
    ...section("weigh", weigh),
    ...section("sentHome", Object.fromEntries(sentHome.map((place) => [place, "all"]))),
  ].join("\n")}\n`;
}

/** Words that YAML could read as something else are quoted: `no`, `1e3`. */
function keyText(key: string): string {
  return /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)+$/.test(key) ? key : JSON.stringify(key);
}
