import { readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import type { Catalogue } from "../../study/catalogue.ts";
import { withoutDebug } from "../withoutDebug.ts";

/** Loaded by the worker when they are asked for, not before. */
const loadedLater = ["reader", "drivers", "analyses", "claims", "quoter", "publisher"];

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
      external: external.map((name) => `./${name}.js`),
      plugins: [withoutDebug, ...plugins],
    });
  await Promise.all([
    bundle(["page", "worker", "drivers"], loadedLater, catalogueAs(root, slim)),
    // A reader's file may name any figure.
    bundle(
      ["reader"],
      [],
      catalogueAs(root, (all) => slim(all, all.evidence)),
    ),
    bundle(["analyses"], [], catalogueAs(root, slimWithOrigins)),
    bundle(["claims"], [], catalogueAs(root, forClaims)),
    bundle(
      ["quoter"],
      [],
      catalogueAs(root, ({ wording }) => ({ wording })),
    ),
    // What is published holds all data.
    bundle(["publisher"], []),
    bundle(["analysisCharts", "claimsCharts"], ["page"], plotFromPage),
  ]);
}

/** Charts of one page take Plot from the bundle that every page has. */
const plotFromPage: Plugin = {
  name: "plot from page",
  setup({ onResolve }) {
    onResolve({ filter: /^@observablehq\/plot$/ }, () => ({ path: "./page.js", external: true }));
  },
};

/** The engine asks of a figure what it measures, not what it says: the rest stays out of the worker. */
function slim(all: Catalogue, evidence: Catalogue["evidence"] = evidenceNamed(all)) {
  return {
    ...all,
    sources: [],
    lineages: [],
    claims: [],
    contradictions: [],
    payslips: [],
    wording: [],
    evidence: evidence.map(({ id, source, low, high, unit, certainty, represents, lineage }) => ({
      ...{ id, source, low, high, unit, certainty, represents, lineage },
    })),
  };
}

/** The figures that studies name; claims and contradictions name others. */
function evidenceNamed({ evidence, claims: _, contradictions: __, ...studies }: Catalogue) {
  const written = JSON.stringify(studies);
  return evidence.filter(({ id }) => written.includes(`"${id}"`));
}

/** The same with sources and lineages named. */
function slimWithOrigins(all: Catalogue) {
  return {
    ...slim(all),
    sources: all.sources.map(({ id, title }) => ({ id, title })),
    lineages: all.lineages.map(({ id, kind, label }) => ({ id, kind, label })),
  };
}

/** What holding claims against a run takes beyond the slim catalogue. */
function forClaims({ claims, lineages, evidence, segments }: Catalogue) {
  return {
    claims: claims.map(({ readings: _, note: __, ...claim }) => claim),
    lineages: lineages.map(({ id, label, from }) => ({ id, label, from })),
    evidence: evidence.map(({ id, lineage }) => ({ id, lineage })),
    segments: segments.map(({ id }) => ({ id })),
  };
}

/** Bundles with this part of the catalogue in place of the whole. */
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
