import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readTable } from "../../lib/node/readTable.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, "../..");
const figures = readTable(path.join(root, "data/evidence/report-2012.csv"));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wageflow-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function checkEvidence(...call: readonly string[]) {
  return spawnSync(process.execPath, ["build/lib/node/checkEvidence.js", ...call], {
    cwd: root,
    encoding: "utf8",
  });
}

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A made text that holds every figure on the first of its lines, and nothing else. */
function madeText(): string[] {
  const lines: string[] = [];
  for (const { lines: range, printed } of figures) {
    const first = Number(range!.split("-")[0]);
    while (lines.length < first) lines.push("");
    lines[first - 1] += ` ${printed}`;
  }
  return lines;
}

describe("npm run check-evidence", () => {
  it("is the script that is built", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(scripts["check-evidence"]).toMatch(/ node build\/lib\/node\/checkEvidence\.js$/);
  });

  it("ends with status 0 where every figure stands in its lines", () => {
    const { status, stdout, stderr } = checkEvidence(write("good.txt", madeText().join("\n")));
    expect(stdout).toBe(`${figures.length} figures: ${figures.length} good, 0 not\n`);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("prints each miss and a summary, and ends with status 1", () => {
    const { id, lines: range, printed } = figures[0]!;
    const lines = madeText();
    lines[Number(range!.split("-")[0]) - 1] = "";
    const { status, stdout } = checkEvidence(write("bad.txt", lines.join("\n")));
    expect(stdout).toContain(`${id}, lines ${range}: "${printed}" does not stand there; it stands `);
    expect(stdout).toMatch(new RegExp(`^${figures.length} figures: \\d+ good, \\d+ not\\n$`, "m"));
    expect(status).toBe(1);
  });

  it("says plainly that the lines of a text are not those that the figures name", () => {
    const { status, stdout } = checkEvidence(write("other.txt", madeText().join("\n\n")));
    expect(stdout).toContain("this text is another edition than the one whose lines the figures name");
    expect(status).toBe(1);
  });

  it.each([
    ["without a file", [], "call: npm run check-evidence -- path/to/report.txt\n"],
    ["with an option", ["--help"], "call: npm run check-evidence -- path/to/report.txt\n"],
    ["with two files", ["one.txt", "two.txt"], "call: npm run check-evidence -- path/to/report.txt\n"],
    ["with a file that is missing", ["missing.txt"], /no such file.*missing\.txt/],
    ["with a folder", ["."], /directory/],
  ])("refuses a call %s with status 2", (_, call, message) => {
    const { status, stdout, stderr } = checkEvidence(...call);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });
});
