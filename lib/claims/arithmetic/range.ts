/** A quantity known between two bounds; the upper one may be infinite. Nothing here is negative. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A range as printed: an end that is left open is nought below and infinity above. */
export function rangeOf({ low, high }: { readonly low: number | null; readonly high: number | null }): Range {
  return { low: low ?? 0, high: high ?? Number.POSITIVE_INFINITY };
}

export function sumOf(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }));
}

/** The first range less the others: least less most, and most less least. */
export function differenceOf(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => ({ low: a.low - b.high, high: a.high - b.low }));
}

export function productOf(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => ({ low: product(a.low, b.low), high: product(a.high, b.high) }));
}

/** The first range over the others: least over most, and most over least. */
export function quotientOf(ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => ({ low: a.low / b.high, high: a.high / b.low }));
}

/** One less a share; a share without an upper bound is at most all. */
export function complementOf({ low, high }: Range): Range {
  return { low: Math.max(0, 1 - high), high: 1 - low };
}

/** Nothing of something without bound is nothing. */
function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
