import type { Model } from "../model/model.ts";

/**
 * Evaluates a model at single points.
 *
 * @param count of points
 * @param fill writes the values of a point, one an input
 * @returns one column an outcome, one result a point
 */
export function evaluatePoints(
  model: Model,
  count: number,
  fill: (point: number, values: Float64Array) => void,
): Float64Array[] {
  const blockSize = Math.min(128, Math.ceil(count / 8) * 8);
  const evaluation = model.start({ blockSize });
  const results = model.outcomes.map(() => new Float64Array(count));
  const point = new Float64Array(model.inputs.length);
  for (let first = 0; first < count; first += blockSize) {
    for (let draw = 0; draw < blockSize; draw++) {
      // A last block that is not full repeats the last point.
      fill(Math.min(first + draw, count - 1), point);
      point.forEach((value, input) => {
        evaluation.values[input]![draw] = value;
      });
    }
    evaluation.evaluate();
    const end = Math.min(first + blockSize, count);
    results.forEach((column, outcome) => {
      column.set(evaluation.results[outcome]!.subarray(0, end - first), first);
    });
  }
  return results;
}
