import { type Design, fewestReplicates } from "../sampling/designs/design.ts";
import type { Run } from "./simulate.ts";
import { replicatesOf, type Summary, summarise } from "./summarise.ts";

/** What a run would have said of an outcome after so many of its draws. */
export interface ConvergenceStep extends Summary {
  readonly draws: number;
}

const leastDraws = 512;

/**
 * Running mean and quantiles of an outcome, with their standard errors, at doublings of the draws up to the
 * whole run. Fewer draws are the first ones of a random design, the first ones of every replicate of a Sobol'
 * design (which are nets themselves), and the first replicates of a Latin hypercube.
 *
 * @param options.probabilities default: 0.05, 0.5 and 0.95
 */
export function convergence(
  run: Run,
  outcome: string,
  { probabilities = [0.05, 0.5, 0.95] }: { probabilities?: readonly number[] } = {},
): readonly ConvergenceStep[] {
  const draws = run.outcomes.get(outcome)!;
  const centre = run.atMedians.get(outcome)!;
  return [...smallerDesigns(run.design), run.design].map((design) => ({
    draws: design.draws,
    ...summarise(firstDraws(draws, run.design, design), {
      centre,
      probabilities,
      replicates: design.replicates,
    }),
  }));
}

/** Designs of the same kind at doublings, smaller than the whole. */
function smallerDesigns({ name, draws, replicates }: Design): Design[] {
  const smaller: Design[] = [];
  const unit = name === "random" ? 1 : name === "sobol" ? replicates : draws / replicates;
  const least = name === "latin-hypercube" ? fewestReplicates : 1;
  for (let size = least; size * unit < draws; size *= 2) {
    if (size * unit < leastDraws) continue;
    smaller.push({ name, draws: size * unit, replicates: name === "latin-hypercube" ? size : replicates });
  }
  return smaller;
}

/** The draws of a smaller design within those of the whole. */
function firstDraws(draws: Float64Array, whole: Design, { name, draws: count }: Design): Float64Array {
  if (name !== "sobol" || count === draws.length) return draws.subarray(0, count);
  const first = new Float64Array(count);
  const size = count / whole.replicates;
  for (const [index, replicate] of replicatesOf(draws, whole.replicates).entries())
    first.set(replicate.subarray(0, size), index * size);
  return first;
}
