import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { type Comment, parse } from "acorn";
import { type BuildOptions, build, transformSync } from "esbuild";
import { describe, expect, it, vi } from "vitest";
import { loadStudy, simulate } from "../lib/index.ts";
import { impureConstructs, inexactMath } from "./impureConstructs.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, "..");

/** Constructs in packages that cannot touch a number: where they stand, and why they are harmless. */
const harmless: readonly {
  readonly package: string;
  readonly file: string;
  readonly construct: string;
  readonly why: string;
}[] = [
  {
    package: "simple-statistics",
    file: "dist/simple-statistics.mjs",
    construct: "Math.exp",
    why: "fills a table of the normal distribution on import; nothing that the engine calls reads it",
  },
  {
    package: "simple-statistics",
    file: "dist/simple-statistics.mjs",
    construct: "Math.log",
    why: "a constant of the log-gamma function, set on import; nothing that the engine calls reads it",
  },
  {
    package: "@noble/hashes",
    file: "_u64.js",
    construct: "**",
    why: "divides by 2 ** 32, which every engine gives exactly",
  },
  {
    package: "@stdlib/function-ctor",
    file: "lib/main.js",
    construct: "Function",
    why: "compiles polynomials for evalpoly's factory, which nothing calls",
  },
  {
    package: "@stdlib/utils-eval",
    file: "lib/index.js",
    construct: "eval",
    why: "asks on import whether there are generators; either answer leads to the same arithmetic",
  },
  {
    package: "debug",
    file: "src/debug.js",
    construct: "Date",
    why: "stamps messages that are only printed where someone turns them on",
  },
  {
    package: "debug",
    file: "src/browser.js",
    construct: "Function",
    why: "calls console.log through Function.prototype; compiles nothing",
  },
  {
    package: "yaml",
    file: "browser/dist/schema/yaml-1.1/timestamp.js",
    construct: "Date",
    why: "reads dates of YAML 1.1; files are read as YAML 1.2, which has none",
  },
  {
    package: "zod",
    file: "v4/core/util.js",
    construct: "Math.random",
    why: "in randomString, which nothing calls",
  },
  {
    package: "zod",
    file: "v4/core/util.js",
    construct: "Date",
    why: "asks whether a value is a date",
  },
  {
    package: "zod",
    file: "v4/core/util.js",
    construct: "Function",
    why: "asks whether code can be compiled; `jitless` is set, so it is not asked",
  },
  {
    package: "zod",
    file: "v4/core/doc.js",
    construct: "Function",
    why: "compiles checks; `jitless` is set, so that none are",
  },
  {
    package: "zod",
    file: "v4/core/schemas.js",
    construct: "Date",
    why: "compares two values that are dates, where two schemas are merged",
  },
];

const browserBundle: BuildOptions & { readonly write: false } = {
  entryPoints: [path.join(root, "lib/index.ts")],
  absWorkingDir: root,
  bundle: true,
  platform: "browser",
  format: "esm",
  metafile: true,
  outfile: "bundle.js",
  write: false,
  logLevel: "silent",
};

/** Impure constructs of the bundled library, by the file that each comes from. */
async function constructsOfBundle(): Promise<{ file: string; construct: string }[]> {
  const { metafile, outputFiles } = await build(browserBundle);
  const code = outputFiles![0]!.text;
  // The bundler writes the name of each file as a comment in front of what it took from it.
  const comments: Comment[] = [];
  parse(code, { ecmaVersion: "latest", sourceType: "module", onComment: comments });
  const files = comments
    .map(({ value, start }) => ({ file: value.trim(), start }))
    .filter(({ file }) => file in metafile!.inputs);
  return impureConstructs(code).map(({ construct, at }) => ({
    construct,
    file: files.findLast(({ start }) => start <= at)?.file ?? "the bundle itself",
  }));
}

/** A world of its own that notes in `calls` what impure functions are called, and in which no text is code. */
function trappedContext(): (code: string) => unknown {
  const context = vm.createContext(
    { TextEncoder, TextDecoder, atob, console, inexactMath },
    { codeGeneration: { strings: false, wasm: true } },
  );
  vm.runInContext(
    `
    const calls = [];
    const trap = (holder, name, label) => {
      const real = holder[name];
      holder[name] = function (...given) { calls.push(label); return Reflect.apply(real, this, given); };
    };
    for (const name of inexactMath) trap(Math, name, "Math." + name);
    for (const name of ["now", "parse", "UTC"]) trap(Date, name, "Date." + name);
    for (const { prototype } of [Number, BigInt, String, Array, Date, Object]) {
      for (const name of Object.getOwnPropertyNames(prototype)) {
        if (/^toLocale|^localeCompare$/.test(name)) trap(prototype, name, name);
      }
    }
    for (const name of ["Date", "Function", "Intl", "eval"]) {
      globalThis[name] = new Proxy(globalThis[name], {
        construct(target, given) { calls.push("new " + name); return Reflect.construct(target, given); },
        apply(target, self, given) { calls.push(name); return Reflect.apply(target, self, given); },
        get(target, key, self) { if (name === "Intl") calls.push(name); return Reflect.get(target, key, self); },
      });
    }
    `,
    context,
  );
  return (code) => vm.runInContext(code, context);
}

describe("impureConstructs", () => {
  it.each([
    ["Math.exp(1)", "Math.exp"],
    ['Math["pow"](2, 3)', "Math.pow"],
    ["globalThis.Math.sin(1)", "Math.sin"],
    ["Math[name](1)", "Math[...]"],
    ["const { log } = Math", "Math as a value"],
    ["const { log } = globalThis.Math", "Math as a value"],
    ["2 ** 3", "**"],
    ["x **= 3", "**"],
    ["Math.random()", "Math.random"],
    ["Date.now()", "Date"],
    ["new Date()", "Date"],
    ["globalThis.Date.now()", "Date"],
    ["performance.now()", "performance"],
    ["crypto.getRandomValues(x)", "crypto"],
    ["(1.5).toLocaleString()", "toLocaleString"],
    ["a.localeCompare(b)", "localeCompare"],
    ["new Intl.NumberFormat()", "Intl"],
    ["eval('1')", "eval"],
    ["(0, eval)('1')", "eval"],
    ["new Function('return 1')", "Function"],
    ["const F = Function", "Function"],
  ])("finds in `%s` just %s", (code, construct) => {
    expect(impureConstructs(code)).toMatchObject([{ construct }]);
  });

  it.each(inexactMath)("finds Math.%s", (name) => {
    expect(impureConstructs(`export const y = Math.${name}(0.5);`)).toEqual([
      { construct: `Math.${name}`, at: 17 },
    ]);
  });

  it.each([
    "Math.sqrt(2) + Math.abs(-1) + Math.floor(1.5) + Math.imul(2, 3)",
    "// Math.exp(1) ** Date",
    '"Math.exp(1), new Date(), eval" + `2 ** 3`',
    "own.exp(1); own.random(); own.Date; ({ Date: 1, eval: 2 })",
  ])("finds nothing in `%s`", (code) => {
    expect(impureConstructs(code)).toEqual([]);
  });
});

describe("the library's own code outside lib/node", () => {
  const files = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.startsWith("node/"));

  it.each(files)("lib/%s is pure", (file) => {
    const { code } = transformSync(readFileSync(path.join(root, "lib", file), "utf8"), { loader: "ts" });
    const lineOf = (at: number) =>
      code
        .slice(code.lastIndexOf("\n", at) + 1)
        .split("\n")[0]!
        .trim();
    expect(impureConstructs(code).map(({ construct, at }) => `${construct}: ${lineOf(at)}`)).toEqual([]);
  });
});

describe("the library bundled for a browser", async () => {
  const found = await constructsOfBundle();

  it("has no impure construct but those known to be harmless", () => {
    const known = new Set(
      harmless.map((entry) => `node_modules/${entry.package}/${entry.file}: ${entry.construct}`),
    );
    expect(
      found.map(({ file, construct }) => `${file}: ${construct}`).filter((place) => !known.has(place)),
    ).toEqual([]);
  });

  it.each(harmless)("has still $construct in $package, $file", ({ package: name, file, construct }) => {
    expect(found).toContainEqual({ file: `node_modules/${name}/${file}`, construct });
  });

  it("runs without them, and without compiling code, to the same digits", async () => {
    const { outputFiles } = await build({ ...browserBundle, format: "iife", globalName: "wageflow" });
    const run = trappedContext();
    run(outputFiles![0]!.text);
    run("calls.length = 0");
    const digest = run(`
      const run = wageflow.simulate(wageflow.loadStudy(), { draws: 3000, outcomes: ["narrow", "wide-net"] });
      wageflow.runReport(run, { thresholds: [{ outcome: "narrow", threshold: 1e8 }] });
      const kuwait = wageflow.catalogue.payslips.find(({ id }) => id === "kuwait-worker");
      wageflow.payOut(kuwait, kuwait.readings[0], wageflow.catalogue);
      wageflow.readStudy("{ id: own, title: T, year: 2012, base: bottom-up-2012, assumes: A, leavesOut: L, seed: 2012-01-01 }");
      run.digest();
    `);
    expect([...(run("calls") as string[])]).toEqual([]);
    expect(digest).toBe(simulate(loadStudy(), { draws: 3000, outcomes: ["narrow", "wide-net"] }).digest());
  });

  it.each([
    ["Math.exp(1)", "Math.exp"],
    ["Math.random()", "Math.random"],
    ["new Date()", "new Date"],
    ["Date.now()", "Date.now"],
    ["(1).toLocaleString()", "toLocaleString"],
    ["'a'.localeCompare('b')", "localeCompare"],
    ["new Intl.NumberFormat()", "Intl"],
    ["try { new Function('1') } catch {}", "new Function"],
    ["try { (0, eval)('1') } catch {}", "eval"],
  ])("would notice `%s`", (code, call) => {
    const run = trappedContext();
    run(code);
    expect([...(run("calls") as string[])]).toContain(call);
  });
});
