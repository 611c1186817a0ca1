import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../temporaryFolder.ts";
import { outputOf, program, refusalOf, wageflowIn } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const call = ["run", "kuwait-2012", "--draws", "2000", "--threshold", "5e6"] as const;
const names = ["outcomes.csv", "report.txt", "run.json"];

/** A new folder to work in. */
function workplace(name: string): string {
  const place = path.join(folder, name);
  mkdirSync(place);
  return place;
}

describe("run --out", () => {
  it.concurrent("writes the report as text, JSON and CSV into a new folder", async () => {
    const place = workplace("new");
    const { status, stdout } = await wageflowIn(place, ...call, "--out", "below/run");
    expect(status).toBe(0);
    const written = path.join(place, "below/run");
    expect(readdirSync(written).sort()).toEqual(names);
    expect(readdirSync(path.join(place, "below"))).toEqual(["run"]);
    const read = (name: string) => readFileSync(path.join(written, name), "utf8");
    expect(read("run.json")).toBe(await outputOf(wageflowIn(place, ...call, "--json")));
    expect(read("outcomes.csv")).toBe(await outputOf(wageflowIn(place, ...call, "--csv")));
    expect(read("report.txt")).toMatch(
      /^Kuwait alone, 2012\n[\s\S]*exceeds 5,000,000[\s\S]*The same digits again:\n {2}wageflow run/,
    );
    expect(stdout).toContain("Kuwait alone, 2012");
  });

  it.concurrent("writes the same bytes again, from wherever it is called", async () => {
    const [one, two] = [workplace("one"), workplace("two")];
    await wageflowIn(one, ...call, "--out", "run");
    await wageflowIn(folder, ...call, "--out", path.join(two, "run"));
    for (const name of names) {
      expect(readFileSync(path.join(two, "run", name), "utf8")).toBe(
        readFileSync(path.join(one, "run", name), "utf8"),
      );
    }
  });

  it.concurrent("says nothing on standard error", async () => {
    await outputOf(wageflowIn(workplace("silent"), ...call, "--out", "run"));
  });

  it.concurrent("makes a folder that others may read as any other new folder", async () => {
    const place = workplace("readable");
    mkdirSync(path.join(place, "usual"));
    await wageflowIn(place, ...call, "--out", "run");
    const mode = (name: string) => statSync(path.join(place, name)).mode;
    expect(mode("run")).toBe(mode("usual"));
  });

  it.concurrent("fills an empty folder", async () => {
    const place = workplace("empty");
    mkdirSync(path.join(place, "run"));
    expect((await wageflowIn(place, ...call, "--out", "run")).status).toBe(0);
    expect(readdirSync(path.join(place, "run")).sort()).toEqual(names);
  });

  it.concurrent("refuses a folder that holds something, and leaves it as it is", async () => {
    const place = workplace("full");
    mkdirSync(path.join(place, "run"));
    writeFileSync(path.join(place, "run/run.json"), "mine");
    const refusal = await refusalOf(wageflowIn(place, ...call, "--out", "run"));
    expect(refusal).toBe("run exists already and is not an empty folder; name a new one\n");
    expect(readdirSync(place)).toEqual(["run"]);
    expect(readFileSync(path.join(place, "run/run.json"), "utf8")).toBe("mine");
  });

  it.concurrent.each([
    ["a file", "file"],
    ["what would stand below a file", "file/run"],
    ["no name", ""],
    ["a link to a folder", "link"],
    ["a name too long for a folder", "n".repeat(300)],
  ])("refuses %s in plain words", async (title, out) => {
    const place = workplace(title.replaceAll(" ", "-"));
    writeFileSync(path.join(place, "file"), "mine");
    mkdirSync(path.join(place, "elsewhere"));
    writeFileSync(path.join(place, "elsewhere/kept"), "mine");
    symlinkSync("elsewhere", path.join(place, "link"));
    const before = readdirSync(place, { recursive: true }).sort();
    const refusal = await refusalOf(wageflowIn(place, ...call, "--out", out));
    expect(readdirSync(place, { recursive: true }).sort()).toEqual(before);
    expect(readFileSync(path.join(place, "file"), "utf8")).toBe("mine");
    expect(refusal).not.toMatch(/\bE[A-Z]{4,}\b/);
  });

  it.concurrent("leaves nothing behind where the call is wrong", async () => {
    const place = workplace("wrong");
    await refusalOf(wageflowIn(place, ...call, "--set", "no.such=1", "--out", "a/b"));
    await refusalOf(wageflowIn(place, ...call, "--outcome", "net-pay-per-century", "--out", "a/b"));
    expect(readdirSync(place)).toEqual([]);
  });

  // A limit on the size of files stands for a disk that is full.
  it.skipIf(!existsSync("/bin/sh")).each(["run", "a/b"])(
    "leaves nothing behind where a file cannot be written into %s",
    (out) => {
      const place = workplace(`limited-${out.replaceAll("/", "-")}`);
      const shell = 'ulimit -f 8 && exec "$0" "$@"';
      const { status, stdout, stderr } = spawnSync(
        "/bin/sh",
        ["-c", shell, process.execPath, program, ...call, "--out", out],
        { cwd: place, encoding: "utf8" },
      );
      expect(stderr).toMatch(/^wageflow: .*too large/i);
      expect(status).toBe(2);
      expect(stdout).toBe("");
      expect(readdirSync(place, { recursive: true })).toEqual([]);
    },
  );
});
