import { chmodSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type PluginBuild } from "esbuild";
import { DataError } from "../study/problems.ts";
import { assembleKernel } from "./assembleKernel.ts";
import { compileData } from "./compileData.ts";
import { writeFileWhole } from "./writeWhole.ts";

/** Builds what is published beside the compiled library: the checked data, the loops, the command line. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const built = (name: string) => path.join(root, "build", name);

try {
  mkdirSync(built(""), { recursive: true });
  const data = compileData(root);
  writeFileWhole(built("catalogue.json"), data);
  // Parsing a JSON text is faster than parsing the same as a program.
  writeFileWhole(built("catalogue.js"), `export default JSON.parse(${JSON.stringify(data)});\n`);
  writeFileWhole(built("kernel.js"), await assembleKernel(root));
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  process.stderr.write(`${error.problems.join("\n")}\n`);
  process.exit(1);
}

const outfile = built("wageflow.js");
rmSync(outfile, { force: true });
await build({
  entryPoints: [built("lib/node/cli/main.js")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  minify: true,
  legalComments: "none",
  // Packages in the older module form ask for Node's own modules with `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  plugins: [{ name: "data beside the bundle", setup: readDataBeside }],
});
chmodSync(outfile, 0o755);

/** Lets the command line read the data from its file, which starts faster than a program that holds it. */
function readDataBeside({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^#catalogue$/ }, () => ({ path: "catalogue", namespace: "beside" }));
  onLoad({ filter: /.*/, namespace: "beside" }, () => ({
    contents:
      'import { readFileSync } from "node:fs";' +
      'export default JSON.parse(readFileSync(new URL("catalogue.json", import.meta.url), "utf8"));',
  }));
}
