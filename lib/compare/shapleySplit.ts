/**
 * Splits a difference over the players that bring it about: each gets its part averaged over all orders in
 * which they could come (Shapley, 1953, doi:10.1515/9781400881970-018). Exact; 2^n values are asked for.
 *
 * @param count number of players, at most 16
 * @param bringsIn what a set of players brings, as bits: 0 for none; asked for once each
 * @returns the parts, which add up to the value of all less the value of none
 * @throws RangeError where there are too many
 */
export function shapleySplit(count: number, bringsIn: (players: number) => number): number[] {
  if (!Number.isInteger(count) || count < 0 || count > 16)
    throw new RangeError(`a difference is split over 0 to 16 changes, not ${count}`);
  const values = Array.from({ length: 1 << count }, (_, players) => bringsIn(players));
  const weights = weightsBySize(count);
  return Array.from({ length: count }, (_, player) => {
    const bit = 1 << player;
    let part = 0;
    for (let players = 0; players < values.length; players++) {
      if ((players & bit) !== 0) continue;
      part += weights[sizeOf(players)]! * (values[players | bit]! - values[players]!);
    }
    return part;
  });
}

/** For each size of the set before a player the share of orders that have it: s! (n - s - 1)! / n!. */
function weightsBySize(count: number): number[] {
  const weights: number[] = [];
  let weight = 1 / count;
  for (let size = 0; size < count; size++) {
    weights.push(weight);
    weight *= (size + 1) / (count - size - 1);
  }
  return weights;
}

function sizeOf(players: number): number {
  let size = 0;
  for (let rest = players; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}
