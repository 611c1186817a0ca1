/** A whole number cut into whole parts by shares that add up to 1; what rounding leaves goes to the largest rests. */
export function wholeParts(shares: readonly number[], whole: number): number[] {
  const exact = shares.map((share) => share * whole);
  const parts = exact.map(Math.floor);
  const left = whole - parts.reduce((sum, part) => sum + part, 0);
  const byRest = [...exact.keys()].sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  for (const index of byRest.slice(0, left)) parts[index]! += 1;
  return parts;
}
