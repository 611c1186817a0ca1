/** Leaves of a run that follow one another, from the first to before the end. */
export interface LeafRange {
  readonly first: number;
  readonly end: number;
}

/** Leaves of either, rising, each range as long as can be. */
export function unite(a: readonly LeafRange[], b: readonly LeafRange[]): LeafRange[] {
  const united: LeafRange[] = [];
  for (const range of [...a, ...b].sort((left, right) => left.first - right.first)) {
    const last = united.at(-1);
    if (last !== undefined && range.first <= last.end)
      united[united.length - 1] = { first: last.first, end: Math.max(last.end, range.end) };
    else united.push(range);
  }
  return united;
}

/** Leaves of both. */
export function intersect(a: readonly LeafRange[], b: readonly LeafRange[]): LeafRange[] {
  return a.flatMap((left) =>
    b.flatMap((right) => {
      const first = Math.max(left.first, right.first);
      const end = Math.min(left.end, right.end);
      return first < end ? [{ first, end }] : [];
    }),
  );
}

/** Leaves of the whole that are in none of the ranges, which rise. */
export function missing(whole: LeafRange, ranges: readonly LeafRange[]): LeafRange[] {
  const borders = [whole.first, ...ranges.flatMap(({ first, end }) => [first, end]), whole.end];
  return Array.from({ length: borders.length / 2 }, (_, gap) => ({
    first: borders[2 * gap]!,
    end: borders[2 * gap + 1]!,
  })).filter(({ first, end }) => first < end);
}

/** Number of leaves. */
export function countLeaves(ranges: readonly LeafRange[]): number {
  return ranges.reduce((leaves, { first, end }) => leaves + end - first, 0);
}

/** Ranges cut into stretches of at most this many leaves. */
export function cut(ranges: readonly LeafRange[], most: number): LeafRange[] {
  return ranges.flatMap(({ first, end }) =>
    Array.from({ length: Math.ceil((end - first) / most) }, (_, index) => ({
      first: first + index * most,
      end: Math.min(end, first + (index + 1) * most),
    })),
  );
}
