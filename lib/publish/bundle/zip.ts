import { Inflate, zipSync } from "fflate";

/** Every file has this time, so that the same files make the same bytes. Without a zone it is the same everywhere. */
const time = "2000-01-01T12:00:00";

/** Most that is read of a zip, in bytes; a publication of the largest scenario has a tenth of each. */
export const limits = { zip: 16e6, file: 16e6, files: 48e6, entries: 200, path: 120 } as const;

/** A folder of files as a zip: the same files, the same bytes. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { mtime: time, level: 6 });
}

/** A file that is no zip, or one that may not be read. Its message says why. */
export class ZipError extends Error {
  override readonly name = "ZipError";
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly checksum: number;
  readonly compressed: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly at: number;
}

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;

/**
 * Reads a zip of unknown origin: nothing beyond the limits is inflated, whatever its headers say; no path leads out
 * of it; no two files share bytes; and every file has the checksum that is stated. A folder around all files is
 * taken off, and what a file manager adds is left out.
 *
 * @throws ZipError
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > limits.zip)
    throw new ZipError(
      `the zip is ${megabytes(bytes.length)} MB; up to ${megabytes(limits.zip)} MB are read`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view, bytes);
  checkOverlap(entries);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries) {
    if (isClutter(entry.path)) continue;
    total += entry.size;
    if (total > limits.files)
      throw new ZipError(`the zip holds more than ${megabytes(limits.files)} MB; it is not read further`);
    if (files.has(entry.path)) throw new ZipError(`the zip holds "${entry.path}" twice`);
    files.set(entry.path, contentOf(entry, view, bytes));
  }
  return withoutFolder(files);
}

function directoryOf(view: DataView, bytes: Uint8Array): Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new ZipError("the zip is one part of several");
  if (count > limits.entries)
    throw new ZipError(`the zip holds ${count} files; up to ${limits.entries} are read`);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryHeader)
      throw new ZipError("the zip is damaged: its list of files is not where it is said to be");
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new ZipError("the zip is damaged: its list of files is cut off");
    const path = pathOf(bytes.subarray(at + 46, at + 46 + nameLength));
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new ZipError(`"${path}" in the zip is encrypted`);
    const entry = {
      path,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    if (entry.size > limits.file)
      throw new ZipError(
        `"${path}" in the zip is ${megabytes(entry.size)} MB; up to ${megabytes(limits.file)} MB are read`,
      );
    if (entry.at + 30 > start)
      throw new ZipError(`the zip is damaged: "${path}" is not where it is said to be`);
    if (!path.endsWith("/")) entries.push(entry);
    at = next;
  }
  return entries;
}

function endOf(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - 65_536; at--) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  throw new ZipError("this is no zip, or one that is cut off");
}

/** A path that stays inside, of letters that are shown as they are. */
function pathOf(bytes: Uint8Array): string {
  let path: string;
  try {
    path = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ZipError("a name in the zip is not UTF-8");
  }
  if (
    path.length === 0 ||
    path.length > limits.path ||
    /[\\:\p{Cc}\p{Cf}]/u.test(path) ||
    path.startsWith("/") ||
    path
      .split("/")
      .some((part, index, all) => part === ".." || part === "." || (part === "" && index < all.length - 1))
  ) {
    throw new ZipError(
      `the zip holds a file whose name leads out of it or is none: ${JSON.stringify(path.slice(0, 60))}`,
    );
  }
  return path;
}

/** Files that share bytes make a small zip huge. */
function checkOverlap(entries: readonly Entry[]): void {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  sorted.forEach((entry, index) => {
    const next = sorted[index + 1];
    if (next !== undefined && entry.at + 30 + entry.compressed > next.at)
      throw new ZipError(`"${entry.path}" and "${next.path}" in the zip share bytes`);
  });
}

function contentOf(entry: Entry, view: DataView, bytes: Uint8Array): Uint8Array {
  const { path, at, compressed, size } = entry;
  if (view.getUint32(at, true) !== localHeader)
    throw new ZipError(`the zip is damaged: "${path}" is not where it is said to be`);
  const nameLength = view.getUint16(at + 26, true);
  const from = at + 30 + nameLength + view.getUint16(at + 28, true);
  if (pathOf(bytes.subarray(at + 30, at + 30 + nameLength)) !== path)
    throw new ZipError(`the zip calls "${path}" by two names`);
  if (from + compressed > bytes.length) throw new ZipError(`the zip is cut off in "${path}"`);
  const packed = bytes.subarray(from, from + compressed);
  const content = entry.method === 0 ? packed : entry.method === 8 ? inflated(packed, entry) : undefined;
  if (content === undefined) throw new ZipError(`"${path}" in the zip is packed in a way that is not read`);
  if (content.length !== size) throw new ZipError(`"${path}" in the zip is not as long as it is said to be`);
  if (checksum(content) !== entry.checksum)
    throw new ZipError(`"${path}" in the zip is damaged: its checksum is another`);
  return content;
}

/** Small enough that no piece inflates to more than some megabytes before it is looked at. */
const piece = 4096;

function inflated(packed: Uint8Array, { path, size }: Entry): Uint8Array {
  const content = new Uint8Array(size);
  let filled = 0;
  const tooLong = () => new ZipError(`"${path}" in the zip inflates to more than it is said to hold`);
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw tooLong();
    content.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += piece)
      inflate.push(packed.subarray(at, at + piece), at + piece >= packed.length);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError(`"${path}" in the zip is damaged and cannot be inflated`);
  }
  return content.subarray(0, filled);
}

let table: Int32Array | undefined;

/** CRC-32, as zips have it. */
function checksum(bytes: Uint8Array): number {
  table ??= Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  let sum = -1;
  for (const byte of bytes) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** What file managers put into zips. */
function isClutter(path: string): boolean {
  return path.startsWith("__MACOSX/") || /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(path);
}

/** Without the one folder that all files are in. */
function withoutFolder(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const folders = new Set([...files.keys()].map((path) => /^[^/]+\//.exec(path)?.[0]));
  const [folder] = folders;
  if (folders.size !== 1 || folder === undefined) return files;
  return new Map([...files].map(([path, content]) => [path.slice(folder.length), content]));
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
