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
  const bundle = (names: readonly string[], external: readonly string[], ...plugins: readonly Plugin[]) =>
    build({
      entryPoints: names.map((name) => path.join(root, "src/bundles", `${name}.ts`)),
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
      external: [...external],
      plugins: [withoutDebug, ...plugins],
    });
  await Promise.all([
    // Read by the worker when a file is opened, or an analysis asked for, not before.
    bundle(["page", "worker", "reader"], ["./reader.js", "./analyses.js"], slimCatalogue(root)),
    bundle(["analyses"], [], slimCatalogue(root, { origins: true })),
    bundle(["analysisCharts"], ["./page.js"], plotFromPage),
  ]);
}

/** Charts of one page take Plot from the bundle that every page has. */
const plotFromPage: Plugin = {
  name: "plot from page",
  setup({ onResolve }) {
    onResolve({ filter: /^@observablehq\/plot$/ }, () => ({ path: "./page.js", external: true }));
  },
};

/**
 * The engine asks of a figure what it measures, not what it says: the rest stays out of the worker.
 *
 * @param origins whether sources and lineages are named
 */
function slimCatalogue(root: string, { origins = false } = {}): Plugin {
  return {
    name: "slim catalogue",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#catalogue$/ }, () => ({ path: "catalogue", namespace: "slim" }));
      onLoad({ filter: /.*/, namespace: "slim" }, () => {
        const all = JSON.parse(readFileSync(path.join(root, "build/catalogue.json"), "utf8")) as Catalogue;
        const slim = {
          ...all,
          sources: origins ? all.sources.map(({ id, title }) => ({ id, title })) : [],
          lineages: origins ? all.lineages.map(({ id, kind, label }) => ({ id, kind, label })) : [],
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
