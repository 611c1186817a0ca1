import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DataError } from "../study/problems.ts";

/**
 * Writes a folder of files whole or not at all: they are written beside it and moved into place at the end.
 *
 * @throws DataError where the folder exists and holds something
 */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): void {
  const target = path.resolve(folder);
  if (existsSync(target)) {
    const isEmpty = (() => {
      try {
        return readdirSync(target).length === 0;
      } catch {
        return false;
      }
    })();
    if (!isEmpty)
      throw new DataError([`${folder} exists already and is not an empty folder; name a new one`]);
  }
  mkdirSync(path.dirname(target), { recursive: true });
  const partial = mkdtempSync(`${target}.partial-`);
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(partial, name), content);
    if (existsSync(target)) rmdirSync(target);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Writes one file whole or not at all. */
export function writeFileWhole(file: string, content: string): void {
  const target = path.resolve(file);
  mkdirSync(path.dirname(target), { recursive: true });
  const partial = `${target}.partial-${process.pid}`;
  writeFileSync(partial, content);
  renameSync(partial, target);
}
