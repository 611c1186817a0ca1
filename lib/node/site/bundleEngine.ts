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
  await bundle(root, ["page", "worker", "reader", "drivers"], [slimCatalogue(root)]);
  // What is published holds all data, and is loaded when something is published or checked.
  await bundle(root, ["publisher"], []);
  await bundle(root, ["claims"], [claimsCatalogue(root)]);
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
    // Read by the worker when they are asked for, not before.
    external: ["./reader.js", "./drivers.js", "./publisher.js", "./claims.js"],
    plugins: [withoutDebug, ...plugins],
  });
}

/** The engine asks of a figure what it measures, not what it says: the rest stays out of the worker. */
function slimCatalogue(root: string): Plugin {
  return catalogueAs(root, (all) => ({
    ...all,
    sources: [],
    lineages: [],
    claims: [],
    contradictions: [],
    evidence: all.evidence.map(({ id, source, low, high, unit, certainty, represents, lineage }) => ({
      ...{ id, source, low, high, unit, certainty, represents, lineage },
    })),
  }));
}

/** What holding claims against a run takes beyond that. */
function claimsCatalogue(root: string): Plugin {
  return catalogueAs(root, ({ claims, lineages, evidence, segments }) => ({
    claims: claims.map(({ readings: _, note: __, ...claim }) => claim),
    lineages: lineages.map(({ id, label, from }) => ({ id, label, from })),
    evidence: evidence.map(({ id, lineage }) => ({ id, lineage })),
    segments: segments.map(({ id }) => ({ id })),
  }));
}

function catalogueAs(root: string, part: (all: Catalogue) => unknown): Plugin {
  return {
    name: "part of the catalogue",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#catalogue$/ }, () => ({ path: "catalogue", namespace: "part" }));
      onLoad({ filter: /.*/, namespace: "part" }, () => {
        const all = JSON.parse(readFileSync(path.join(root, "build/catalogue.json"), "utf8")) as Catalogue;
        return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(part(all)))});` };
      });
    },
  };
}
