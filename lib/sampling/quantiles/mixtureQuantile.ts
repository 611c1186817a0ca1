import type { MixtureComponent } from "../distribution.ts";

/**
 * Quantile function of a mixture of uniform pieces and single values: the least x whose cumulative share
 * exceeds u, so that it never decreases in u. Pieces may overlap, touch or leave gaps; components of weight
 * zero count for nothing.
 *
 * @param components weights not negative, not all zero; they need not add up to 1
 */
export function mixtureQuantile(components: readonly MixtureComponent[]): (u: number) => number {
  const { shares, values } = cumulativeShares(components.filter((component) => component.weight > 0));
  return (u) => {
    let below = 0;
    let above = shares.length - 1;
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      if (shares[middle]! <= u) below = middle;
      else above = middle;
    }
    const value = values[below]!;
    const next = values[above]!;
    const place = (u - shares[below]!) / (shares[above]! - shares[below]!);
    return Math.min(value + place * (next - value), next);
  };
}

/**
 * Corners of the cumulative distribution from left to right, two at every end of a component: the share
 * below it and the share up to and with it. Between corners the share grows in a straight line.
 */
function cumulativeShares(components: readonly MixtureComponent[]): { shares: number[]; values: number[] } {
  const ends = [...new Set(components.flatMap(({ low, high }) => [low, high]))].sort((a, b) => a - b);
  const shares: number[] = [];
  const values: number[] = [];
  let total = 0;
  for (const [index, end] of ends.entries()) {
    shares.push(total);
    values.push(end);
    for (const { low, high, weight } of components) {
      if (low === end && high === end) total += weight;
    }
    shares.push(total);
    values.push(end);
    const next = ends[index + 1] ?? end;
    for (const { low, high, weight } of components) {
      if (low <= end && next <= high && low < high) total += weight * ((next - end) / (high - low));
    }
  }
  return { shares: shares.map((share) => share / total), values };
}
