import { readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import type { Catalogue } from "../../study/catalogue.ts";
import { withoutDebug } from "../withoutDebug.ts";

/**
 * Bundles what pages take from outside `src`, which the framework cannot reach: the library and Observable's
 * packages for the page, and the engine for the worker. Written into `src/engine`.
 *
 * @param root of the project, with the library built
 */
export async function bundleEngine(root: string): Promise<void> {
  await build({
    entryPoints: ["page", "worker", "reader", "drivers"].map((name) =>
      path.join(root, "src/bundles", `${name}.ts`),
    ),
    outdir: path.join(root, "src/engine"),
    bundle: true,
    splitting: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    // Plot moves lines by half a pixel on some screens; drawings are to be the same everywhere.
    define: { "window.devicePixelRatio": "2", "process.env.NODE_ENV": '"production"' },
    // Read by the worker when a file is opened, or drivers are asked for, not before.
    external: ["./reader.js", "./drivers.js"],
    plugins: [withoutDebug, slimCatalogue(root)],
  });
}

/** The engine asks of a figure what it measures, not what it says: the rest stays out of the worker. */
function slimCatalogue(root: string): Plugin {
  return {
    name: "slim catalogue",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#catalogue$/ }, () => ({ path: "catalogue", namespace: "slim" }));
      onLoad({ filter: /.*/, namespace: "slim" }, () => {
        const all = JSON.parse(readFileSync(path.join(root, "build/catalogue.json"), "utf8")) as Catalogue;
        const slim = {
          ...all,
          sources: [],
          lineages: [],
          claims: [],
          evidence: all.evidence.map(({ id, source, low, high, unit, certainty, represents, lineage }) => ({
            ...{ id, source, low, high, unit, certainty, represents, lineage },
          })),
        };
        return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(slim))});` };
      });
    },
  };
}
