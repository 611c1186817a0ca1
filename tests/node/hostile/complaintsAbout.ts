import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { type Ended, refusalOf, wageflowIn } from "../cli/wageflow.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

const folder = temporaryFolder();
let files = 0;

/** Writes a scenario file that nobody else has. */
export function scenarioFile(content: string | Uint8Array): { readonly folder: string; readonly name: string } {
  files += 1;
  const name = `hostile-${files}.yaml`;
  writeFileSync(path.join(folder, name), content);
  return { folder, name };
}

/**
 * What `check` says of a scenario file that cannot be used, with `FILE` for its name: a few lines in plain
 * words, each with the file's name, and status 1.
 */
export async function complaintsAbout(content: string | Uint8Array): Promise<string> {
  const { name } = scenarioFile(content);
  const complaints = await refusalOf(wageflowIn(folder, "check", name), 1);
  const lines = complaints.trimEnd().split("\n");
  for (const line of lines) expect(line.startsWith(`${name}:`) ? name : line).toBe(name);
  expect(complaints).not.toMatch(/undefined|\[object|call stack|\w+Error\b|node:|YAML\.|JS /);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys them
  expect(complaints).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  expect(lines.length).toBeLessThanOrEqual(25);
  expect(complaints.length).toBeLessThan(5000);
  return complaints.replaceAll(name, "FILE");
}

/** What another command says of such a file: the same, with status 2. */
export async function refusalWith(content: string | Uint8Array, ...call: readonly string[]): Promise<string> {
  const { name } = scenarioFile(content);
  const ended: Promise<Ended> = wageflowIn(folder, ...call.map((word) => (word === "FILE" ? name : word)));
  return (await refusalOf(ended)).replaceAll(name, "FILE");
}
