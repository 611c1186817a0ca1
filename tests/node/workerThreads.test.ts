import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { workerThreads } from "../../lib/node/workerThreads.ts";
import { simulateWith, summariseWith } from "../../lib/simulate/executors/simulateWith.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { boundlessStudy, smallStudy } from "../simulate/executors/studies.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

// Threads start here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const options = { draws: 100_000 };
const expected = simulate(smallStudy, options).digest();

/** The program of a worker that goes wrong. */
function program(name: string, code: string): string {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, `import { parentPort } from "node:worker_threads";\n${code}\n`);
  return file;
}

/** Worker threads of this process, beside those of the test runner. */
const running = () =>
  process.getActiveResourcesInfo().filter((name) => name === "MessagePort" || name === "Worker").length;

describe("workerThreads", () => {
  it.each([1, 2, 3, 8])(
    "give the digest of the run with %d workers, and are gone when closed",
    async (workers) => {
      const before = running();
      const executor = workerThreads(workers);
      expect((await summariseWith(executor, smallStudy, options)).digest()).toBe(expected);
      expect((await simulateWith(executor, smallStudy, { ...options, blockSize: 1024 })).digest()).toBe(
        expected,
      );
      expect(running()).toBeGreaterThan(before);
      await executor.close();
      expect(running()).toBe(before);
    },
  );

  it.each<[string, string, string | RegExp]>([
    [
      "that ends",
      'parentPort.on("message", () => process.exit(3));',
      "ended before its work was done, with status 3",
    ],
    ["that throws", 'parentPort.on("message", () => { throw new Error("no wish to"); });', "no wish to"],
    ["that cannot be started", "this is no program", /Unexpected identifier/],
  ])("end the run with a clear error, and leave none behind: one %s", async (name, code, message) => {
    const before = running();
    const executor = workerThreads(3, program(name.replaceAll(" ", "-"), code));
    await expect(summariseWith(executor, smallStudy, options)).rejects.toThrow(message);
    expect(running()).toBe(before);
  });

  it("tell what a study's evaluation throws, and leave none behind", async () => {
    const before = running();
    await expect(summariseWith(workerThreads(2), boundlessStudy, options)).rejects.toThrow("a draw is not a");
    expect(running()).toBe(before);
  });

  it("stop at once when the signal is given, even one that never comes to an end", async () => {
    const before = running();
    const executor = workerThreads(2, program("endless", 'parentPort.on("message", () => { for (;;) {} });'));
    const run = summariseWith(executor, smallStudy, { ...options, signal: AbortSignal.timeout(300) });
    await expect(run).rejects.toThrow("timeout");
    expect(running()).toBe(before);
  });
});
