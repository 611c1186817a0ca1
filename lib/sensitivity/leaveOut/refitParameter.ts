import { quantileFunction } from "../../sampling/quantileFunction.ts";
import { resolveParameter } from "../../study/resolveParameter.ts";
import type { Evidence } from "../../study/schemas/evidence.ts";
import type { Parameter } from "../../study/study.ts";
import { naturalBounds, parseUnit } from "../../study/units.ts";

/** How a parameter was laid anew without some of its figures. */
export type RefitRule =
  /** A mixture or list of printed values: made again from the figures that remain. */
  | "made again"
  /** A range: its ends moved by as much as the ends of the printed figures moved. */
  | "ends moved"
  /** A range whose remaining figures reach as far: left as it is. */
  | "same range"
  /** Worked out from figures, some of which are gone: stretched about its median by the part that is gone. */
  | "stretched"
  /** No figure remains: stretched about its median to twice the width. */
  | "unsupported";

export interface Refit {
  readonly rule: RefitRule;
  readonly quantile: (u: number) => number;
}

/**
 * Lays a parameter anew without figures that it rests on:
 *
 * - what is made of the figures themselves (a mixture, a list) is made again from the rest;
 * - of a range whose figures are of its own kind, an end that the dropped figures held moves to where the remaining
 *   ones end;
 * - a range that was worked out from figures of another kind is stretched about its median by 1 plus the part of its
 *   lineages that is gone;
 * - a parameter that is left without any figure is stretched to twice its width.
 *
 * Nothing leaves what the quantity can be. The rule is mechanical: it says what hangs on a figure, not what a
 * careful reader would put in its place.
 *
 * @param dropped ids of figures, at least one of which the parameter rests on
 */
export function refitParameter(
  parameter: Parameter,
  dropped: ReadonlySet<string>,
  evidence: ReadonlyMap<string, Evidence>,
): Refit {
  const { written } = parameter;
  const before = [...new Set([...(written.evidence ?? []), ...(written.derivedFrom ?? [])])];
  const remaining = before.filter((id) => !dropped.has(id));
  const original = quantileFunction(parameter.distribution);
  if (remaining.length === 0) return { rule: "unsupported", quantile: stretched(parameter, original, 2) };
  if (written.distribution.kind === "mixture" || written.distribution.kind === "empirical") {
    const made = madeAgain(parameter, dropped, evidence);
    if (made !== undefined) return { rule: "made again", quantile: made };
  }
  const printed = written.evidence ?? [];
  const ends = {
    before: endsOf(parameter, printed, evidence),
    after: endsOf(
      parameter,
      printed.filter((id) => !dropped.has(id)),
      evidence,
    ),
  };
  if (ends.before !== undefined && ends.after !== undefined) {
    const [low, high] = [ends.after[0] - ends.before[0], ends.after[1] - ends.before[1]];
    if (low === 0 && high === 0) return { rule: "same range", quantile: original };
    return { rule: "ends moved", quantile: endsMoved(original, low, high, ends.after) };
  }
  const lineages = (ids: readonly string[]) => new Set(ids.map((id) => evidence.get(id)!.lineage)).size;
  const gone = 1 - lineages(remaining) / lineages(before);
  return gone === 0
    ? { rule: "same range", quantile: original }
    : { rule: "stretched", quantile: stretched(parameter, original, 1 + gone) };
}

function madeAgain(
  { written }: Parameter,
  dropped: ReadonlySet<string>,
  evidence: ReadonlyMap<string, Evidence>,
): ((u: number) => number) | undefined {
  const kept = (ids: readonly string[] | undefined) => ids?.filter((id) => !dropped.has(id)) ?? [];
  const { distribution } = written;
  const components =
    distribution.kind === "mixture"
      ? distribution.components?.filter((part) => !dropped.has(part.evidence))
      : undefined;
  const refitted = resolveParameter(
    {
      ...written,
      evidence: kept(written.evidence),
      derivedFrom: kept(written.derivedFrom),
      distribution:
        distribution.kind === "mixture" && components !== undefined
          ? { ...distribution, components }
          : distribution,
    },
    evidence,
    () => {},
  );
  return refitted && quantileFunction(refitted.distribution);
}

/** Lowest and highest of the printed figures that are in the parameter's own unit; undefined where there is none. */
function endsOf(
  { unit }: Parameter,
  ids: readonly string[],
  evidence: ReadonlyMap<string, Evidence>,
): readonly [number, number] | undefined {
  const figures = ids.map((id) => evidence.get(id)!).filter((figure) => figure.unit === unit);
  if (figures.length === 0) return undefined;
  return [
    Math.min(...figures.map(({ low, high }) => low ?? high!)),
    Math.max(...figures.map(({ low, high }) => high ?? low!)),
  ];
}

/** Two points of a distribution that stand for its ends, where it may have none. */
const endPoints = [0.01, 0.99] as const;

function endsMoved(
  original: (u: number) => number,
  low: number,
  high: number,
  remaining: readonly [number, number],
): (u: number) => number {
  const [from, to] = endPoints.map(original) as [number, number];
  // Where the ends would pass one another, the range becomes that of the remaining figures.
  const [newFrom, newTo] = from + low < to + high ? [from + low, to + high] : remaining;
  if (from === to) return (u) => original(u) + (newFrom + newTo) / 2 - from;
  return (u) => newFrom + ((original(u) - from) * (newTo - newFrom)) / (to - from);
}

function stretched(
  { unit }: Parameter,
  original: (u: number) => number,
  factor: number,
): (u: number) => number {
  const median = original(0.5);
  const { dimension } = parseUnit(unit);
  const [least, most] = naturalBounds(dimension);
  // The model divides by these two, which therefore stop halfway to nothing.
  const floor = dimension === "exchange rate" || dimension === "years" ? original(1e-6) / 2 : least;
  return (u) => Math.min(Math.max(median + factor * (original(u) - median), floor), most);
}
