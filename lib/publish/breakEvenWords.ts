import type { BreakEvenReport } from "./breakEvenReport.ts";
import { estimated, inUnit, plain } from "./quantity.ts";

type Everything = NonNullable<BreakEvenReport["everything"]>;

/** By how much workers, wages and months would have to grow together, with every rate at 1. */
export function factorSentence({ factor, before, monthsCapped }: Everything, target: number): string {
  const wanted = inUnit("USD/year", target);
  if (factor === null)
    return `With every rate at 1, no factor up to 1,000 on workers, wages and months reaches ${wanted}.`;
  return `With every rate at 1, so that every dollar earned is taken (median ${inUnit("USD/year", before, estimated)}), the number of workers, every wage and the months paid would all have to be ${estimated(factor)} times what they are to reach ${wanted}; the months stop at twelve in ${estimated(100 * monthsCapped)} % of the cases.`;
}

/** What all ranges together allow at most. */
export function mostSentence({ atMostOfRanges }: Everything): string {
  return `Even with every parameter at the most of its range (or the least, where that gives more), every choice at its highest option and every dollar taken, earnings come to ${inUnit("USD/year", atMostOfRanges, estimated)}.`;
}

/** What one parameter would have to be, or why nothing does it. */
export function breakEvenSentence(
  { label, unit, where, value, multiple, sampled, reached }: BreakEvenReport["parameters"][number],
  { target, before, quantile, inUnitOf }: BreakEvenWords,
): string {
  const [low, high] = sampled;
  const range = `${plain(low)} to ${plain(high)} ${unit}`;
  switch (where) {
    case "inside":
      return `“${label}” at ${estimated(value!)} ${unit} brings the ${quantile} to ${inUnitOf(target)}. That lies inside its whole range, ${range}.`;
    case "beyond":
      return `“${label}” would have to be ${estimated(value!)} ${unit}${multiple === null ? "" : `, ${estimated(multiple)} times the end of its range`}, for the ${quantile} to be ${inUnitOf(target)}. Its whole range: ${range}.`;
    case "impossible":
      return `Impossible: whatever “${label}” is, the ${quantile} comes to ${inUnitOf(target > before ? reached[1] : reached[0])} at ${target > before ? "most" : "least"}, all else sampled, and not to ${inUnitOf(target)}.`;
  }
}

export interface BreakEvenWords {
  readonly target: number;
  readonly before: number;
  /** `median`, `5 % quantile`. */
  readonly quantile: string;
  readonly inUnitOf: (value: number) => string;
}
