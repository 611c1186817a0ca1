/**
 * Shapley values of a few players: what each adds, on average over all orders in which they could join
 * (Shapley, 1953). Exact; the values add up to the worth of all players less that of none.
 *
 * @param players how many, up to 12
 * @param worth of a coalition, a number whose bit p is set for player p; asked once for each
 */
export function shapleyValues(players: number, worth: (coalition: number) => number): number[] {
  if (players > 12) throw new RangeError(`exact Shapley values take up to 12 players, not ${players}`);
  const worths = Array.from({ length: 1 << players }, (_, coalition) => worth(coalition));
  // The part of all orders in which exactly this many join before a player: s! (n - s - 1)! / n!.
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push((weights[size - 1]! * size) / (players - size));
  return Array.from({ length: players }, (_, player) => {
    let value = 0;
    for (let coalition = 0; coalition < worths.length; coalition++) {
      if ((coalition >> player) & 1) continue;
      value += weights[sizeOf(coalition)]! * (worths[coalition | (1 << player)]! - worths[coalition]!);
    }
    return value;
  });
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}
