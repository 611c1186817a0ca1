import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../temporaryFolder.ts";
import { jsonOf, outputOf, refusalOf, wageflowIn } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const call = ["publish", "kuwait-2012", "--draws", "1024", "--method", "sobol"] as const;
let printed: string;
let line: string;

beforeAll(async () => {
  printed = await outputOf(wageflowIn(folder, ...call, "--out", "pub"));
  await outputOf(wageflowIn(folder, ...call, "--out", "pub", "--zip"));
  line = /^ {2}(wageflow .*…)$/m.exec(printed)![1]!;
});

describe("publish", () => {
  it("writes a folder, and says what to quote, print and cite", () => {
    const written = readdirSync(path.join(folder, "pub"), { recursive: true, encoding: "utf8" });
    for (const file of [
      "manifest.json",
      "report.html",
      "report.md",
      "datapackage.json",
      "data/outcomes.parquet",
      "charts/flow.svg",
    ])
      expect(written).toContain(file);
    expect(printed).toContain("7.2 to 13 million US dollars");
    expect(printed).toContain("쿠웨이트");
    expect(printed).toContain("wageflow.cjs verify pub");
  });

  it("needs a new place, and draws that a publication can have", async () => {
    expect(await refusalOf(wageflowIn(folder, ...call))).toContain("--out");
    expect(await refusalOf(wageflowIn(folder, ...call, "--out", "pub"))).toContain("exists already");
    expect(await refusalOf(wageflowIn(folder, ...call, "--out", ""))).toContain("--out takes a name");
    const below = ["--out", "pub/manifest.json/x"] as const;
    for (const more of [[], ["--zip"]])
      expect(await refusalOf(wageflowIn(folder, ...call, ...below, ...more))).toContain(
        "a file stands where a folder would have to be",
      );
    expect(await refusalOf(wageflowIn(folder, ...call, "--out", "pub", "--zip"))).toContain("exists already");
    expect(await refusalOf(wageflowIn(folder, "publish", "--draws", "1e6", "--out", "x"))).toContain(
      "--draws",
    );
    expect(await refusalOf(wageflowIn(folder, "publish", "kuwayt-2012", "--out", "x"))).toContain(
      "kuwait-2012",
    );
    expect(readdirSync(folder).sort()).toEqual(["pub", "pub.zip"]);
  });
});

describe("verify is refused", () => {
  it.each<[string, readonly string[], string]>([
    ["a folder with a digest", ["pub", "--digest", "ffffffff"], "--digest is for a link"],
    ["a folder with a change", ["pub", "--set", "wage.kuwait=3"], "--set is for a line"],
    ["a zip with draws", ["pub.zip", "--draws", "5"], "--draws is for a line"],
    ["a link with a seed", ["?v=1&seed=4", "--seed", "5"], "--seed is for a line; a link says itself"],
    ["a link of another program", ["?set=wage.kuwait=3", "--digest", "ffffffff"], "has no `v=1`"],
    [
      "a line whose draws are no number",
      ["wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 1e5 draws · b492c410969c…"],
      'the line says "1e5 draws"',
    ],
    [
      "a line of too many draws",
      ["wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 100000001 draws · b492c410969c…"],
      "draws are a whole number from 1 to 10000000",
    ],
  ])("%s", async (_, call, message) => {
    expect(await refusalOf(wageflowIn(folder, "verify", ...call))).toContain(message);
  });
});

describe("verify", () => {
  it.each(["pub", "pub.zip", "pub/manifest.json"])(
    "says of %s that it is the same to the bit",
    async (published) => {
      expect(await outputOf(wageflowIn(folder, "verify", published))).toMatch(/^Verified to the bit\./);
    },
  );

  it("of a tampered table ends with 1 and names the line", async () => {
    const { status, stdout, stderr } = await tampered("outcomes", (place) => {
      const file = path.join(place, "data/outcomes.csv");
      writeFileSync(file, readFileSync(file, "utf8").replace("narrow,narrow", "narrow,taken"));
    });
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(/^Not verified\.[\s\S]*data\/outcomes\.csv/);
  });

  it("prints what was found as JSON", async () => {
    expect(await jsonOf(wageflowIn(folder, "verify", "pub/manifest.json", "--json"))).toMatchObject({
      format: "wageflow-verification",
      formatVersion: 1,
      verdict: "to the bit",
      wrong: [],
    });
  });

  it("accepts the line beside a figure, whole or shortened, and refuses another", async () => {
    expect(await outputOf(wageflowIn(folder, "verify", line))).toMatch(/^Verified/);
    const short = line.replace(/([0-9a-f]{4})[0-9a-f]{8}…$/, "$1...");
    expect(await outputOf(wageflowIn(folder, "verify", short))).toMatch(/Only 4 digits/);
    const other = await wageflowIn(folder, "verify", line.replace("seed 2012", "seed 2013"));
    expect(other.status).toBe(1);
    expect(other.stdout).toMatch(/^Not verified/);
  });

  it("accepts the line of a changed scenario with the changes, or with the scenario", async () => {
    const changed = await outputOf(
      wageflowIn(folder, ...call, "--set", "wage.kuwait=350..500", "--out", "changed"),
    );
    const changedLine = /^ {2}(wageflow .*…)$/m.exec(changed)![1]!;
    expect(changedLine).toContain("kuwait-2012 with 1 change ");
    expect(await refusalOf(wageflowIn(folder, "verify", changedLine))).toContain("--scenario FILE");
    for (const how of [
      ["--set", "wage.kuwait=350..500"],
      ["--scenario", "changed/scenario.json"],
    ])
      expect(await outputOf(wageflowIn(folder, "verify", changedLine, ...how))).toMatch(/^Verified/);
  });

  it("accepts a link with the digest of its run", async () => {
    const digest = /([0-9a-f]{12})…$/.exec(line)![1]!;
    const link = "https://example.org/wages/publish.html?v=1&scenario=kuwait-2012&draws=1024";
    expect(await outputOf(wageflowIn(folder, "verify", `${link}&digest=${digest}`))).toMatch(/^Verified/);
    expect(await outputOf(wageflowIn(folder, "verify", link, "--digest", digest))).toMatch(/^Verified/);
    expect((await wageflowIn(folder, "verify", `${link}&digest=000000000000`)).status).toBe(1);
    const bare = await refusalOf(wageflowIn(folder, "verify", link));
    expect(bare).toContain(line);
    expect(await refusalOf(wageflowIn(folder, "verify", "https://example.org/?v=9"))).toContain("version");
  });

  it.each([
    ["nothing-here", /no such file/],
    ["words.json", /neither a zip nor a manifest/],
    ["broken.zip", /no zip/],
    ["empty", /no publication/],
    ["wageflow 0.1.0 · x", /no line/],
    ["http://", /no address/],
  ])("refuses %s in plain words", async (published, says) => {
    mkdirSync(path.join(folder, "empty"), { recursive: true });
    writeFileSync(path.join(folder, "words.json"), "words");
    writeFileSync(path.join(folder, "broken.zip"), "PK but no more");
    expect(await refusalOf(wageflowIn(folder, "verify", published))).toMatch(says);
  });

  async function tampered(name: string, change: (place: string) => void) {
    const place = path.join(folder, name);
    await outputOf(wageflowIn(folder, ...call, "--out", name));
    change(place);
    const ended = await wageflowIn(folder, "verify", name);
    rmSync(place, { recursive: true });
    return ended;
  }
});
