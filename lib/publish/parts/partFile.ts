import type { Design } from "../../sampling/designs/design.ts";
import { digestOfText } from "../../simulate/digest.ts";
import type { CompiledJob } from "../../simulate/job.ts";
import { intersect, type LeafRange } from "../../simulate/parts/leafRanges.ts";
import {
  drawsIn,
  emptyPart,
  leavesOfDesign,
  leavesOfReplicate,
  type Part,
} from "../../simulate/parts/part.ts";
import { blocksInOrder, blocksOf, type TreeSums } from "../../simulate/parts/treeSums.ts";
import { DataError } from "../../study/problems.ts";
import { validate } from "../../study/validate.ts";
import { version } from "../../version.ts";
import { studyDigest } from "../studyDigest.ts";
import { packCounts, unpackCounts } from "./packedCounts.ts";
import { type PartFile, partFileSchema } from "./partFileSchema.ts";

/** What a part's file says beside the part. */
export type PartOrigin = Pick<PartFile, "call" | "shard">;

/** A part of a run as JSON text. */
export function writePart({ job, outcomes }: CompiledJob, part: Part, { call, shard }: PartOrigin): string {
  const pairsOf = (trees: readonly TreeSums[], index: number): [number, number][] =>
    trees.flatMap((tree) =>
      blocksInOrder(tree).map(([, { sums }]): [number, number] => [sums[2 * index]!, sums[2 * index + 1]!]),
    );
  const content: Omit<PartFile, "checksum"> = {
    format: "wageflow-part",
    formatVersion: 1,
    call,
    seed: job.seed,
    design: job.design,
    codeVersion: version,
    studyDigest: studyDigest(job.study),
    shard,
    leaves: part.leaves.map(({ first, end }): [number, number] => [first, end]),
    leafDigests: leavesIn(part.leaves).map((leaf) => part.digests.get(leaf)!),
    outcomes: outcomes.map((outcome, index) => {
      const { least, most, zeros, pages } = part.histograms[index]!;
      return {
        outcome,
        sums: pairsOf([part.sums], index),
        replicateSums: pairsOf(part.replicateSums ?? [], index),
        least,
        most,
        zeros,
        counts: packCounts(pages),
      };
    }),
    options: Object.fromEntries([...part.options].map(([choice, counts]) => [choice, [...counts]])),
  };
  return `${JSON.stringify({ ...content, checksum: checksumOf(content) })}\n`;
}

/**
 * Reads and checks the text of a part's file by itself.
 *
 * @param name of the file, for messages
 * @throws DataError where it is not of the form, or was changed since it was written
 */
export function readPartFile(text: string, name: string): PartFile {
  const found = parse(text, name);
  const result = validate(partFileSchema, found);
  if (result.complaints) {
    throw new DataError(
      result.complaints.map(({ path, message }) => `${name}: ${[...path.map(String), message].join(" ")}`),
    );
  }
  const { checksum, ...content } = found as PartFile;
  if (checksumOf(content) !== checksum)
    throw new DataError([`${name}: was changed since it was written; make it again`]);
  return result.data;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DataError([`${name}: is not JSON; it is cut off or no part of a run`]);
  }
}

function checksumOf(content: Omit<PartFile, "checksum">): string {
  return digestOfText(JSON.stringify(content));
}

/**
 * The part that a file holds, of a job that it is known to belong to.
 *
 * @throws DataError where the file contradicts itself or the job
 */
export function partOf(compiled: CompiledJob, file: PartFile, name: string): Part {
  const { job, outcomes } = compiled;
  const require = (holds: boolean, what: string) => {
    if (!holds) throw new DataError([`${name}: contradicts itself or its study: ${what}; make it again`]);
  };
  const ranges = file.leaves.map(([first, end]) => ({ first, end }));
  require(ranges.every(
    ({ first, end }, index) => first < end && (index === 0 || ranges[index - 1]!.end < first),
  ) && (ranges.at(-1)?.end ?? 0) <= leavesOfDesign(job.design), "its leaves");
  const leaves = leavesIn(ranges);
  require(leaves.length === file.leafDigests.length, "the digests of its leaves");
  require(outcomes.length === file.outcomes.length &&
    outcomes.every((outcome, index) => outcome === file.outcomes[index]!.outcome), "its outcomes");
  const draws = drawsIn(ranges, job.design);
  const part = emptyPart(compiled);
  part.leaves = ranges;
  for (const [index, leaf] of leaves.entries()) part.digests.set(leaf, file.leafDigests[index]!);

  const sums = file.outcomes.map((outcome) => outcome.sums);
  require(fillTrees([{ tree: part.sums, ranges }], sums), "its sums");
  const replicateSums = file.outcomes.map((outcome) => outcome.replicateSums);
  require(fillTrees(replicateTrees(part, ranges, job.design), replicateSums), "the sums of its replicates");
  for (const [index, { outcome, least, most, zeros, counts }] of file.outcomes.entries()) {
    const { pages, draws: counted } = unpack(counts, (what) => require(false, `${outcome}: ${what}`));
    require(counted + zeros === draws && least <= most, `the histogram of ${outcome}`);
    Object.assign(part.histograms[index]!, { draws, zeros, least, most, pages });
  }
  require(Object.keys(file.options).length === part.options.size, "its options");
  for (const [choice, counts] of part.options) {
    const found = Object.hasOwn(file.options, choice) ? file.options[choice]! : [];
    require(found.length === counts.length &&
      found.reduce((sum, count) => sum + count, 0) === draws, `the options of ${choice}`);
    counts.set(found);
  }
  return part;
}

interface TreeOfRanges {
  readonly tree: TreeSums;
  readonly ranges: readonly LeafRange[];
}

/** Fills trees of sums, one after another, from the pairs of each outcome; false where there are not as many. */
function fillTrees(
  trees: readonly TreeOfRanges[],
  pairs: readonly (readonly (readonly [number, number])[])[],
): boolean {
  const blocks = trees.flatMap(({ tree, ranges }) => blocksOf(ranges).map((block) => ({ tree, ...block })));
  if (pairs.some(({ length }) => length !== blocks.length)) return false;
  for (const [index, { tree, first, leaves }] of blocks.entries())
    tree.set(first, { leaves, sums: Float64Array.from(pairs.flatMap((ofOutcome) => ofOutcome[index]!)) });
  return true;
}

/** The trees of a part's replicates, with those of the leaves that each has, counted from its own first. */
function replicateTrees(part: Part, ranges: readonly LeafRange[], design: Design): TreeOfRanges[] {
  const size = leavesOfReplicate(design) ?? 0;
  return (part.replicateSums ?? []).map((tree, replicate) => {
    const start = replicate * size;
    const own = intersect(ranges, [{ first: start, end: start + size }]);
    return { tree, ranges: own.map(({ first, end }) => ({ first: first - start, end: end - start })) };
  });
}

function unpack(counts: string, refuse: (what: string) => void): ReturnType<typeof unpackCounts> {
  try {
    return unpackCounts(counts);
  } catch (error) {
    refuse((error as Error).message);
    throw error;
  }
}

function leavesIn(ranges: readonly LeafRange[]): number[] {
  return ranges.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index));
}
