import { unknownName } from "../../study/problems.ts";
import type { Study } from "../../study/study.ts";
import type { Model } from "../model/model.ts";
import type { Uniforms } from "../samples/uniforms.ts";
import { type BreakEven, type BreakEvenOptions, breakEven } from "./breakEven.ts";
import { searchRange } from "./searchRange.ts";

export interface FoundBreakEven extends BreakEven {
  /** Where the value lies: in the range that the sources give, beyond it, or nowhere. */
  readonly where: "inside" | "beyond" | "impossible";
  readonly sampled: readonly [number, number];
  /** The value as a multiple of the most of the sampled range (or of the least, where it lies below it). */
  readonly multiple: number | undefined;
}

/**
 * The break-even value of a parameter of a study: looked for in its sampled range first, then in all that a
 * quantity of its kind can be.
 *
 * @throws RangeError where the study has no such parameter, or the outcome does not depend on it
 */
export function findBreakEven(
  study: Study,
  model: Model,
  uniforms: Uniforms,
  { input, outcome, target }: { input: string; outcome: string; target: number },
  options: BreakEvenOptions = {},
): FoundBreakEven {
  const parameter = study.parameters.get(input);
  if (parameter === undefined) throw new RangeError(unknownName("parameter", input, study.parameters.keys()));
  const { sampled, possible } = searchRange(parameter);
  const inside = breakEven(model, uniforms, { input, outcome, target, range: sampled }, options);
  if (inside.value !== undefined) return { ...inside, where: "inside", sampled, multiple: undefined };
  let { reached } = inside;
  // Amounts are looked for in steps of a few times, so that the grid stays fine where the value may lie.
  for (const beyond of [[possible[0], sampled[0]] as const, ...stepsTo(sampled[1], possible[1])]) {
    if (!(beyond[0] < beyond[1])) continue;
    const found = breakEven(model, uniforms, { input, outcome, target, range: beyond }, options);
    reached = [Math.min(found.reached[0], reached[0]), Math.max(found.reached[1], reached[1])];
    if (found.value === undefined) continue;
    const end = found.value > sampled[1] ? sampled[1] : sampled[0];
    return { ...found, where: "beyond", sampled, multiple: end === 0 ? undefined : found.value / end };
  }
  return { ...inside, range: possible, reached, where: "impossible", sampled, multiple: undefined };
}

function stepsTo(from: number, to: number): (readonly [number, number])[] {
  const steps: (readonly [number, number])[] = [];
  const factor = 10;
  for (let start = from; start < to; start = Math.max(start * factor, Number.MIN_VALUE)) {
    steps.push([start, Math.min(start * factor, to)]);
    if (start === 0) return [[0, to]];
  }
  return steps;
}
