import { readFileSync, statSync } from "node:fs";
import catalogue from "#catalogue";
import type { Asked } from "../publish/bundle/manifest.ts";
import { DataError } from "../study/problems.ts";
import { type Overrides, resolveStudy } from "../study/resolveStudy.ts";
import type { Study } from "../study/study.ts";
import { mostBytes } from "../study/vocabulary.ts";

/** Whether the command line means a file, not a scenario of the project. */
export function isFile(scenario: string): boolean {
  return /[/\\]|\.(?:ya?ml|json)$/i.test(scenario);
}

/**
 * The study of a scenario named on the command line: one of the project's, or a file.
 *
 * @throws DataError with a line for everything that is wrong
 */
export async function loadScenario(scenario: string, overrides: Overrides = {}): Promise<Study> {
  return studyOf(scenario, isFile(scenario) ? readUserFile(scenario) : null, overrides);
}

/**
 * The study of a scenario of the project, or of a file's text.
 *
 * @throws DataError with a line for everything that is wrong
 */
export async function studyOf(scenario: string, text: string | null, overrides: Overrides): Promise<Study> {
  if (text === null) return resolveStudy(catalogue, scenario, overrides);
  // Reading YAML and checking it is only needed for users' own files.
  const { readScenario } = await import("../study/readScenario.ts");
  const { scenario: written, locate } = readScenario(text, scenario);
  return resolveStudy(catalogue, written, overrides, locate);
}

/**
 * What a scenario named on the command line stands for, to be resolved: an id, or a scenario as read from a file.
 *
 * @throws DataError where the file cannot be read, or what is asked for cannot be resolved
 */
export async function askedFor(scenario: string, overrides: Overrides): Promise<Asked> {
  if (!isFile(scenario)) return { scenario, overrides };
  const text = readUserFile(scenario);
  // Found out here, so that messages name the lines of the file.
  await studyOf(scenario, text, overrides);
  const { readScenario } = await import("../study/readScenario.ts");
  return { scenario: readScenario(text, scenario).scenario, overrides };
}

/**
 * Text of a file of the user's.
 *
 * @throws DataError where it is missing, no file, or over 1 MB
 */
export function readUserFile(file: string): string {
  let size: number;
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new DataError([`${file}: is not a file`]);
    size = found.size;
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError([
      `${file}: there is no such file, or it cannot be read; \`wageflow scenarios\` lists the project's own`,
    ]);
  }
  if (size > mostBytes)
    throw new DataError([`${file}: is ${(size / 1e6).toFixed(1)} MB; files up to 1 MB are read`]);
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new DataError([`${file}: cannot be read; you may not, or it is gone`]);
  }
}
