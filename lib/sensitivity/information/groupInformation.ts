import { type Estimate, meanOverReplicates } from "../intervals/estimate.ts";
import type { Model } from "../model/model.ts";
import type { InputSet } from "../samples/pickFreeze.ts";
import type { Uniforms } from "../samples/uniforms.ts";

/** What learning all inputs of a group perfectly is expected to do to the width of the 90 % interval. */
export interface GroupInformation {
  readonly set: string;
  /** Expected reduction as a share of the width; below zero where it grows. */
  readonly width: Estimate;
}

/**
 * Expected reduction of the width of the 90 % interval of every outcome from learning a group perfectly: its inputs
 * are held at one drawn value after the other while all others are sampled, on common random numbers. (The expected
 * reduction of the variance is the group's closed Sobol' index.) The standard error is that of the values held.
 *
 * @param uniforms one replicate a held value; its draws are the others' sample, the same for all
 */
export function groupInformation(
  model: Model,
  uniforms: Uniforms,
  sets: readonly InputSet[],
  { held = 32, draws = 1024, blockSize = 128 } = {},
): ReadonlyMap<string, readonly GroupInformation[]> {
  const evaluation = model.start({ blockSize, variations: sets.map(({ inputs }) => inputs), uniforms });
  const { otherValues, results } = evaluation;
  const base = results.map(() => new Float64Array(draws));
  const given = sets.map(() =>
    Array.from({ length: held }, () => results.map(() => new Float64Array(draws))),
  );
  const heldValues = model.inputs.map(({ quantile }, input) => {
    const column = new Float64Array(held);
    uniforms.fill(input, "second", 0, column);
    return column.map(quantile);
  });
  for (let first = 0; first < draws; first += blockSize) {
    evaluation.draw("value", first);
    evaluation.evaluate();
    base.forEach((column, outcome) => {
      column.set(results[outcome]!, first);
    });
    for (let value = 0; value < held; value++) {
      heldValues.forEach((column, input) => {
        otherValues[input]!.fill(column[value]!);
      });
      sets.forEach((_, set) => {
        const varied = evaluation.vary(set);
        given[set]![value]!.forEach((column, outcome) => {
          column.set(varied[outcome]!, first);
        });
      });
    }
  }
  return new Map(
    model.outcomes.map((name, outcome) => {
      const before = width(base[outcome]!);
      return [
        name,
        sets.map(({ id }, set) => ({
          set: id,
          width: meanOverReplicates(
            given[set]!.map((columns) => (before === 0 ? 0 : 1 - width(columns[outcome]!) / before)),
          ),
        })),
      ];
    }),
  );
}

function width(draws: Float64Array): number {
  const sorted = Float64Array.from(draws).sort();
  const rank = Math.round(0.05 * (draws.length - 1));
  return sorted[sorted.length - 1 - rank]! - sorted[rank]!;
}
