import type { Evaluation, EvaluationLayout, Model, ModelInput } from "./model.ts";

/**
 * A model from a plain function of one draw, for test functions and for models that are not studies.
 *
 * @param f the values of the inputs in, one number an outcome out; it must not keep the array
 */
export function functionModel(
  inputs: readonly ModelInput[],
  outcomes: readonly string[],
  f: (values: Float64Array) => readonly number[],
): Model {
  return { inputs, outcomes, start };

  function start({ blockSize, variations = [], advances = [], uniforms }: EvaluationLayout): Evaluation {
    const columns = (count: number) => Array.from({ length: count }, () => new Float64Array(blockSize));
    const values = columns(inputs.length);
    const otherValues = columns(inputs.length);
    const results = columns(outcomes.length);
    const varied = columns(outcomes.length);
    const options = inputs.map((input, index) => (input.options === undefined ? undefined : values[index]!));
    const row = new Float64Array(inputs.length);
    function work(from: readonly Float64Array[], into: readonly Float64Array[]): void {
      for (let draw = 0; draw < blockSize; draw++) {
        for (let input = 0; input < row.length; input++) row[input] = from[input]![draw]!;
        f(row).forEach((result, outcome) => {
          into[outcome]![draw] = result;
        });
      }
    }
    return {
      values,
      otherValues,
      results,
      options,
      draw(purpose, first) {
        inputs.forEach(({ quantile }, input) => {
          const column = (purpose === "value" ? values : otherValues)[input]!;
          uniforms!.fill(input, purpose, first, column);
          for (let draw = 0; draw < blockSize; draw++) column[draw] = quantile(column[draw]!);
        });
      },
      evaluate: () => work(values, results),
      vary(variation) {
        const from = [...values];
        for (const input of variations[variation]!) from[input] = otherValues[input]!;
        work(from, varied);
        return varied;
      },
      advance(set) {
        for (const input of advances[set]!) values[input]!.set(otherValues[input]!);
        work(values, results);
      },
    };
  }
}
