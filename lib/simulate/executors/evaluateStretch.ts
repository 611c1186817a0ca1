import { columnFiller, compileJob, type Job } from "../job.ts";
import type { MakeKernel } from "../kernel/kernel.ts";
import { leafSize } from "../moments.ts";
import type { LeafRange } from "../parts/leafRanges.ts";
import { emptyPart, leafAdder } from "../parts/part.ts";
import { type Sifter, sievesOf, sifters } from "../sift/sifted.ts";
import type { ResultKind, Results } from "./executor.ts";

/** Draws between two pauses: some milliseconds' work. */
const drawsAtATime = 2048;

/** Takes a leaf, one column an output of the job; the columns are filled anew for the next. */
type AddLeaf = (leaf: number, columns: readonly Float64Array[]) => Generator<void>;

/** Evaluates a stretch of leaves, pausing again and again, and gives what is made of it at the end. */
export type EvaluateStretch<Kind extends ResultKind> = (stretch: LeafRange) => Generator<void, Results[Kind]>;

/**
 * Prepares the evaluation of a job.
 *
 * @param into columns of the whole run; draws are written there, and none are given
 * @throws RangeError where an outcome is not known
 */
export function stretchEvaluator<Kind extends ResultKind>(
  job: Job,
  kind: Kind,
  {
    makeKernel,
    into,
  }: {
    readonly makeKernel?: MakeKernel | undefined;
    readonly into?: readonly Float64Array[] | undefined;
  } = {},
): EvaluateStretch<Kind> {
  const compiled = compileJob(job);
  const fill = columnFiller(compiled, makeKernel);
  const step = Math.max(drawsAtATime, compiled.blockSize);
  const newColumns = (draws: number) => compiled.outputs.map(() => new Float64Array(draws));
  const drawsUpTo = (leaf: number) => Math.min(leaf * leafSize, job.design.draws);

  function* fillPausing(first: number, columns: readonly Float64Array[]): Generator<void> {
    for (let done = 0; done < columns[0]!.length; done += step) {
      if (done > 0) yield;
      fill(
        first + done,
        columns.map((column) => column.subarray(done, done + step)),
      );
    }
  }

  function* drawsOf({ first, end }: LeafRange): Generator<void, Results["draws"]> {
    const from = drawsUpTo(first);
    const columns =
      into?.map((column) => column.subarray(from, drawsUpTo(end))) ?? newColumns(drawsUpTo(end) - from);
    yield* fillPausing(from, columns);
    return into === undefined ? columns : [];
  }

  const leafColumns = kind === "draws" ? [] : newColumns(leafSize);
  function* leavesOf({ first, end }: LeafRange, add: AddLeaf): Generator<void> {
    for (let leaf = first; leaf < end; leaf++) {
      if (leaf > first) yield;
      const draws = drawsUpTo(leaf + 1) - drawsUpTo(leaf);
      const columns = leafColumns.map((column) => column.subarray(0, draws));
      yield* fillPausing(drawsUpTo(leaf), columns);
      yield* add(leaf, columns);
    }
  }

  const addToPart = kind === "part" ? leafAdder(compiled) : undefined;
  function* partOf(stretch: LeafRange): Generator<void, Results["part"]> {
    const part = emptyPart(compiled);
    yield* leavesOf(stretch, (leaf, columns) => addToPart!(part, leaf, columns));
    return part;
  }

  /** Every worker makes the same sieves for itself, of the first leaf. */
  let newSifter: ((draws: number) => Sifter) | undefined;
  function* siftedOf(stretch: LeafRange): Generator<void, Results["sifted"]> {
    if (newSifter === undefined)
      yield* leavesOf({ first: 0, end: 1 }, function* (_, columns) {
        newSifter = sifters(compiled, yield* sievesOf(compiled, columns));
      });
    const { add, sifted } = newSifter!(drawsUpTo(stretch.end) - drawsUpTo(stretch.first));
    yield* leavesOf(stretch, add);
    return sifted();
  }

  const evaluators: { readonly [Each in ResultKind]: EvaluateStretch<Each> } = {
    draws: drawsOf,
    part: partOf,
    sifted: siftedOf,
  };
  return evaluators[kind];
}
