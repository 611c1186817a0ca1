import { checkKind } from "../samples/checkKind.ts";
import { type DrawnSample, outcomeOf } from "../samples/drawn.ts";
import { inputClasses } from "./classes.ts";

/** The outcome where an input lies in one class. */
export interface ConditionalMean {
  /** Mean of the input in the class; of a choice the number of the option. */
  readonly input: number;
  readonly draws: number;
  readonly mean: number;
  /** Of the mean, as for independent draws. */
  readonly standardError: number;
}

/** A curve of conditional means, and how far it swings from the lowest class to the highest. */
export interface ConditionalCurve {
  readonly input: string;
  readonly points: readonly ConditionalMean[];
  readonly swing: number;
}

/**
 * The mean of an outcome given each input in turn, all others being sampled: what a scatter plot shows to the eye.
 *
 * @param classes equally likely classes that a quantity is sorted into
 * @throws RangeError where the sample was made for another estimator
 */
export function conditionalMeans(
  sample: DrawnSample,
  outcome: string,
  { classes = 10 } = {},
): readonly ConditionalCurve[] {
  checkKind("conditionalMeans", sample, "drawn");
  const draws = outcomeOf(sample, outcome);
  const centre = draws[0] ?? 0;
  return sample.inputs.map((input) => {
    const { of, count, sizes } = inputClasses(input, classes);
    const sums = new Float64Array(count);
    const squares = new Float64Array(count);
    const values = new Float64Array(count);
    for (let draw = 0; draw < draws.length; draw++) {
      const place = of[draw]!;
      const difference = draws[draw]! - centre;
      sums[place]! += difference;
      squares[place]! += difference * difference;
      values[place]! += input.values[draw]!;
    }
    const points = Array.from(sizes, (size, place): ConditionalMean => {
      const mean = sums[place]! / size;
      const variance = size > 1 ? Math.max(0, (squares[place]! - mean * sums[place]!) / (size - 1)) : 0;
      return {
        input: values[place]! / size,
        draws: size,
        mean: centre + mean,
        standardError: Math.sqrt(variance / size),
      };
    }).filter((point) => point.draws > 0);
    const means = points.map(({ mean }) => mean);
    return { input: input.name, points, swing: Math.max(...means) - Math.min(...means) };
  });
}
