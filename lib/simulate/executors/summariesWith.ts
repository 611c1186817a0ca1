import type { Study } from "../../study/study.ts";
import { atMedians, compileJob, jobOf } from "../job.ts";
import { drawsIn, leavesOfDesign } from "../parts/part.ts";
import { momentsOfTree } from "../parts/treeSums.ts";
import { quantilesByRank } from "../quantiles.ts";
import { siftedStatistics } from "../sift/sieve.ts";
import { addSifted, type Sifted } from "../sift/sifted.ts";
import { checkMoments, type Summary, summarise, summaryOf } from "../summarise.ts";
import type { Executor } from "./executor.ts";
import { type ExecutionOptions, simulateWith } from "./simulateWith.ts";
import { stretchesFor } from "./stretchesFor.ts";

/** What is kept of sifted draws is little, and taking memory for it costs the more the oftener it is done. */
const mostLeavesSifted = 128;

/**
 * Summarises independent draws without keeping them: to the bit what `summarise` says of a run of `simulate`, about its
 * `atMedians`. A sixth of the draws of an outcome or less is kept, those about its quantiles, and the others are
 * counted; what is kept grows with the draws.
 *
 * @returns a summary an outcome, in the order of `options.outcomes`
 * @throws what `simulate` and `summarise` throw; RangeError for a design in replicates; the signal's reason; Error
 *   where a worker ended early
 */
export async function summariesWith(
  executor: Executor,
  study: Study,
  { onProgress, signal, ...options }: ExecutionOptions = {},
): Promise<ReadonlyMap<string, Summary>> {
  const compiled = compileJob(jobOf(study, { ...options, totals: false }));
  const { job, outcomes } = compiled;
  const { design, probabilities } = job;
  if (design.replicates > 1)
    throw new RangeError(
      `draws in replicates are summarised when they are kept; the design is ${design.name}`,
    );
  let whole: Sifted | undefined;
  let done = 0;
  await executor.evaluate(
    job,
    "sifted",
    stretchesFor(executor, [{ first: 0, end: leavesOfDesign(design) }], mostLeavesSifted),
    (sifted, stretch) => {
      if (whole === undefined) whole = sifted;
      else addSifted(whole, sifted);
      done += drawsIn([stretch], design);
      onProgress?.(done);
    },
    signal,
  );
  const { sieves, sums, columns } = whole!;
  const moments = momentsOfTree(sums, design.draws);
  const centres = atMedians(study, outcomes);
  const { ranks, estimates } = quantilesByRank(design.draws, probabilities);
  const summaries = outcomes.map((outcome, index) => {
    const statistic = siftedStatistics(sieves[index]!, columns[index]!, ranks);
    return statistic === undefined
      ? undefined
      : summaryOf(centres.get(outcome)!, checkMoments(moments[index]!), probabilities, estimates(statistic));
  });
  // The sample misleads about one rank in some sixteen thousand.
  const missed = outcomes.filter((_, index) => summaries[index] === undefined);
  const kept =
    missed.length === 0
      ? undefined
      : await simulateWith(executor, study, { ...options, outcomes: missed, totals: false, signal });
  return new Map(
    outcomes.map((outcome, index) => [
      outcome,
      summaries[index] ??
        summarise(kept!.outcomes.get(outcome)!, { probabilities, centre: centres.get(outcome)! }),
    ]),
  );
}
