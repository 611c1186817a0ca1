import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { expect, vi } from "vitest";
import catalogue from "#catalogue";
import { addCheck } from "../../../lib/node/cli/check.ts";
import { DataError } from "../../../lib/study/problems.ts";
import { readScenario } from "../../../lib/study/readScenario.ts";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";
import { refusalOf, wageflowIn } from "../cli/wageflow.ts";

/** What is said of a scenario file called FILE that cannot be used: a line a problem. */
export function complaintsAbout(text: string): string {
  try {
    const { scenario, locate } = readScenario(text, "FILE");
    resolveStudy(catalogue, scenario, {}, locate);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const complaints = error.problems.map((problem) => `${problem}\n`).join("");
    expectPlainWords(complaints);
    return complaints;
  }
  throw new Error("the scenario can be used");
}

// Of all test files together, which share this module.
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "wageflow-")));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** Writes a scenario file that nobody else has. */
export function scenarioFile(content: string | Uint8Array): {
  readonly folder: string;
  readonly name: string;
} {
  files += 1;
  const name = `hostile-${files}.yaml`;
  writeFileSync(path.join(folder, name), content);
  return { folder, name };
}

/** The same from `check`, called in this process, where it sets the status 1. */
export async function complaintsOfCheck(content: string | Uint8Array): Promise<string> {
  const { name } = scenarioFile(content);
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const printed = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { exitCode } = process;
  try {
    const program = new Command().exitOverride();
    addCheck(program);
    await program.parseAsync(["check", path.join(folder, name)], { from: "user" });
    expect(process.exitCode).toBe(1);
    expect(printed).not.toHaveBeenCalled();
    const complaints = said.mock.calls.map(([text]) => String(text)).join("");
    return plain(complaints.replaceAll(path.join(folder, name), "FILE"));
  } finally {
    process.exitCode = exitCode;
    said.mockRestore();
    printed.mockRestore();
  }
}

/** The same from a program of its own, which is stopped where it takes long. */
export async function complaintsOfProgram(content: string | Uint8Array): Promise<string> {
  return plain(await refusalBy(["check", "FILE"], content, 1));
}

function plain(complaints: string): string {
  expectPlainWords(complaints);
  return complaints;
}

/** What any command says of such a file. */
export async function refusalBy(
  call: readonly string[],
  content: string | Uint8Array,
  status: 1 | 2 = 2,
): Promise<string> {
  const { name } = scenarioFile(content);
  const ended = wageflowIn(folder, ...call.map((word) => (word === "FILE" ? name : word)));
  return (await refusalOf(ended, status)).replaceAll(name, "FILE");
}

/** A few lines of words for people, each with the name of the file. */
function expectPlainWords(complaints: string): void {
  const lines = complaints.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(25);
  expect(complaints.length).toBeLessThan(5000);
  for (const line of lines) expect(line).toMatch(/^FILE(?::[1-9]\d*)?: \S/);
  expect(complaints).not.toMatch(/undefined|\[object|call stack|\w+Error\b|node:|YAML\.|JS /);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys them
  expect(complaints).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
}
