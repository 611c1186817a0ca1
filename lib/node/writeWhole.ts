import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DataError } from "../study/problems.ts";

/**
 * Writes a folder of files whole or not at all: they are written beside it and moved into place at the end.
 * A name may lead into a folder of it.
 *
 * @throws DataError where the folder exists and holds something; Error where it cannot be written
 */
export function writeFolder(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  checkNewFolder(folder);
  const target = path.resolve(folder);
  const partial = `${target}.partial-${process.pid}`;
  let madeAbove: string | undefined;
  try {
    madeAbove = makeFolder(path.dirname(target));
    mkdirSync(partial);
    for (const [name, content] of Object.entries(files)) {
      makeFolder(path.dirname(path.join(partial, name)));
      writeFileSync(path.join(partial, name), content);
    }
    if (existsSync(target)) rmdirSync(target);
    renameSync(partial, target);
  } catch (error) {
    remove(madeAbove ?? partial);
    throw new Error(`${folder} cannot be written: ${reasonOf(error)}`);
  }
}

/**
 * Finds out before long work whether a folder can be written at its end.
 *
 * @throws DataError where the folder exists and holds something, or may not be made
 */
export function checkNewFolder(folder: string): void {
  if (existsSync(folder) && !isEmptyFolder(folder))
    throw new DataError([`${folder} exists already and is not an empty folder; name a new one`]);
  checkWritable(folder);
}

/**
 * Finds out before long work whether a file or folder can be made.
 *
 * @throws DataError where the folder above may not be written
 */
export function checkWritable(name: string): void {
  let above = path.dirname(path.resolve(name));
  while (!existsSync(above)) above = path.dirname(above);
  try {
    if (!statSync(above).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
    accessSync(above, constants.W_OK);
  } catch (error) {
    throw new DataError([`${name} cannot be written: ${reasonOf(error)}`]);
  }
}

/** Makes a folder and those above it, and tells the uppermost that was made. Node's own way never ends in `/proc`. */
function makeFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = makeFolder(path.dirname(folder));
  mkdirSync(folder);
  return above ?? folder;
}

/** Writes one file whole or not at all. */
export function writeFileWhole(file: string, content: string | Uint8Array): void {
  const target = path.resolve(file);
  const partial = `${target}.partial-${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, target);
}

/**
 * Writes files into a folder, which may hold others, one after another, each whole or not at all.
 *
 * @throws Error where one cannot be written
 */
export function writeInto(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    try {
      makeFolder(path.resolve(folder));
      writeFileWhole(path.join(folder, name), content);
    } catch (error) {
      removePartials(folder, name);
      throw new Error(`${path.join(folder, name)} cannot be written: ${reasonOf(error)}`);
    }
  }
}

/** Removes what this or an ended process left of writing a file. */
export function removePartials(folder: string, name: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  for (const found of readdirSync(folder)) {
    if (found.startsWith(`${name}.partial-`)) remove(path.join(folder, found));
  }
}

/** Below a file there is nothing to remove, and saying so would hide why the writing failed. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

export function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "nothing can be written there",
  EEXIST: "a file stands where a folder would have to be",
  ENOTDIR: "a file stands where a folder would have to be",
  ENAMETOOLONG: "the name is too long",
  EFBIG: "a file would be too large",
  ENOSPC: "there is no room left",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
