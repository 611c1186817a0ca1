import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

// As `npm run types` does it; here, because it leaves one of two cores to other tests.
it("the library, the pages and the tests pass the compiler", async () => {
  const root = path.resolve(import.meta.dirname, "..");
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [compiler, "-p", path.join(root, "tests/tsconfig.json")],
    { cwd: root },
  ).catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
}, 120_000);
