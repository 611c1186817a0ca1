import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type PluginBuild } from "esbuild";
import { DataError } from "../study/problems.ts";
import { assembleKernel } from "./assembleKernel.ts";
import { buildDigests } from "./buildDigests.ts";
import { compileData } from "./compileData.ts";
import { compileOutlines } from "./compileOutlines.ts";
import { packDirectionNumbers } from "./packDirectionNumbers.ts";
import { withoutDebug } from "./withoutDebug.ts";
import { writeFileWhole } from "./writeWhole.ts";

/** Builds what is published beside the compiled library: the checked data, the loops, the command line. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const built = (name: string) => path.join(root, "build", name);

/** What the code in a bundle for Node expects to be there, by the form of the bundle. */
const banners = {
  cjs: "const ownUrl = require('node:url').pathToFileURL(__filename).href;",
  // Packages in the older module form ask for Node's own modules with `require`.
  esm: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};

try {
  mkdirSync(built(""), { recursive: true });
  const data = compileData(root);
  writeFileWhole(built("catalogue.json"), data);
  // Parsing a JSON text is faster than parsing the same as a program.
  writeFileWhole(built("catalogue.js"), `export default JSON.parse(${JSON.stringify(data)});\n`);
  writeFileWhole(built("kernel.js"), await assembleKernel(root));
  writeFileWhole(built("outlines.js"), `export default JSON.parse(${JSON.stringify(compileOutlines())});\n`);
  writeFileWhole(built("directionNumbers.js"), packDirectionNumbers(root));
  writeFileWhole(built("digests.js"), await buildDigests(root, data));
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  process.stderr.write(`${error.problems.join("\n")}\n`);
  process.exit(1);
}

removeStale("");
const outfile = built("wageflow.cjs");
const inputs = await Promise.all([
  // Node starts a CommonJS program faster than a module.
  bundle("lib/node/cli/main.js", outfile, { format: "cjs" }),
  bundle("lib/node/simulationWorker.js", built("worker.js")),
  bundle("lib/publishing.js", built("publishing.js")),
  bundle("lib/index.js", built("wageflow.browser.js"), { platform: "browser" }),
]);
chmodSync(outfile, 0o755);
writeFileWhole(built("licences.txt"), licencesOf([...new Set(inputs.flat())]));

/** Bundles a program into one file, and tells the files that went into it. */
async function bundle(
  program: string,
  outfile: string,
  { platform = "node", format = "esm" }: { platform?: "node" | "browser"; format?: "esm" | "cjs" } = {},
): Promise<string[]> {
  rmSync(outfile, { force: true });
  const { metafile } = await build({
    entryPoints: [built(program)],
    outfile,
    bundle: true,
    platform,
    target: platform === "node" ? "node20" : "es2022",
    format,
    minify: true,
    metafile: true,
    legalComments: "none",
    // Read when it is needed, not whenever the command line starts.
    external: ["#publishing"],
    // As for pages: drawings are to be the same everywhere.
    define: {
      "window.devicePixelRatio": "2",
      ...(format === "cjs" ? { "import.meta.url": "ownUrl" } : {}),
    },
    ...(platform === "node"
      ? {
          banner: { js: banners[format] },
          plugins: [withoutDebug, { name: "start faster", setup: startFaster }],
        }
      : { plugins: [withoutDebug] }),
  });
  return Object.keys(metafile.inputs);
}

/** Deletes what was compiled from files that are gone. */
function removeStale(folder: string): void {
  for (const entry of readdirSync(built(path.join("lib", folder)), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) removeStale(name);
    else if (!existsSync(path.join(root, "lib", name.replace(/(?:\.d)?\.[jt]s$/, ".ts"))))
      rmSync(built(path.join("lib", name)));
  }
}

/**
 * The licences of the packages that the bundle holds, as they ask for: each text once, with its packages; and
 * that of the direction numbers.
 */
function licencesOf(inputs: readonly string[]): string {
  const folders = new Set(
    inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.slice(1) ?? []),
  );
  const numbers = path.join(root, "lib/sampling/designs/directionNumbers.licence.txt");
  const packagesOf = new Map([[readFileSync(numbers, "utf8").trim(), ["direction numbers (BSD-3-Clause)"]]]);
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    for (const file of readdirSync(folder).filter((found) => /^(?:licen[cs]e|notice|copying)/i.test(found))) {
      const text = readFileSync(path.join(folder, file), "utf8").trim();
      packagesOf.set(text, [...(packagesOf.get(text) ?? []), `${name} ${version} (${license})`]);
    }
  }
  return [...packagesOf]
    .map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * Lets the command line start faster: it reads the data from its file instead of holding it, and what Commander needs
 * for subcommands in programs of their own is loaded when there is one.
 */
function startFaster({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
    /node_modules.commander/.test(importer) ? { path: "child_process", namespace: "when needed" } : undefined,
  );
  onLoad({ filter: /.*/, namespace: "when needed" }, () => ({
    contents: 'exports.spawn = (...call) => require("node:child_process").spawn(...call);',
  }));
  onResolve({ filter: /^#catalogue$/ }, () => ({ path: "catalogue", namespace: "beside" }));
  onLoad({ filter: /.*/, namespace: "beside" }, () => ({
    contents:
      'import { readFileSync } from "node:fs";' +
      'export default JSON.parse(readFileSync(new URL("catalogue.json", import.meta.url), "utf8"));',
  }));
}
