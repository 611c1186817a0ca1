import { printable, shorten } from "../../study/problems.ts";
import { validate } from "../../study/validate.ts";
import { type Manifest, manifestName } from "../bundle/manifest.ts";
import { unzip, ZipError } from "../bundle/zip.ts";
import { manifestSchema } from "./manifestSchema.ts";

/** Something published, read and of the right form; whether it is true is another question. */
export interface Published {
  readonly manifest: Manifest;
  /** The other files; undefined where there is only a manifest. */
  readonly files: ReadonlyMap<string, Uint8Array> | undefined;
}

/** What is no publication, or may not be read. Its message has a line for everything that is wrong. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

const mostManifestBytes = 8e6;
const mostComplaints = 5;

/**
 * Reads a manifest or a zipped publication of unknown origin.
 *
 * @param name of the file, for messages
 * @throws UnreadableError
 */
export function readPublished(bytes: Uint8Array, name: string): Published {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return { manifest: readManifest(bytes, name), files: undefined };
  try {
    return readFolder(unzip(bytes), name);
  } catch (error) {
    if (error instanceof ZipError) throw new UnreadableError(`${name}: ${error.message}`);
    throw error;
  }
}

/**
 * Reads the files of a publication.
 *
 * @throws UnreadableError
 */
export function readFolder(files: ReadonlyMap<string, Uint8Array>, name: string): Published {
  const manifest = files.get(manifestName);
  if (manifest === undefined)
    throw new UnreadableError(`${name}: holds no ${manifestName}, so it is no publication`);
  return {
    manifest: readManifest(manifest, `${name}: ${manifestName}`),
    files: new Map([...files].filter(([path]) => path !== manifestName)),
  };
}

function readManifest(bytes: Uint8Array, name: string): Manifest {
  if (bytes.length > mostManifestBytes)
    throw new UnreadableError(`${name}: is ${(bytes.length / 1e6).toFixed(1)} MB; a manifest has up to 8 MB`);
  let text: string;
  let data: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    data = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "it is not UTF-8";
    throw new UnreadableError(printable(`${name}: is neither a zip nor a manifest: ${shorten(reason, 200)}`));
  }
  const format = data !== null && typeof data === "object" && "format" in data ? data.format : undefined;
  const formatVersion =
    data !== null && typeof data === "object" && "formatVersion" in data ? data.formatVersion : 1;
  if (format !== "wageflow-manifest") {
    throw new UnreadableError(
      `${name}: is no manifest: its "format" is ${shorten(JSON.stringify(format) ?? "missing")}, where "wageflow-manifest" belongs`,
    );
  }
  if (formatVersion !== 1) {
    throw new UnreadableError(
      `${name}: has the form ${shorten(JSON.stringify(formatVersion))} of a manifest; this version of wageflow reads form 1`,
    );
  }
  checkKeys(text, data, name);
  const result = validate(manifestSchema, data);
  if (result.complaints !== undefined) {
    const shown = result.complaints
      .slice(0, mostComplaints)
      .map(({ path, message }) => printable(shorten(`${name}: ${path.join(".")} ${message}`, 400)));
    throw new UnreadableError(shown.join("\n"));
  }
  return result.data as Manifest;
}

/** A key that stands twice would be read one way here and another way elsewhere; one that is a prototype may do harm. */
function checkKeys(text: string, data: unknown, name: string): void {
  const written = text.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/g)?.length ?? 0;
  const keys = keysIn(data);
  if (keys.includes("__proto__")) throw new UnreadableError(`${name}: "__proto__" cannot be a name here`);
  if (written !== keys.length) throw new UnreadableError(`${name}: a field stands there twice`);
}

function keysIn(value: unknown): string[] {
  const keys: string[] = [];
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (next === null || typeof next !== "object") continue;
    if (!Array.isArray(next)) for (const key of Object.keys(next)) keys.push(key);
    for (const inside of Object.values(next)) open.push(inside);
  }
  return keys;
}
