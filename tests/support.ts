import { fileURLToPath } from "node:url";
import { readData } from "../lib/node/readData.ts";
import { type Catalogue, emptyCatalogue } from "../lib/study/catalogue.ts";
import { DataError } from "../lib/study/problems.ts";
import { readScenario } from "../lib/study/readScenario.ts";
import { type Overrides, resolveStudy } from "../lib/study/resolveStudy.ts";
import type { Study } from "../lib/study/study.ts";

/** What every scenario has to say; it stands before the text of a test. */
const header = `id: made-up
title: Made up
year: 2020
base: none
assumes: Made up for a test.
leavesOut: Nothing.
`;

/** The study of a made-up scenario of its own, from the YAML of what matters to the test. */
export function studyOf(
  text: string,
  overrides: Overrides = {},
  catalogue: Catalogue = emptyCatalogue,
): Study {
  const { scenario, locate } = readScenario(header + text, "made-up.yaml");
  return resolveStudy(catalogue, scenario, overrides, locate);
}

/** What is wrong with such a scenario, without file and line. */
export function problemsOf(text: string, overrides: Overrides = {}, catalogue?: Catalogue): string[] {
  try {
    studyOf(text, overrides, catalogue);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems.map((problem) => problem.replace(/^made-up\.yaml:\d+: /, ""));
  }
  return [];
}

/** A line of `parameters`. */
export function parameter(id: string, unit: string, distribution: string, more = ""): string {
  return `  - { id: ${id}, label: ${id}, unit: ${unit}, basis: judgement, note: Made up., distribution: ${distribution}${more} }`;
}

export function fixed(id: string, unit: string, value: number): string {
  return parameter(id, unit, `{ kind: fixed, value: ${value} }`);
}

export function uniform(id: string, unit: string, low: number, high: number, more = ""): string {
  return parameter(id, unit, `{ kind: uniform, low: ${low}, high: ${high} }`, `, covers: 1${more}`);
}

/** A line of `segments`. */
export function segment(id: string, fields: string): string {
  return `  - { id: ${id}, title: ${id}, place: Anywhere, work: any, mode: any, ${fields} }`;
}

/** A line of `chains`. */
export function chain(id: string, ...stages: readonly string[]): string {
  return `  - { id: ${id}, title: ${id}, says: Made up., stages: [${stages.join(", ")}] }`;
}

/** A line of `choices`; `weights` are numbers or tables by the options of `given`. */
export function choice(id: string, weights: Readonly<Record<string, number | string>>, more = ""): string {
  const options = Object.entries(weights).map(
    ([option, weight]) => `{ id: ${option}, title: ${option}, says: Made up., weight: ${weight} }`,
  );
  return `  - { id: ${id}, title: ${id}, question: Which?, reason: Made up., options: [${options.join(", ")}]${more} }`;
}

/** The project's own data, read from its files. */
export function projectCatalogue(): Catalogue {
  return readData(fileURLToPath(new URL("..", import.meta.url))).catalogue;
}
