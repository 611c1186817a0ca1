import type { Run } from "../../simulate/simulate.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import { type Pedigree, pedigreeOf } from "./pedigree.ts";

/** From this squared correlation on an input matters; below this strength its support is weak. */
export const important = 0.01;
export const weak = 0.4;

/** A parameter's support beside its bearing on an outcome. */
export interface SupportedInput {
  readonly id: string;
  readonly pedigree: Pedigree;
  /** Squared rank correlation of parameter and outcome (Spearman, 1904), 0 to 1. */
  readonly bearing: number;
  readonly isImportantAndWeak: boolean;
}

/**
 * Every parameter of a run with its pedigree and its bearing on an outcome, those first that bear most.
 * A squared rank correlation is about the share of variance that an input explains by itself, as long as
 * the outcome rises or falls with it.
 *
 * @param run kept with its parameters
 */
export function supportedInputs(
  run: Run,
  outcome: string,
  catalogue: Pick<Catalogue, "evidence" | "lineages" | "sources">,
): SupportedInput[] {
  const ranksOfOutcome = ranks(run.outcomes.get(outcome)!);
  return [...run.parameters]
    .map(([id, values]) => {
      const pedigree = pedigreeOf(run.study.parameters.get(id)!.written, catalogue);
      const correlation = correlationOf(ranks(values), ranksOfOutcome);
      const bearing = correlation * correlation;
      return {
        id,
        pedigree,
        bearing,
        isImportantAndWeak: bearing >= important && pedigree.strength < weak,
      };
    })
    .sort((a, b) => b.bearing - a.bearing);
}

/** The rank of each value, from 0; equal values share the middle of their ranks. */
export function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const found = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (last + 1 < order.length && values[order[last + 1]!] === values[order[first]!]) last++;
    for (let at = first; at <= last; at++) found[order[at]!] = (first + last) / 2;
    first = last + 1;
  }
  return found;
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  const middle = (a.length - 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let index = 0; index < a.length; index++) {
    const x = a[index]! - middle;
    const y = b[index]! - middle;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
