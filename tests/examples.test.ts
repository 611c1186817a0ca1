import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import { describe, expect, it, vi } from "vitest";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, "..");

/** Examples of docstrings: what they show, the code, and what its comment says that it prints. */
const examples = ["lib/index.ts", "lib/publishing.ts"].flatMap((file) => {
  const text = readFileSync(path.join(root, file), "utf8").replace(/^ \* ?/gm, "");
  return [...text.matchAll(/@example (.*)\n```ts\n([\s\S]*?)```/g)].map(([, shows, code]) => ({
    shows: shows!,
    code: code!,
    prints: /^\/\/ prints (.*)$/m.exec(code!)?.[1],
  }));
});

describe("the examples of the library's pages", () => {
  it("are there", () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
  });

  it.each(examples)("run and print what they say: $shows", async ({ code, prints }) => {
    // Inside the package, so that it is found under its own name.
    const file = path.join(
      root,
      "build",
      `example-${process.pid}-${examples.findIndex((one) => one.code === code)}.mjs`,
    );
    writeFileSync(file, transformSync(code, { loader: "ts", format: "esm" }).code);
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root });
      expect(stdout.trim()).toBe(prints);
    } finally {
      rmSync(file);
    }
  });
});
