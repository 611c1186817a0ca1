import type { Design } from "../../sampling/designs/design.ts";
import type { Study } from "../../study/study.ts";
import { digestOfLeaves } from "../digest.ts";
import { atMedians, type CompiledJob } from "../job.ts";
import type { LogHistogram } from "../logHistogram.ts";
import type { Moments } from "../moments.ts";
import { leafSize } from "../moments.ts";
import { missing } from "./leafRanges.ts";
import { leavesOfDesign, leavesOfReplicate, type Part } from "./part.ts";
import { momentsOfTree } from "./treeSums.ts";

/** What is kept of an outcome's draws. */
export interface SummarisedOutcome {
  /** The outcome where every input is at its median: the centre about which sums are taken. */
  readonly centre: number;
  readonly moments: Moments;
  /** Of each replicate; undefined for independent draws, and where replicates are not whole leaves. */
  readonly replicates: readonly Moments[] | undefined;
  readonly histogram: LogHistogram;
}

/** A study evaluated, of which not every draw is kept. */
export interface SummarisedRun {
  readonly study: Study;
  readonly seed: string;
  readonly design: Design;
  readonly draws: number;
  readonly outcomes: ReadonlyMap<string, SummarisedOutcome>;
  /** For each sampled choice the number of draws of each option. */
  readonly options: ReadonlyMap<string, Float64Array>;
  /** The parameters and choices (`choice:<id>`) that an outcome depends on. */
  dependsOn(outcome: string): ReadonlySet<string>;
  /** The digest of the same run with all draws kept. */
  digest(): string;
}

/**
 * The run whose leaves a part holds, every one.
 *
 * @throws RangeError where some are missing
 */
export function summarisedRun({ job, outcomes, dependsOn }: CompiledJob, part: Part): SummarisedRun {
  const { study, seed, design } = job;
  const leaves = leavesOfDesign(design);
  const [gap] = missing({ first: 0, end: leaves }, part.leaves);
  if (gap !== undefined) throw new RangeError(`leaves ${gap.first} to ${gap.end - 1} of the run are missing`);
  const centres = atMedians(study, outcomes);
  const whole = momentsOfTree(part.sums, design.draws);
  const replicateDraws = (leavesOfReplicate(design) ?? 0) * leafSize;
  const replicates = part.replicateSums?.map((tree) => momentsOfTree(tree, replicateDraws));
  return {
    study,
    seed,
    design,
    draws: design.draws,
    outcomes: new Map(
      outcomes.map((outcome, index) => [
        outcome,
        {
          centre: centres.get(outcome)!,
          moments: whole[index]!,
          replicates: replicates?.map((moments) => moments[index]!),
          histogram: part.histograms[index]!,
        },
      ]),
    ),
    options: part.options,
    dependsOn,
    digest: () => digestOfLeaves(Array.from({ length: leaves }, (_, leaf) => part.digests.get(leaf)!)),
  };
}
