import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, "..");
const readme = readFileSync(path.join(root, "README.md"), "utf8");

/** Blocks of commands with the lines that they print; `...` stands for any lines. */
const blocks = [...readme.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(([, command, output]) => ({
  command: command!,
  shown: output!.trimEnd().split("\n"),
}));

function outputOf(command: string): string {
  const [program, ...words] = command.split(" ");
  expect(program).toBe("node");
  return execFileSync(process.execPath, words, { cwd: root, encoding: "utf8" });
}

describe("README", () => {
  it("has commands to try", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(5);
  });

  it.each(blocks)("$command prints what the README shows", ({ command, shown }) => {
    const lines = outputOf(command)
      .split("\n")
      .map((line) => line.trimEnd());
    let from = 0;
    let anywhere = false;
    for (const line of shown) {
      if (line === "...") {
        anywhere = true;
        continue;
      }
      const at = anywhere ? lines.indexOf(line.trimEnd(), from) : from;
      expect(lines[at], `"${line}" of the README`).toBe(line.trimEnd());
      from = at + 1;
      anywhere = false;
    }
  });

  it("quotes the headline that the default run prints", () => {
    const fold = (text: string) => text.replace(/\s+/g, " ").trim();
    const quote = readme
      .split("\n")
      .filter((line) => line.startsWith("> "))
      .map((line) => line.slice(2))
      .join(" ");
    expect(quote).not.toBe("");
    expect(fold(outputOf("node build/wageflow.cjs run"))).toContain(fold(quote));
  });

  it("names files and scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    for (const name of ["start", "test"]) expect(scripts).toHaveProperty(name);
    for (const [, file] of readme.matchAll(/`((?:tests|data|lib)\/[\w./-]+)`/g)) {
      expect(() => readFileSync(path.join(root, file!)), file).not.toThrow(/ENOENT/);
    }
  });

  it("shows a library example that runs", async () => {
    const example = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
    const program = example.replace('"wageflow"', JSON.stringify(path.join(root, "build/lib/index.js")));
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], {
      encoding: "utf8",
    });
    expect(printed).toMatch(/^[0-9a-f]{64} \d+\n$/);
  });
});
