import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { version } from "../lib/version.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: unknown;
  readonly imports: Readonly<Record<string, { readonly default: string }>>;
}

const root = path.resolve(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "wageflow-package-")));
/** Where the packed file is only unpacked: no other package is near. */
const unpacked = path.join(folder, "unpacked");
/** Where it is installed beside the packages that it names. */
const consumer = path.join(folder, "consumer");
let packed: readonly string[];

function npm(call: readonly string[], cwd: string) {
  return spawnSync("npm", [...call, "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
}

const wageflow = (file: string, call: readonly string[], cwd: string) =>
  execFileSync(process.execPath, [file, ...call], { cwd, encoding: "utf8" });

beforeAll(() => {
  for (const place of [unpacked, consumer]) mkdirSync(place);
  const { stdout } = npm(["pack", "--json", "--pack-destination", folder], root);
  const [pack] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  packed = pack.files.map((file) => file.path);
  const tarball = path.join(folder, pack.filename);
  execFileSync("tar", ["-xzf", tarball, "-C", unpacked]);

  writeFileSync(path.join(consumer, "package.json"), '{ "private": true, "type": "module" }\n');
  if (npm(["install", "--offline", tarball], consumer).status === 0) return;
  // Without a registry or its cache, the packages that it names are those that the project has.
  const modules = path.join(consumer, "node_modules");
  mkdirSync(path.join(modules, manifest.name), { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", path.join(modules, manifest.name), "--strip-components=1"]);
  for (const dependency of Object.keys(manifest.dependencies)) {
    const place = path.join(modules, dependency);
    mkdirSync(path.dirname(place), { recursive: true });
    if (!existsSync(place)) symlinkSync(path.join(root, "node_modules", dependency), place, "junction");
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Paths anywhere in a part of the manifest. */
function pathsIn(part: unknown): string[] {
  if (typeof part === "string") return [path.posix.normalize(part)];
  return part !== null && typeof part === "object" ? Object.values(part).flatMap(pathsIn) : [];
}

describe("the packed files", () => {
  it("have everything that package.json points to", () => {
    const pointedTo = [
      manifest.bin,
      manifest.exports,
      Object.values(manifest.imports).map((entry) => entry.default),
    ];
    const paths = pathsIn(pointedTo);
    expect(paths).toEqual(
      expect.arrayContaining(["build/wageflow.cjs", "build/lib/index.js", "build/lib/index.d.ts"]),
    );
    expect(paths.filter((file) => !packed.includes(file))).toEqual([]);
  });

  it.each(["package.json", "README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "data/LICENSE"])(
    "have %s",
    (file) => {
      expect(packed).toContain(file);
    },
  );

  it("have the data with its descriptor and schemas", () => {
    const { resources } = JSON.parse(readFileSync(path.join(root, "data/datapackage.json"), "utf8")) as {
      resources: { path: string; schema: string | object }[];
    };
    const files = resources.flatMap(({ path: file, schema }) => [
      file,
      ...(typeof schema === "string" ? [schema] : []),
    ]);
    const expected = ["datapackage.json", "schemas/run.schema.json", ...files].map((file) => `data/${file}`);
    expect(expected.filter((file) => !packed.includes(file))).toEqual([]);
  });

  it("have no tests, no sources and nothing else", () => {
    const wanted = [
      /^(package\.json|README\.md|CHANGELOG\.md|CITATION\.cff|LICENSE)$/,
      /^build\/(wageflow\.cjs|(wageflow\.browser|publishing|catalogue|kernel|outlines|directionNumbers|digests|worker)\.js|catalogue\.json|licences\.txt)$/,
      /^build\/lib\/(?!node\/)[\w/]+\.(js|d\.ts)$/,
      /^data\/([\w-]+\/)?[\w-]+\.(yaml|csv|json)$/,
      /^data\/schemas\/[\w-]+\.schema\.json$/,
      /^data\/LICENSE$/,
      // What stands in for lib/sha256.ts in Node, and its worker threads.
      /^build\/lib\/node\/(sha256\.js|workerThreads\.(js|d\.ts))$/,
    ];
    expect(packed.filter((file) => !wanted.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it("have no compiled file whose source is gone", () => {
    const orphans = packed
      .filter((file) => file.startsWith("build/lib/"))
      .filter(
        (file) => !existsSync(path.join(root, file.replace(/^build\//, "").replace(/\.(d\.ts|js)$/, ".ts"))),
      );
    expect(orphans).toEqual([]);
  });
});

describe("the command, unpacked with no other package near", () => {
  const command = path.join(unpacked, "package", manifest.bin.wageflow!);

  it("prints the headline from any folder", () => {
    const here = wageflow(path.join(root, "build/wageflow.cjs"), ["run", "--draws", "1000"], root);
    expect(here).toMatch(/^From the bottom up, 2012\n\nIn 2012 .* million dollars/);
    const there = wageflow(command, ["run", "--draws", "1000"], folder);
    expect(there.replaceAll("node unpacked/package/", "node ")).toBe(here);
  });

  it("tells the version of package.json and of the library", () => {
    expect(wageflow(command, ["--version"], folder)).toBe(`${manifest.version}\n`);
    expect(version).toBe(manifest.version);
  });
});

describe("the packages inside the command", () => {
  it("have their copyright notices in the packed files", async () => {
    const { metafile } = await build({
      entryPoints: [path.join(root, "build/lib/node/cli/main.js")],
      absWorkingDir: root,
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: "command.js",
      write: false,
      metafile: true,
      // The build leaves it out.
      external: ["debug"],
      logLevel: "silent",
    });
    const inside = Object.entries(metafile.outputs["command.js"]!.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([file]) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    const notices = new Set(inside.flatMap((folder) => copyrightNotices(path.join(root, folder))));
    expect(notices.size).toBeGreaterThan(5);
    const texts = packed
      .filter((file) => file === "build/wageflow.cjs" || /licen[cs]e|notice/i.test(path.basename(file)))
      .map((file) => readFileSync(path.join(unpacked, "package", file), "utf8"));
    const missing = [...notices].filter((notice) => !texts.some((text) => text.includes(notice)));
    expect(missing.sort()).toEqual([]);
  });
});

/** Lines in which a package says whose it is. */
function copyrightNotices(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .flatMap((file) => readFileSync(path.join(folder, file), "utf8").match(/^Copyright (?!\[).*\S/gm) ?? []);
}

describe("the library, installed with the packages that it names", () => {
  it("runs a scenario to the digest that the command prints", () => {
    writeFileSync(
      path.join(consumer, "run.js"),
      `import { loadStudy, runReport, simulate } from "wageflow";
       process.stdout.write(runReport(simulate(loadStudy(), { draws: 1000 })).outcomesDigest);`,
    );
    const command = path.join(consumer, "node_modules/wageflow", manifest.bin.wageflow!);
    const report = JSON.parse(wageflow(command, ["run", "--draws", "1000", "--json"], consumer)) as {
      outcomesDigest: string;
    };
    expect(wageflow("run.js", [], consumer)).toBe(report.outcomesDigest);
  });

  it("has types that a strict project can use", () => {
    writeFileSync(
      path.join(consumer, "types.ts"),
      `import { catalogue, loadStudy, runReport, type Study, simulate } from "wageflow";
       const study: Study = loadStudy("bottom-up-2012", { choose: {} });
       export const digest: string = runReport(simulate(study)).outcomesDigest;
       // @ts-expect-error: the catalogue is known, and has no such list
       export const missing = catalogue.missing;
       // @ts-expect-error: an outcome has a mean, which is a number
       export const mean: string = runReport(simulate(study)).outcomes[0]!.mean;`,
    );
    const compilerOptions = { strict: true, module: "nodenext", target: "es2022", types: [], noEmit: true };
    writeFileSync(
      path.join(consumer, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["types.ts"] }),
    );
    const compiler = path.join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [compiler], { cwd: consumer, encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
