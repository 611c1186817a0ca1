import { orderStatistics } from "../../simulate/orderStatistics.ts";
import type { Model } from "../model/model.ts";
import type { Uniforms } from "../samples/uniforms.ts";

/** The value of an input at which a quantile of an outcome meets a target. */
export interface BreakEven {
  readonly input: string;
  readonly outcome: string;
  readonly probability: number;
  readonly target: number;
  /** Undefined where no value in the range looked at does it: impossible. */
  readonly value: number | undefined;
  /** How many times the quantile crosses the target in the range; the value is the crossing nearest the median. */
  readonly crossings: number;
  /** The range looked at, and the least and most that the quantile comes to in it. */
  readonly range: readonly [number, number];
  readonly reached: readonly [number, number];
}

export interface BreakEvenOptions {
  /** The quantile that has to meet the target; default: the median. */
  readonly probability?: number;
  readonly blockSize?: number;
}

/** Values tried in the whole range, and in each stretch that is looked at more closely. */
const nodes = 17;
const nodesWithin = 9;
const passes = 7;

/**
 * What value of one input brings a quantile of an outcome to a target, the other inputs sampled on common random
 * numbers. The range is searched on a grid, and the stretch in which the target is crossed on a finer one, until the
 * stretch is a millionth of the range; in between a straight line is drawn.
 *
 * @param range of values to look at
 * @throws RangeError where the model has no such input or outcome
 */
export function breakEven(
  model: Model,
  uniforms: Uniforms,
  {
    input,
    outcome,
    target,
    range,
  }: { input: string; outcome: string; target: number; range: readonly [number, number] },
  { probability = 0.5, blockSize = 128 }: BreakEvenOptions = {},
): BreakEven {
  const number = model.inputs.findIndex(({ name }) => name === input);
  const at = model.outcomes.indexOf(outcome);
  if (number < 0) throw new RangeError(`the outcome does not depend on an input "${input}"`);
  if (at < 0)
    throw new RangeError(`the model has no outcome "${outcome}"; it has ${model.outcomes.join(", ")}`);
  const draws = uniforms.replicates * uniforms.drawsPerReplicate;
  const size = Math.min(blockSize, draws);
  const evaluation = model.start({ blockSize: size, variations: [[number]], uniforms });
  const median = model.inputs[number]!.quantile(0.5);

  /** The quantile at every one of some values of the input. */
  function quantilesAt(values: readonly number[]): number[] {
    const columns = values.map(() => new Float64Array(draws));
    for (let first = 0; first < draws; first += size) {
      evaluation.draw("value", first);
      evaluation.evaluate();
      values.forEach((value, index) => {
        evaluation.otherValues[number]!.fill(value);
        columns[index]!.set(evaluation.vary(0)[at]!, first);
      });
    }
    const position = probability * (draws - 1);
    const below = Math.floor(position);
    const above = Math.ceil(position);
    return columns.map((column) => {
      const statistic = orderStatistics(column, [below, above]);
      return statistic(below) + (statistic(above) - statistic(below)) * (position - below);
    });
  }

  let [from, to] = range;
  let value: number | undefined;
  let crossings = 0;
  let reached: readonly [number, number] = [Number.NaN, Number.NaN];
  for (let pass = 0; pass < passes; pass++) {
    const count = pass === 0 ? nodes : nodesWithin;
    const values = Array.from({ length: count }, (_, node) => from + ((to - from) * node) / (count - 1));
    const found = quantilesAt(values);
    const stretches = crossingsOf(found, target);
    if (pass === 0) {
      crossings = stretches.length;
      reached = [Math.min(...found), Math.max(...found)];
    }
    if (stretches.length === 0) break;
    const chosen = stretches.reduce((best, next) =>
      Math.abs(values[next]! - median) < Math.abs(values[best]! - median) ? next : best,
    );
    from = values[chosen]!;
    to = values[chosen + 1]!;
    const rise = found[chosen + 1]! - found[chosen]!;
    value = rise === 0 ? from : from + ((to - from) * (target - found[chosen]!)) / rise;
    if (found[chosen] === found[chosen + 1]) break;
  }
  return { input, outcome, probability, target, value, crossings, range, reached };
}

/** Numbers of the stretches between neighbours in which the target is met. */
function crossingsOf(values: readonly number[], target: number): number[] {
  return values.slice(1).flatMap((next, index) => {
    const before = values[index]! - target;
    const after = next - target;
    const met = (before < 0 && after >= 0) || (before > 0 && after <= 0) || (index === 0 && before === 0);
    return met ? [index] : [];
  });
}
