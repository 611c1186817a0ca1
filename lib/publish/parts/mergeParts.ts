import { designOf } from "../../sampling/designs/design.ts";
import { type CompiledJob, compileJob, jobOf } from "../../simulate/job.ts";
import { intersect, type LeafRange, missing } from "../../simulate/parts/leafRanges.ts";
import { addPart, emptyPart, leavesOfDesign } from "../../simulate/parts/part.ts";
import { type SummarisedRun, summarisedRun } from "../../simulate/parts/summarisedRun.ts";
import { DataError, shorten } from "../../study/problems.ts";
import type { Study } from "../../study/study.ts";
import { version } from "../../version.ts";
import { studyDigest } from "../studyDigest.ts";
import { partOf } from "./partFile.ts";
import type { PartFile } from "./partFileSchema.ts";

/** A part with the name of its file. */
export interface NamedPart {
  readonly name: string;
  readonly file: PartFile;
}

/**
 * Checks that parts belong to one run, and hold each of its leaves once.
 *
 * @throws DataError with a line for every part that is foreign or doubled, and for what is missing
 */
export function checkParts(parts: readonly NamedPart[]): void {
  const reference = mostCommon(parts);
  const foreign = parts.flatMap(({ name, file }) => {
    const difference = differenceBetween(file, reference.file);
    return difference === undefined
      ? []
      : [`${name}: is of another run than ${reference.name}: ${difference}`];
  });
  if (foreign.length > 0) throw new DataError(foreign);
  const problems: string[] = [];
  const held: { name: string; range: LeafRange }[] = [];
  for (const { name, file } of parts) {
    const ranges = file.leaves.map(([first, end]) => ({ first, end }));
    for (const earlier of held) {
      for (const shared of intersect([earlier.range], ranges))
        problems.push(
          `${name}: holds ${leaves(shared)} that ${earlier.name} holds too; take one of them away`,
        );
    }
    held.push(...ranges.map((range) => ({ name, range })));
  }
  const whole = { first: 0, end: leavesOfDesign(reference.file.design) };
  const rising = held.map(({ range }) => range).sort((a, b) => a.first - b.first);
  for (const gap of problems.length > 0 ? [] : missing(whole, rising))
    problems.push(`${leaves(gap)} of ${whole.end} are missing${whose(gap, parts, whole.end)}`);
  if (problems.length > 0) throw new DataError(problems);
}

/** The job that a part's file belongs to, its study made anew. */
export function jobOfPart(study: Study, { name, file }: NamedPart): CompiledJob {
  const { seed, design } = file;
  const refuse = (what: string): never => {
    throw new DataError([`${name}: ${what}`]);
  };
  if (file.codeVersion !== version)
    refuse(
      `was made by wageflow ${file.codeVersion}, and this is ${version}; make it again, or merge with that`,
    );
  if (file.studyDigest !== studyDigest(study))
    refuse("its study is not the one that its call makes here; the project's data has changed since");
  const made = designOf(design.name, design.draws, design.replicates);
  if (made.draws !== design.draws) refuse(`there is no ${design.name} design of ${design.draws} draws`);
  return compileJob(
    jobOf(study, {
      seed,
      ...made,
      design: design.name,
      outcomes: file.outcomes.map(({ outcome }) => outcome),
    }),
  );
}

/**
 * Merges parts that `checkParts` has passed into their run.
 *
 * @throws DataError where a part contradicts itself or its study
 */
export function mergeParts(study: Study, parts: readonly NamedPart[]): SummarisedRun {
  const compiled = jobOfPart(study, parts[0]!);
  const whole = emptyPart(compiled);
  for (const { name, file } of parts) addPart(whole, partOf(compiled, file, name));
  return summarisedRun(compiled, whole);
}

/** What differs between the runs of two parts, in words; undefined where they are of one run. */
export function differenceBetween(found: PartFile, wanted: PartFile): string | undefined {
  for (const { what, of, show = of } of facts) {
    if (of(found) !== of(wanted)) return `its ${what} is ${show(found)}, not ${show(wanted)}`;
  }
  return undefined;
}

interface Fact {
  readonly what: string;
  of(file: PartFile): string;
  show?(file: PartFile): string;
}

const facts: readonly Fact[] = [
  {
    what: "study",
    of: ({ studyDigest }) => studyDigest,
    show: ({ call, studyDigest }) => `${shorten(call.scenario)} (${studyDigest.slice(0, 12)})`,
  },
  { what: "seed", of: ({ seed }) => seed, show: ({ seed }) => JSON.stringify(shorten(seed)) },
  { what: "number of draws", of: ({ design }) => String(design.draws) },
  { what: "design", of: ({ design }) => `${design.name} in ${design.replicates} replicates` },
  { what: "version of wageflow", of: ({ codeVersion }) => codeVersion },
  {
    what: "list of outcomes",
    of: ({ outcomes }) => JSON.stringify(outcomes.map(({ outcome }) => outcome)),
    show: ({ outcomes }) => `${outcomes.length} outcomes`,
  },
];

function mostCommon(parts: readonly NamedPart[]): NamedPart {
  const alike = (part: NamedPart) =>
    parts.filter(({ file }) => differenceBetween(file, part.file) === undefined).length;
  return parts.reduce((best, part) => (alike(part) > alike(best) ? part : best));
}

function leaves({ first, end }: LeafRange): string {
  return end - first === 1 ? `leaf ${first}` : `leaves ${first} to ${end - 1}`;
}

/** The leaves of a shard, numbered from 1. */
export function leavesOfShard(number: number, of: number, leaves: number): LeafRange {
  return { first: Math.floor(((number - 1) * leaves) / of), end: Math.floor((number * leaves) / of) };
}

/** Which shards a gap is: those that were cut as the others and are not there, or not whole. */
function whose(gap: LeafRange, parts: readonly NamedPart[], leaves: number): string {
  const cuts = new Set(parts.map(({ file }) => file.shard?.of));
  const [of] = cuts;
  if (cuts.size !== 1 || of === undefined) return "";
  const there = new Map(parts.map(({ name, file }) => [file.shard!.number, name]));
  const shards: string[] = [];
  for (let number = 1; number <= of; number++) {
    if (intersect([gap], [leavesOfShard(number, of, leaves)]).length === 0) continue;
    const name = there.get(number);
    shards.push(
      name === undefined ? `shard ${number}/${of}` : `the rest of ${name}, which --resume goes on with`,
    );
  }
  return `: ${shards.slice(0, 20).join(", ")}${shards.length > 20 ? ` and ${shards.length - 20} more` : ""}`;
}
