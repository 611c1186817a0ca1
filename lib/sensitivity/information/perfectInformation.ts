import { inputClasses } from "../givenData/classes.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { DrawnSample } from "../samples/drawn.ts";
import { type Learning, learning } from "./learning.ts";

export interface PerfectInformation extends Learning {
  readonly input: string;
}

/**
 * What learning one input perfectly is expected to do to what is known of an outcome: an upper bound on the worth of
 * any datum about it. The reduction of the variance is the first-order Sobol' index; the width of the 90 % interval
 * is averaged over values of the input (the preposterior mean: Raiffa and Schlaifer, 1961; for variance Oakley and
 * O'Hagan, 2004, doi:10.1111/j.1467-9868.2004.05304.x) and may come out larger than before.
 *
 * @param classes that a quantity is sorted into, each being taken for one value
 * @throws RangeError where the sample was made for another estimator
 */
export function perfectInformation(
  sample: DrawnSample,
  outcome: string,
  { classes = 16, seed = "" } = {},
): readonly PerfectInformation[] {
  checkKind("perfectInformation", sample, "drawn");
  const learn = learning(sample, outcome, seed);
  return sample.inputs.map((input) => ({ input: input.name, ...learn(inputClasses(input, classes)) }));
}
