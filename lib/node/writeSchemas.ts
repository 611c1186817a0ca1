import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { jsonSchemas } from "./jsonSchemas.ts";
import { writeFileWhole } from "./writeWhole.ts";

/** Writes the JSON Schemas that stand in `data/schemas`, and removes those that no longer exist. */
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../data/schemas");

const files = jsonSchemas();
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) {
  if (file.endsWith(".schema.json") && !(file in files)) rmSync(path.join(folder, file));
}
for (const [file, text] of Object.entries(files)) writeFileWhole(path.join(folder, file), text);
