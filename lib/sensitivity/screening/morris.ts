import { type Estimate, meanOverReplicates } from "../intervals/estimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { TrajectorySample } from "../samples/trajectories.ts";

/** What moving an input over its whole probability would do, from a few single moves. */
export interface Screening {
  readonly input: string;
  /** Mean size of the elementary effects (mu star), in the outcome's unit. */
  readonly size: Estimate;
  /** Mean of the elementary effects (mu); undefined for a choice, whose options have no order. */
  readonly mean: Estimate | undefined;
  /** Standard deviation of the elementary effects (sigma): far above nothing where effects hang on other inputs. */
  readonly spread: number;
}

/**
 * Morris' screening of one outcome (1991, doi:10.2307/1269043), with mu star after Campolongo, Cariboni and Saltelli
 * (2007, doi:10.1016/j.envsoft.2006.10.004).
 *
 * @throws RangeError where the sample was made for another estimator, or does not have the outcome
 */
export function morris(sample: TrajectorySample, outcome: string): readonly Screening[] {
  checkKind("morris", sample, "trajectory");
  const effects = sample.effects[sample.outcomes.indexOf(outcome)];
  if (effects === undefined) {
    throw new RangeError(`the sample has no outcome "${outcome}"; it has ${sample.outcomes.join(", ")}`);
  }
  return sample.inputs.map(({ name, options }, input) => {
    const mean = meanOverReplicates(effects[input]!);
    return {
      input: name,
      size: meanOverReplicates(effects[input]!.map(Math.abs)),
      mean: options === undefined ? mean : undefined,
      spread: mean.standardError * Math.sqrt(sample.trajectories),
    };
  });
}
