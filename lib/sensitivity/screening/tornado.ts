import type { Model } from "../model/model.ts";
import { evaluatePoints } from "../samples/points.ts";

/** What an outcome is with one input low or high and all others at their medians. */
export interface TornadoBar {
  readonly input: string;
  readonly low: { readonly input: number; readonly outcome: number };
  readonly high: { readonly input: number; readonly outcome: number };
}

/**
 * One input at a time from a low to a high value, the rest at their medians, the widest swing first. It misses what
 * inputs do together, and says nothing of how likely the ends are; it is here because readers know it.
 *
 * @param ranges low and high value of every input; of a choice all its values, of which the lowest and the highest
 *   outcome are kept
 */
export function tornado(
  model: Model,
  outcome: string,
  ranges: readonly (readonly number[])[],
): readonly TornadoBar[] {
  const at = model.outcomes.indexOf(outcome);
  if (at < 0) {
    throw new RangeError(`the model has no outcome "${outcome}"; it has ${model.outcomes.join(", ")}`);
  }
  const points = ranges.flatMap((values, input) => values.map((value) => ({ input, value })));
  const medians = model.inputs.map(({ quantile }) => quantile(0.5));
  const results = evaluatePoints(model, points.length, (point, values) => {
    values.set(medians);
    values[points[point]!.input] = points[point]!.value;
  })[at]!;
  return model.inputs
    .map(({ name, options }, input): TornadoBar => {
      const tried = points.flatMap((point, index) =>
        point.input === input ? [{ input: point.value, outcome: results[index]! }] : [],
      );
      const ends = options === undefined ? tried : tried.toSorted((a, b) => a.outcome - b.outcome);
      return { input: name, low: ends[0]!, high: ends[ends.length - 1]! };
    })
    .sort((a, b) => swing(b) - swing(a));
}

function swing({ low, high }: TornadoBar): number {
  return Math.abs(high.outcome - low.outcome);
}
