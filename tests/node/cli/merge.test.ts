import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { digestOfText } from "../../../lib/simulate/digest.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";
import { readScenario } from "../../../lib/study/readScenario.ts";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";
import { projectCatalogue } from "../../support.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { tinyScenario } from "./tinyScenario.ts";
import { jsonOf, outputOf, refusalOf, wageflow, wageflowIn } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
const draws = 90_000;
const of = 4;
const call = [
  "run",
  "tiny.yaml",
  "--draws",
  String(draws),
  "--set",
  "wage=250..600",
  "--choose",
  "take=share",
] as const;
const shards = path.join(folder, "shards");
const { scenario, locate } = readScenario(tinyScenario, "tiny.yaml");
const study = resolveStudy(
  projectCatalogue(),
  scenario,
  { set: { wage: [250, 600] }, choose: { take: "share" } },
  locate,
);

interface Report {
  readonly outcomesDigest: string;
  readonly draws: number;
  readonly quantilesWithin: number;
  readonly shareBetweenOptions: number | null;
}

beforeAll(async () => {
  writeFileSync(path.join(folder, "tiny.yaml"), tinyScenario);
  // Made in any order, and at the same time.
  const made = [3, 1, 4, 2].map((number) =>
    outputOf(
      wageflowIn(
        folder,
        ...call,
        "--shard",
        `${number}/${of}`,
        "--out",
        "shards",
        "--workers",
        number === 2 ? "2" : "1",
      ),
    ),
  );
  for (const text of await Promise.all(made))
    expect(text).toMatch(/^shards\/part-\d-of-4\.json: [\d,]+ draws, shard/);
});

/** A folder with a copy of the shards, some changed. */
function copied(name: string, change: (place: string) => void = () => {}): string {
  const place = path.join(folder, name);
  mkdirSync(place);
  for (const file of readdirSync(shards)) copyFileSync(path.join(shards, file), path.join(place, file));
  change(place);
  return place;
}

describe("merge", () => {
  it.concurrent("gives the digest of the run in one piece, without the scenario's file", async () => {
    const report = (await jsonOf(wageflowIn("/", "merge", shards, "--json"))) as Report;
    expect(report.outcomesDigest).toBe(simulate(study, { draws }).digest());
    expect(report).toMatchObject({ draws, quantilesWithin: 0.0005, shareBetweenOptions: null });
  });

  it.concurrent("tells how to make the same run, and that it was summarised", async () => {
    const text = await outputOf(wageflowIn(folder, "merge", "shards", "--threshold", "1e5"));
    expect(text).toContain("quantiles and thresholds are within 0.05 %");
    expect(text).toContain(
      "run tiny.yaml --seed 2020 --draws 90000 --set wage=250..600 --choose take=share --threshold 100000",
    );
    expect(text).toMatch(/exceeds 100,000: \d/);
    expect(text).not.toContain("of the variance");
  });

  it.concurrent("writes the report into a folder, and prints CSV", async () => {
    const csv = await outputOf(wageflowIn(folder, "merge", "shards", "--csv", "--out", "merged"));
    expect(readFileSync(path.join(folder, "merged/outcomes.csv"), "utf8")).toBe(csv);
    expect(csv).toMatch(/^outcome,measure/);
  });

  it.concurrent("does not mind what the files are called", async () => {
    const place = copied("renamed", (place) =>
      renameSync(path.join(place, "part-1-of-4.json"), path.join(place, "part of the old laptop.json")),
    );
    const report = (await jsonOf(wageflow("merge", place, "--json"))) as Report;
    expect(report.outcomesDigest).toBe(simulate(study, { draws }).digest());
  });
});

describe("merge refuses", () => {
  const change = (name: string, edit: (file: Record<string, unknown>) => void) => (place: string) => {
    const file = path.join(place, name);
    const { checksum: _, ...content } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    edit(content);
    writeFileSync(file, JSON.stringify({ ...content, checksum: digestOfText(JSON.stringify(content)) }));
  };

  it.concurrent.each<[string, (place: string) => void, string]>([
    [
      "a missing shard",
      (place) => rmSync(path.join(place, "part-3-of-4.json")),
      "leaves 5 to 7 of 11 are missing: shard 3/4",
    ],
    [
      "a doubled shard",
      (place) => copyFileSync(path.join(place, "part-2-of-4.json"), path.join(place, "part-2b.json")),
      "part-2b.json: holds leaves 2 to 4 that",
    ],
    [
      "a shard that is cut off",
      (place) => writeFileSync(path.join(place, "part-1-of-4.json"), "{"),
      "part-1-of-4.json: is not JSON",
    ],
    [
      "a shard in which a digit was changed",
      (place) => {
        const file = path.join(place, "part-4-of-4.json");
        writeFileSync(file, readFileSync(file, "utf8").replace(/"least":(\d)/, '"least":9$1'));
      },
      "part-4-of-4.json: was changed since it was written",
    ],
    [
      "a shard of another seed",
      change("part-2-of-4.json", (file) => Object.assign(file, { seed: "7" })),
      "part-2-of-4.json: is of another run than",
    ],
    [
      "a shard of another version",
      change("part-2-of-4.json", (file) => Object.assign(file, { codeVersion: "0.0.1" })),
      "its version of wageflow is 0.0.1, not",
    ],
    [
      "a shard of another study",
      change("part-2-of-4.json", (file) => Object.assign(file, { studyDigest: "0".repeat(64) })),
      "its study is tiny.yaml (000000000000), not",
    ],
    [
      "shards whose scenario was changed",
      (place) => {
        for (const name of readdirSync(place))
          change(name, (file) => Object.assign(file.call as object, { set: [] }))(place);
      },
      "its study is not the one that its call makes here",
    ],
    [
      "shards whose scenario is wrong",
      (place) => {
        for (const name of readdirSync(place))
          change(name, (file) => Object.assign(file.call as object, { text: "id: [" }))(place);
      },
      "tiny.yaml:1: ",
    ],
    [
      "a shard that is too large for one",
      (place) => writeFileSync(path.join(place, "part-x.json"), Buffer.alloc(256_000_001, " ")),
      "is too large",
    ],
  ])("%s", async (name, change, message) => {
    expect(await refusalOf(wageflow("merge", copied(name.replaceAll(" ", "-"), change)))).toContain(message);
  });

  it.concurrent("a folder that is not there, and one without shards", async () => {
    expect(await refusalOf(wageflow("merge", path.join(folder, "nowhere")))).toContain(
      "there is no such folder",
    );
    mkdirSync(path.join(folder, "without"));
    expect(await refusalOf(wageflow("merge", path.join(folder, "without")))).toContain(
      "holds no files part*.json",
    );
  });
});

describe("run --shard is refused", () => {
  it.concurrent.each<[readonly string[], string]>([
    [["--shard", "1/2"], "--shard needs a folder: --out"],
    [["--shard", "0/2", "--out", "x"], "--shard takes a number and how many there are, as 3/64"],
    [["--shard", "3/2", "--out", "x"], "--shard takes a number and how many there are, as 3/64"],
    [
      ["--shard", "1/4", "--draws", "20000", "--out", "x"],
      "20,000 draws are 3 leaves, so there can be 3 shards at most, not 4",
    ],
    [["--shard", "1/2", "--out", "x", "--json"], "a shard is no whole run"],
    [["--until", "1%", "--shard", "1/2", "--out", "x"], "--until runs in one piece"],
    [["--resume"], "--resume needs a folder: --out"],
    [["--workers", "0"], "--workers takes a whole number from 1 to 256"],
  ])("%j", async (more, message) => {
    expect(await refusalOf(wageflowIn(folder, "run", "tiny.yaml", ...more))).toContain(message);
  });

  it.concurrent("where the shard is there already", async () => {
    const place = copied("again");
    expect(await refusalOf(wageflowIn(folder, ...call, "--shard", "1/4", "--out", place))).toContain(
      "part-1-of-4.json: is there already; --resume goes on with it",
    );
  });
});
