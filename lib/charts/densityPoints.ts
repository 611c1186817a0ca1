/** Share of the draws for each step from `from` on. */
export interface StepShares {
  readonly from: number;
  readonly step: number;
  readonly shares: readonly number[];
}

/** The middle of each step with its density, in a unit of this size. */
export function densityPoints(
  { from, step, shares }: StepShares,
  size: number,
): { readonly x: number; readonly y: number }[] {
  return shares.map((share, index) => ({ x: (from + (index + 0.5) * step) / size, y: share / step }));
}

/** Where the steps begin and end, in a unit of this size. */
export function densityEnds({ from, step, shares }: StepShares, size: number): readonly [number, number] {
  return [from / size, (from + step * shares.length) / size];
}
