import { distributionRange } from "../../sampling/distributionRange.ts";
import { quantileFunction } from "../../sampling/quantileFunction.ts";
import type { Parameter } from "../../study/study.ts";
import { naturalBounds, parseUnit } from "../../study/units.ts";

/** Values of a parameter, from what its sources allow to what a quantity of its kind can be at all. */
export interface SearchRange {
  /** What is documented: the whole range, or the middle 99.8 % where that has no end. */
  readonly documented: readonly [number, number];
  /** What is possible: a share up to 1, twelve months in a year, and for amounts up to 1,000 times the documented most. */
  readonly possible: readonly [number, number];
}

const farBeyond = 1000;

export function searchRange({ distribution, unit }: Parameter): SearchRange {
  const [low, high] = distributionRange(distribution);
  const quantile = quantileFunction(distribution);
  const documented = [
    Number.isFinite(low) ? low : quantile(0.001),
    Number.isFinite(high) ? high : quantile(0.999),
  ] as const;
  const { dimension } = parseUnit(unit);
  const [least, most] = naturalBounds(dimension);
  // The model divides by these two.
  const above = dimension === "exchange rate" || dimension === "years" ? documented[0] / farBeyond : least;
  return { documented, possible: [above, Number.isFinite(most) ? most : documented[1] * farBeyond] };
}
