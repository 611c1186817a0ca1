import { atMedians, type CompiledJob } from "../job.ts";
import { bestColumnLoops } from "../kernel/wasmColumnLoops.ts";
import { outcomesAtATime } from "../parts/part.ts";
import { addBlock, type TreeSums } from "../parts/treeSums.ts";
import { quantilesByRank } from "../quantiles.ts";
import { type Sieve, type SiftedColumn, sieveFor } from "./sieve.ts";

/** What sieves keep of some leaves of a run. What they keep of other leaves adds up, in any order. */
export interface Sifted {
  /** One an outcome. */
  readonly sieves: readonly Sieve[];
  /** For each outcome in turn, the sum and the sum of squares about its value at all medians. */
  readonly sums: TreeSums;
  /** One an outcome. */
  readonly columns: readonly SiftedColumn[];
}

/** Makes the sieves of the job's outcomes, by a leaf of its draws, pausing again and again. */
export function* sievesOf(
  { job, outcomes }: CompiledJob,
  leaf: readonly Float64Array[],
): Generator<void, readonly Sieve[]> {
  const { draws } = job.design;
  const { ranks } = quantilesByRank(draws, job.probabilities);
  const sieves: Sieve[] = [];
  for (const index of outcomes.keys()) {
    sieves.push(sieveFor(leaf[index]!, draws, ranks));
    // A leaf is sorted for each.
    if (index % 8 === 7) yield;
  }
  return sieves;
}

/** Sifts leaves of a stretch, one after another. */
export interface Sifter {
  /** @param columns one an output of the job */
  add(leaf: number, columns: readonly Float64Array[]): Generator<void>;
  sifted(): Sifted;
}

/** Gives a function that makes the sifter of a stretch of this many draws. */
export function sifters({ job, outcomes }: CompiledJob, sieves: readonly Sieve[]): (draws: number) => Sifter {
  const medians = atMedians(job.study, outcomes);
  const centres = outcomes.map((outcome) => medians.get(outcome)!);
  return (draws) => sifter(centres, sieves, draws);
}

function sifter(centres: readonly number[], sieves: readonly Sieve[], draws: number): Sifter {
  const loops = bestColumnLoops();
  const sums: TreeSums = new Map();
  const counts = sieves.map(({ wanted }) => new Uint32Array(wanted.length));
  const kept = sieves.map(({ share }) => growing(draws * share));
  return {
    *add(leaf, columns) {
      const ofLeaf = new Float64Array(2 * centres.length);
      for (const [index, centre] of centres.entries()) {
        if (index % outcomesAtATime === outcomesAtATime - 1) yield;
        const values = loops.sift(columns[index]!, centre, sieves[index]!, counts[index]!);
        ofLeaf[2 * index] = values.sum;
        ofLeaf[2 * index + 1] = values.sumOfSquares;
        kept[index]!.append(values.kept);
      }
      addBlock(sums, leaf, { leaves: 1, sums: ofLeaf });
    },
    sifted: () => ({
      sieves,
      sums,
      columns: counts.map((count, index) => ({ counts: count, kept: [kept[index]!.values()] })),
    }),
  };
}

/** Values one after another, in memory for about as many as are expected. */
function growing(expected: number): { append(values: Float64Array): void; values(): Float64Array } {
  let memory = new Float64Array(Math.ceil(1.1 * expected));
  let size = 0;
  return {
    append(values) {
      if (size + values.length > memory.length) {
        const larger = new Float64Array(2 * (size + values.length));
        larger.set(memory);
        memory = larger;
      }
      memory.set(values, size);
      size += values.length;
    },
    values: () => memory.subarray(0, size),
  };
}

/** Adds what was kept of other leaves by the same sieves. */
export function addSifted(sifted: Sifted, added: Sifted): void {
  for (const [first, block] of added.sums) addBlock(sifted.sums, first, block);
  for (const [index, { counts, kept }] of added.columns.entries()) {
    const column = sifted.columns[index]!;
    for (let bucket = 0; bucket < counts.length; bucket++) column.counts[bucket]! += counts[bucket]!;
    column.kept.push(...kept);
  }
}
