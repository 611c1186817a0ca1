import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

/**
 * Runs the loaders of the pages, as many at a time as there are processors, and leaves what they write where
 * Framework keeps it. Framework would run them one after another, each reading the library's hundreds of files.
 *
 * @param root of the project
 * @throws Error with what a loader wrote on standard error
 */
export async function runLoaders(root: string): Promise<void> {
  const source = path.join(root, "src");
  const cache = path.join(source, ".observablehq/cache");
  const bundles = path.join(root, "build/loaders");
  const loaders = readdirSync(source).filter((name) => name.endsWith(".md.ts"));
  await build({
    entryPoints: loaders.map((name) => path.join(source, name)),
    outdir: bundles,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  mkdirSync(cache, { recursive: true });
  const inTurn = async () => {
    for (let name = loaders.pop(); name !== undefined; name = loaders.pop()) {
      const page = name.replace(/\.ts$/, "");
      const { stdout } = await promisify(execFile)(process.execPath, [path.join(bundles, `${page}.mjs`)], {
        maxBuffer: 1e8,
      });
      writeFileSync(path.join(cache, page), stdout);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, inTurn));
}
