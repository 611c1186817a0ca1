import asin from "@stdlib/math-base-special-asin/lib/main.js";
import sin from "@stdlib/math-base-special-sin/lib/main.js";

/**
 * Pearson correlation of the two normal variables whose Spearman rank correlation is given: 2 sin(π ρ / 6).
 * Exact at -1, 0 and 1. (Pearson, 1907, "On further methods of determining correlation"; Kruskal, 1958,
 * doi:10.1080/01621459.1958.10501481)
 *
 * @param rankCorrelation -1 to 1
 * @throws RangeError outside that range
 */
export function normalCorrelation(rankCorrelation: number): number {
  if (!(rankCorrelation >= -1 && rankCorrelation <= 1))
    throw new RangeError(`rank correlation is ${rankCorrelation}; allowed is a number from -1 to 1`);
  if (rankCorrelation === 1 || rankCorrelation === -1) return rankCorrelation;
  return 2 * sin((Math.PI * rankCorrelation) / 6);
}

/**
 * The inverse of `normalCorrelation`: Spearman's rank correlation of two normal variables.
 *
 * @param correlation Pearson's, -1 to 1
 */
export function rankCorrelationOf(correlation: number): number {
  if (correlation === 1 || correlation === -1) return correlation;
  return (6 / Math.PI) * asin(correlation / 2);
}
