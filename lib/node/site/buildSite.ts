import { execFile } from "node:child_process";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildApi } from "./buildApi.ts";
import { bundleEngine } from "./bundleEngine.ts";
import { faultsOfSite } from "./faultsOfSite.ts";
import { runLoaders } from "./runLoaders.ts";
import { securePage } from "./securePage.ts";

/** Builds the pages into `dist`: whole or not at all, without a network, the same bytes every time. */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../..");
const built = path.join(root, "build/site");
const published = path.join(root, "dist");

// What loaders wrote is kept by the time stamp of the loader alone; data and library have changed.
rmSync(path.join(root, "src/.observablehq"), { recursive: true, force: true });
// Loaders draw with what pages draw with.
await bundleEngine(root);
await runLoaders(root).catch(({ message }) => fail(message));
const framework = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
  "dist/bin/observable.js",
);
const framing = promisify(execFile)(process.execPath, [framework, "build"], {
  cwd: root,
  env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true" },
  maxBuffer: 1e8,
}).catch(({ stdout, stderr, message }) => fail(`${stdout ?? message}${stderr ?? ""}`));
// The library's own pages, meanwhile.
const api = await buildApi(root);
const { stdout } = await framing;

for (const file of readdirSync(built, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".html")) continue;
  const page = path.join(built, file);
  writeFileSync(page, securePage(readFileSync(page, "utf8")));
}
cpSync(api, path.join(built, "api"), { recursive: true });
// The library itself for pages of others.
cpSync(path.join(root, "build/wageflow.browser.js"), path.join(built, "api/wageflow.browser.js"));
const faults = faultsOfSite(built);
if (faults.length > 0) fail(`${faults.join("\n")}\n${stdout}`);

const fresh = `${published}.new`;
rmSync(fresh, { recursive: true, force: true });
cpSync(built, fresh, { recursive: true });
rmSync(published, { recursive: true, force: true });
renameSync(fresh, published);
process.stdout.write("The pages are in dist; `npm run serve` shows them.\n");

function fail(message: string): never {
  process.stderr.write(`The pages were not built:\n${message}\n`);
  process.exit(1);
}
