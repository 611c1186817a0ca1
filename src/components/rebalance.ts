import { wholeParts } from "../engine/page.js";

/**
 * Weights in per cent with one of them set anew: the others keep their proportions, and all add up to 100.
 *
 * @param weights whole numbers that add up to 100
 * @param value is cut to 0 to 100, and to a whole number
 */
export function rebalance(weights: readonly number[], index: number, value: number): number[] {
  const set = Math.round(Math.min(Math.max(value, 0), 100));
  const others = weights.map((weight, other) => (other === index ? 0 : weight));
  const total = others.reduce((sum, weight) => sum + weight, 0);
  const shares = others.map((weight, other) =>
    other === index ? 0 : total > 0 ? weight / total : 1 / (weights.length - 1),
  );
  const shared = wholeParts(shares, 100 - set);
  return shared.map((weight, other) => (other === index ? set : weight));
}
