import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readPartFile } from "../../../lib/publish/parts/partFile.ts";
import { pseudoRandom } from "../../simulate/pseudoRandom.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { tinyScenario } from "./tinyScenario.ts";
import { jsonOf, outputOf, program, refusalOf, wageflowIn } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 300_000 });

const folder = temporaryFolder();
writeFileSync(path.join(folder, "tiny.yaml"), tinyScenario);

/** How a process ended, and what it said. */
interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

function start(...call: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<End> } {
  const child = spawn(process.execPath, [program, "run", "tiny.yaml", ...call], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr!.on("data", (text) => {
    stderr += text;
  });
  const ended = new Promise<End>((resolve) =>
    child.on("close", (status, signal) => resolve({ status, signal, stderr })),
  );
  return { child, ended };
}

async function until(holds: () => boolean, ended: Promise<End>): Promise<void> {
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!holds() && !over) await new Promise((resolve) => setTimeout(resolve, 5));
}

const read = (out: string) => readPartFile(readFileSync(path.join(folder, out, "part.json"), "utf8"), out);
const leavesDone = (out: string) =>
  existsSync(path.join(folder, out, "part.json"))
    ? read(out).leaves.reduce((sum, [first, end]) => sum + end - first, 0)
    : 0;
const digestIn = (out: string) =>
  (JSON.parse(readFileSync(path.join(folder, out, "run.json"), "utf8")) as { outcomesDigest: string })
    .outcomesDigest;

describe("run --resume", () => {
  const draws = ["--draws", "4000000"] as const;
  const whole = jsonOf(wageflowIn(folder, "run", "tiny.yaml", ...draws, "--workers", "2", "--json"));

  it.each([
    // Two workers take longer to start.
    ["in one thread", "1", 39],
    ["in two workers", "2", 13],
  ])("ends with the same digest after kills at any moment, %s", async (title, workers, kills) => {
    const out = title.replaceAll(" ", "-");
    const call = [...draws, "--workers", workers] as const;
    const { outcomesDigest } = (await whole) as { outcomesDigest: string };
    const random = pseudoRandom(out);
    const began = performance.now();
    const first = start(...call, "--out", out, "--resume");
    await until(() => leavesDone(out) > 0, first.ended);
    // A machine that has become busier since takes longer, and is given longer.
    let longest = 1.25 * (performance.now() - began);
    first.child.kill("SIGKILL");
    await first.ended;
    let done = leavesDone(out);
    let grown = 0;
    for (let kill = 1; kill < kills; kill++) {
      const { child, ended } = start(...call, "--out", out, "--resume");
      const timer = setTimeout(() => child.kill("SIGKILL"), random() * longest);
      const { stderr, signal } = await ended;
      clearTimeout(timer);
      expect([stderr, signal]).toEqual(["", "SIGKILL"]);
      const now = leavesDone(out);
      expect(now).toBeGreaterThanOrEqual(done);
      if (now > done) grown++;
      else if (grown === 0) longest *= 1.1;
      done = now;
    }
    // Kills came before the first writing and after it.
    expect(grown).toBeGreaterThan(0);
    const { status, stderr } = await start(...call, "--out", out, "--resume").ended;
    expect([status, stderr]).toEqual([0, ""]);
    expect(digestIn(out)).toBe(outcomesDigest);
    expect(readdirSync(path.join(folder, out)).sort()).toEqual([
      "outcomes.csv",
      "part.json",
      "report.txt",
      "run.json",
    ]);
  });

  const long = ["--draws", "100000000"] as const;

  it("goes on after Ctrl-C, which ends it with status 130", async () => {
    for (const round of [1, 2]) {
      const before = leavesDone("stopped");
      const { child, ended } = start(...long, "--out", "stopped", "--resume");
      await until(() => leavesDone("stopped") > before, ended);
      child.kill("SIGINT");
      const { status, stderr } = await ended;
      expect(status).toBe(130);
      expect(stderr).toMatch(
        /^wageflow: interrupted after [\d,]+ of 100,000,000 draws; the same call goes on from there\n$/,
      );
      expect(leavesDone("stopped")).toBeGreaterThan(before);
      expect(readdirSync(path.join(folder, "stopped")), `round ${round}`).toEqual(["part.json"]);
    }
    const call = ["run", "tiny.yaml", ...long, "--out", "stopped", "--resume"] as const;
    expect(await refusalOf(wageflowIn(folder, ...call, "--seed", "5"))).toContain(
      'stopped/part.json: is of another run: its seed is "2020", not "5"',
    );
    expect(await refusalOf(wageflowIn(folder, "merge", "stopped"))).toMatch(
      /leaves \d+ to 12207 of 12208 are missing/,
    );
  });

  it("leaves nothing after Ctrl-C where it was not called for", async () => {
    const calls = [[], ["--workers", "2"], ["--shard", "1/3"]].map(async (more, call) => {
      const out = `nothing-${call}`;
      const { child, ended } = start(...long, "--out", out, ...more);
      // Three at once take long to start where the machine is busy.
      setTimeout(() => child.kill("SIGINT"), 6000);
      const { status, stderr } = await ended;
      expect([status, stderr]).toEqual([130, "wageflow: interrupted; nothing was written\n"]);
      expect(existsSync(path.join(folder, out))).toBe(false);
    });
    await Promise.all(calls);
  });

  it("does not touch a folder with other things in it", async () => {
    mkdirSync(path.join(folder, "full"));
    writeFileSync(path.join(folder, "full/run.json"), "mine");
    const call = ["run", "tiny.yaml", "--draws", "10000", "--out", "full", "--resume"] as const;
    expect(await refusalOf(wageflowIn(folder, ...call))).toBe(
      "full exists already and is not an empty folder; name a new one\n",
    );
    expect(readdirSync(path.join(folder, "full"))).toEqual(["run.json"]);
  });

  it("reports again what is done already", async () => {
    const call = ["run", "tiny.yaml", "--draws", "100000", "--out", "done", "--resume"] as const;
    const first = await outputOf(wageflowIn(folder, ...call));
    expect(await outputOf(wageflowIn(folder, ...call))).toBe(first);
  });
});
