import { type Design, replicateSize } from "../../sampling/designs/design.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { digestOfLeaf, digestOutcomes } from "../digest.ts";
import { atMedians, type CompiledJob } from "../job.ts";
import { addDraws, addHistogram, emptyHistogram, type LogHistogram } from "../logHistogram.ts";
import { leafMoments, leafSize } from "../moments.ts";
import { intersect, type LeafRange, unite } from "./leafRanges.ts";
import { addBlock, type TreeSums } from "./treeSums.ts";

/**
 * What is kept of some leaves of a run, in a size that does not depend on the number of draws but for 32 bytes a
 * leaf. Parts of one run add up, in any order, to the same bits.
 */
export interface Part {
  /** Rising; no two touch. */
  leaves: readonly LeafRange[];
  /** Digest of each leaf. */
  readonly digests: Map<number, string>;
  /** For each outcome in turn, the sum and the sum of squares about its value at all medians. */
  readonly sums: TreeSums;
  /** The same for each replicate, its leaves counted from its own first; undefined where they are cut. */
  readonly replicateSums: readonly TreeSums[] | undefined;
  /** One an outcome. */
  readonly histograms: readonly LogHistogram[];
  /** For each sampled choice the number of draws of each option. */
  readonly options: ReadonlyMap<string, Float64Array>;
}

/** Number of leaves of a run. */
export function leavesOfDesign({ draws }: Design): number {
  return Math.ceil(draws / leafSize);
}

/** Number of leaves of one of several replicates; undefined where it is not whole. */
export function leavesOfReplicate(design: Design): number | undefined {
  const leaves = replicateSize(design) / leafSize;
  return design.replicates > 1 && Number.isInteger(leaves) ? leaves : undefined;
}

/** Number of draws in these leaves. */
export function drawsIn(ranges: readonly LeafRange[], { draws }: Design): number {
  return ranges.reduce((sum, { first, end }) => sum + Math.min(end * leafSize, draws) - first * leafSize, 0);
}

/** A part without leaves. */
export function emptyPart({ job, outputs, outcomes }: CompiledJob): Part {
  const optionsOf = (choice: string) => job.study.choices.get(choice)!.options.length;
  return {
    leaves: [],
    digests: new Map(),
    sums: new Map(),
    replicateSums:
      leavesOfReplicate(job.design) === undefined
        ? undefined
        : Array.from({ length: job.design.replicates }, () => new Map()),
    histograms: outcomes.map(emptyHistogram),
    options: new Map(
      outputs
        .filter((output) => output.startsWith(choicePrefix))
        .map((output) => output.slice(choicePrefix.length))
        .map((choice) => [choice, new Float64Array(optionsOf(choice))]),
    ),
  };
}

/** Outcomes of a leaf between two pauses: some milliseconds' work. */
export const outcomesAtATime = 32;

/** Gives a function that adds a leaf, one column an output of the job, to a part of it, pausing again and again. */
export function leafAdder(
  compiled: CompiledJob,
): (part: Part, leaf: number, columns: readonly Float64Array[]) => Generator<void> {
  const { job, outputs, outcomes } = compiled;
  const medians = atMedians(job.study, outcomes);
  const centres = outcomes.map((outcome) => medians.get(outcome)!);
  const indexOf = (output: string) => outputs.indexOf(output);
  const ofDigest = digestOutcomes.map(indexOf);
  const replicateLeaves = leavesOfReplicate(job.design);
  return function* (part, leaf, columns) {
    part.leaves = uniteApart(part.leaves, [{ first: leaf, end: leaf + 1 }]);
    part.digests.set(leaf, digestOfLeaf(ofDigest.map((index) => columns[index]!)));
    const sums = new Float64Array(2 * centres.length);
    for (const [index, centre] of centres.entries()) {
      if (index % outcomesAtATime === outcomesAtATime - 1) yield;
      const moments = leafMoments(columns[index]!, centre);
      sums[2 * index] = moments.sum;
      sums[2 * index + 1] = moments.sumOfSquares;
      addDraws(part.histograms[index]!, columns[index]!);
    }
    addBlock(part.sums, leaf, { leaves: 1, sums });
    if (replicateLeaves !== undefined) {
      const replicate = Math.floor(leaf / replicateLeaves);
      addBlock(part.replicateSums![replicate]!, leaf - replicate * replicateLeaves, { leaves: 1, sums });
    }
    for (const [choice, counts] of part.options) {
      const drawn = columns[indexOf(choicePrefix + choice)]!;
      for (let draw = 0; draw < drawn.length; draw++) counts[drawn[draw]!]!++;
    }
  };
}

/**
 * Adds another part of the same run.
 *
 * @throws RangeError where they share a leaf
 */
export function addPart(part: Part, added: Part): void {
  part.leaves = uniteApart(part.leaves, added.leaves);
  for (const [leaf, digest] of added.digests) part.digests.set(leaf, digest);
  for (const [first, block] of added.sums) addBlock(part.sums, first, block);
  for (const [replicate, tree] of (added.replicateSums ?? []).entries()) {
    for (const [first, block] of tree) addBlock(part.replicateSums![replicate]!, first, block);
  }
  for (const [index, histogram] of added.histograms.entries())
    addHistogram(part.histograms[index]!, histogram);
  for (const [choice, counts] of added.options) {
    const sums = part.options.get(choice)!;
    for (const [option, count] of counts.entries()) sums[option]! += count;
  }
}

function uniteApart(a: readonly LeafRange[], b: readonly LeafRange[]): LeafRange[] {
  const [shared] = intersect(a, b);
  if (shared !== undefined)
    throw new RangeError(`leaves ${shared.first} to ${shared.end - 1} are in both parts of the run`);
  return unite(a, b);
}
