import { distributionRange } from "../../sampling/distributionRange.ts";
import { quantileFunction } from "../../sampling/quantileFunction.ts";
import type { Parameter } from "../../study/study.ts";
import { naturalBounds, parseUnit } from "../../study/units.ts";

/** Values of a parameter, from what its sources allow to what a quantity of its kind can be at all. */
export interface SearchRange {
  /**
   * What is sampled: the range as it is written, with the tails that are assumed beyond it where it covers less than
   * all; the middle 99.8 % of it where it has no end.
   */
  readonly sampled: readonly [number, number];
  /** What is possible: a share up to 1, twelve months in a year, and for amounts up to 1,000 times the most of what is sampled. */
  readonly possible: readonly [number, number];
}

const farBeyond = 1000;

export function searchRange({ distribution, unit }: Parameter): SearchRange {
  const [low, high] = distributionRange(distribution);
  const quantile = quantileFunction(distribution);
  const sampled = [
    Number.isFinite(low) ? low : quantile(0.001),
    Number.isFinite(high) ? high : quantile(0.999),
  ] as const;
  const { dimension } = parseUnit(unit);
  const [least, most] = naturalBounds(dimension);
  // The model divides by these two.
  const above = dimension === "exchange rate" || dimension === "years" ? sampled[0] / farBeyond : least;
  return { sampled, possible: [above, Number.isFinite(most) ? most : sampled[1] * farBeyond] };
}
