import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { differenceBetween } from "../../publish/parts/mergeParts.ts";
import { type PartOrigin, partOf, readPartFile, writePart } from "../../publish/parts/partFile.ts";
import type { PartFile } from "../../publish/parts/partFileSchema.ts";
import type { CompiledJob } from "../../simulate/job.ts";
import { emptyPart, type Part } from "../../simulate/parts/part.ts";
import { DataError } from "../../study/problems.ts";
import { writeInto } from "../writeWhole.ts";

/** Least time between two writings, milliseconds. */
const pause = 1000;
/** Writing takes at most this share of the time. */
const mostOfTheTime = 0.05;
/** Larger files are refused before they are read. */
const mostPartBytes = 256_000_000;

/** A part of a run that is kept in a file while it grows. */
export interface Checkpoint {
  readonly part: Part;
  /** Writes the part, if it is time to. */
  keep(): void;
  /** Writes the part, if it has grown since. */
  keepNow(): void;
}

/**
 * Opens the file that a part is kept in; where it is not there yet, the part is empty.
 *
 * @throws DataError where the file is no part of this job
 */
export function openCheckpoint(
  compiled: CompiledJob,
  folder: string,
  name: string,
  origin: PartOrigin,
): Checkpoint {
  const file = path.join(folder, name);
  const part = existsSync(file) ? readBefore(compiled, file, origin) : emptyPart(compiled);
  let written = part.leaves;
  let due = 0;
  function keepNow(): void {
    if (part.leaves === written) return;
    const start = performance.now();
    writeInto(folder, { [name]: writePart(compiled, part, origin) });
    written = part.leaves;
    const end = performance.now();
    due = end + Math.max(pause, (end - start) / mostOfTheTime);
  }
  return {
    part,
    keepNow,
    keep() {
      if (performance.now() >= due) keepNow();
    },
  };
}

function readBefore(compiled: CompiledJob, file: string, origin: PartOrigin): Part {
  const before = readPart(file);
  // The same job without a draw says all that the two must agree on.
  const wanted = JSON.parse(writePart(compiled, emptyPart(compiled), origin)) as PartFile;
  const difference = differenceBetween(before, wanted);
  if (difference !== undefined)
    throw new DataError([`${file}: is of another run: ${difference}; name another folder`]);
  return partOf(compiled, before, file);
}

/**
 * Reads the file of a part.
 *
 * @throws DataError where it is not one
 */
export function readPart(file: string): PartFile {
  let size: number;
  try {
    size = statSync(file).size;
  } catch {
    throw new DataError([`${file}: there is no such file, or it cannot be read`]);
  }
  if (size > mostPartBytes) throw new DataError([`${file}: is too large for a part of a run`]);
  return readPartFile(readFileSync(file, "utf8"), file);
}
