/**
 * Moves labels apart so that none comes closer than `least` to the next. They keep their order, so that lines to
 * them do not cross, and the sum of the squares of what they move is the least that this allows.
 *
 * @param places middles of what the labels are of, from the first to the last
 * @param extent room for all labels, from 0; where it is too small, the last ones stand beyond it
 * @returns middles of the labels
 */
export function spreadLabels(places: readonly number[], least: number, extent: number): number[] {
  const most = Math.max(least / 2, extent - least / 2 - (places.length - 1) * least);
  return rising(places.map((place, index) => place - index * least)).map(
    (start, index) => Math.min(most, Math.max(least / 2, start)) + index * least,
  );
}

/** The numbers nearest to these of which none is below the one before: neighbours that fall take their mean. */
function rising(values: readonly number[]): number[] {
  const runs: { sum: number; count: number }[] = [];
  for (const value of values) {
    runs.push({ sum: value, count: 1 });
    while (runs.length > 1 && mean(runs.at(-2)!) > mean(runs.at(-1)!)) {
      const last = runs.pop()!;
      const before = runs.pop()!;
      runs.push({ sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  return runs.flatMap((run) => Array.from({ length: run.count }, () => mean(run)));
}

function mean({ sum, count }: { readonly sum: number; readonly count: number }): number {
  return sum / count;
}
