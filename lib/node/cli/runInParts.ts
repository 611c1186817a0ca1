import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { leavesOfShard } from "../../publish/parts/mergeParts.ts";
import type { PartOrigin } from "../../publish/parts/partFile.ts";
import type { Executor } from "../../simulate/executors/executor.ts";
import { completePart } from "../../simulate/executors/simulateWith.ts";
import { type CompiledJob, compileJob, type JobOptions, jobOf } from "../../simulate/job.ts";
import { drawsIn, emptyPart, leavesOfDesign } from "../../simulate/parts/part.ts";
import { type SummarisedRun, summarisedRun } from "../../simulate/parts/summarisedRun.ts";
import { DataError } from "../../study/problems.ts";
import type { Study } from "../../study/study.ts";
import { isEmptyFolder, removePartials } from "../writeWhole.ts";
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts";
import { Interrupted, interruptible } from "./interruption.ts";
import { progressBar } from "./progressBar.ts";
import { grouped } from "./text.ts";
import { WrongCall } from "./wrongCall.ts";

/** Where a part is kept. */
export interface PartPlace extends PartOrigin {
  readonly folder: string;
  /** Keep the part as it grows, and go on with what is there. */
  readonly resume: boolean;
}

/** A part that was made and written. */
export interface WrittenPart {
  readonly file: string;
  readonly draws: number;
}

/**
 * Evaluates a run in parts, so that its draws need not be kept.
 *
 * @param place where the part is kept; undefined where nothing is written
 * @returns the run; of a shard, where it was written
 * @throws DataError where there is something else in that place; Interrupted
 */
export async function runInParts(
  executor: Executor,
  study: Study,
  options: JobOptions,
  place: PartPlace | undefined,
): Promise<SummarisedRun | WrittenPart> {
  const compiled = compileJob(jobOf(study, options));
  const { design } = compiled.job;
  const shard = place?.shard ?? null;
  const leaves = leavesOf(compiled, shard);
  const checkpoint = place === undefined ? undefined : checkpointAt(compiled, place);
  const part = checkpoint?.part ?? emptyPart(compiled);
  const total = drawsIn([leaves], design);
  const done = () => drawsIn(part.leaves, design);
  const progress = await progressBar(total, done());
  try {
    await interruptible((signal) =>
      completePart(executor, compiled, part, {
        leaves,
        signal,
        onProgress() {
          progress.update(done());
          if (place?.resume) checkpoint?.keep();
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof Interrupted && place?.resume)) throw error;
    checkpoint?.keepNow();
    throw new Interrupted(
      `interrupted after ${grouped(done())} of ${grouped(total)} draws; the same call goes on from there`,
    );
  } finally {
    progress.stop();
  }
  checkpoint?.keepNow();
  return place === undefined || shard === null
    ? summarisedRun(compiled, part)
    : { file: path.join(place.folder, partName(shard)), draws: total };
}

function checkpointAt(compiled: CompiledJob, { folder, resume, ...origin }: PartPlace): Checkpoint {
  const name = partName(origin.shard);
  removePartials(folder, name);
  const file = path.join(folder, name);
  if (existsSync(file)) {
    if (!resume) throw new DataError([`${file}: is there already; --resume goes on with it`]);
  } else if (existsSync(folder) && (origin.shard === null ? !isEmptyFolder(folder) : !isFolder(folder))) {
    throw new DataError([`${folder} exists already and is not an empty folder; name a new one`]);
  }
  return openCheckpoint(compiled, folder, name, origin);
}

function isFolder(folder: string): boolean {
  return statSync(folder).isDirectory();
}

function partName(shard: PartOrigin["shard"]): string {
  return shard === null ? "part.json" : `part-${shard.number}-of-${shard.of}.json`;
}

function leavesOf({ job }: CompiledJob, shard: PartOrigin["shard"]) {
  const leaves = leavesOfDesign(job.design);
  if (shard === null) return { first: 0, end: leaves };
  if (shard.of > leaves)
    throw new WrongCall(
      `--shard: draws are shared out in leaves of 8,192, and ${grouped(job.design.draws)} draws are ${leaves === 1 ? "one, so there is nothing to share" : `${leaves} leaves, so there can be ${leaves} shards at most`}, not ${shard.of}`,
    );
  return leavesOfShard(shard.number, shard.of, leaves);
}
