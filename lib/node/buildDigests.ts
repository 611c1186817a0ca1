import { createHash } from "node:crypto";
import path from "node:path";
import { build } from "esbuild";
import { withoutDebug } from "./withoutDebug.ts";

/** What decides the numbers of a publication: reading a study, sampling it, and what is worked out from the draws. */
const engine: readonly string[] = [
  "study/resolveStudy.js",
  "simulate/simulate.js",
  "publish/studyDigest.js",
  "publish/runReport.js",
  "publish/sensitivityReport.js",
];

/**
 * The digests of code and data, as a JavaScript module. Programs for Node and for browsers take the same module,
 * so that they name the same engine whatever they are bundled with.
 *
 * @param root of the project, with the library compiled and its loops assembled
 * @param data the compiled data
 */
export async function buildDigests(root: string, data: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: engine.map((file) => `export * from "./${file}";`).join("\n"),
      resolveDir: path.join(root, "build/lib"),
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    // Names of files are comments, which are left out: only code counts.
    minify: true,
    legalComments: "none",
    external: ["#catalogue"],
    plugins: [withoutDebug],
    write: false,
  });
  const digest = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const code = digest(outputFiles[0]!.contents);
  return `export const codeDigest = "${code}";\nexport const dataDigest = "${digest(data)}";\n`;
}
