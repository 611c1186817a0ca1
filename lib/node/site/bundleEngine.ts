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
  await bundle(root, ["page", "worker", "reader"], [partOfCatalogue(root, slim)]);
  await bundle(root, ["quoter"], [partOfCatalogue(root, ({ wording }) => ({ wording }))]);
  // What is published holds all data, and is loaded when something is published or checked.
  await bundle(root, ["publisher"], []);
}

async function bundle(root: string, names: readonly string[], plugins: Plugin[]): Promise<void> {
  await build({
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
    // Read by the worker when a file is opened, or something is quoted or published, not before.
    external: ["./reader.js", "./quoter.js", "./publisher.js"],
    plugins: [withoutDebug, ...plugins],
  });
}

/** The engine asks of a figure what it measures, not what it says: the rest stays out of the worker. */
function slim(all: Catalogue): Partial<Catalogue> {
  return {
    ...all,
    sources: [],
    lineages: [],
    claims: [],
    wording: [],
    evidence: all.evidence.map(({ id, source, low, high, unit, certainty, represents, lineage }) => ({
      ...{ id, source, low, high, unit, certainty, represents, lineage },
    })) as unknown as Catalogue["evidence"],
  };
}

/** Bundles a part of the data in place of all of them. */
function partOfCatalogue(root: string, partOf: (all: Catalogue) => Partial<Catalogue>): Plugin {
  return {
    name: "part of the catalogue",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#catalogue$/ }, () => ({ path: "catalogue", namespace: "part" }));
      onLoad({ filter: /.*/, namespace: "part" }, () => {
        const all = JSON.parse(readFileSync(path.join(root, "build/catalogue.json"), "utf8")) as Catalogue;
        return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(partOf(all)))});` };
      });
    },
  };
}
