import { chmodSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { DataError } from "../study/problems.ts";
import { assembleKernel } from "./assembleKernel.ts";
import { compileData } from "./compileData.ts";
import { writeFileWhole } from "./writeWhole.ts";

/** Builds what is published beside the compiled library: the checked data and the command line. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

try {
  mkdirSync(path.join(root, "build"), { recursive: true });
  writeFileWhole(path.join(root, "build/catalogue.js"), compileData(root).module);
  writeFileWhole(path.join(root, "build/kernel.js"), await assembleKernel(root));
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  process.stderr.write(`${error.problems.join("\n")}\n`);
  process.exit(1);
}

const outfile = path.join(root, "build/wageflow.js");
rmSync(outfile, { force: true });
await build({
  entryPoints: [path.join(root, "build/lib/node/cli/main.js")],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  minify: true,
  legalComments: "none",
  // Packages in the older module form ask for Node's own modules with `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
chmodSync(outfile, 0o755);
