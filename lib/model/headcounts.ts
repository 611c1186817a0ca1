import { type Arithmetic, sum } from "../arithmetic.ts";
import type { Headcounts } from "../study/schemas/segment.ts";
import type { StudyValues } from "./studyValues.ts";

/** Workers of one place: as the composition states them, and as used once scaled to the total. */
export interface PlaceCount<Q> {
  readonly stated: Q;
  readonly used: Q;
}

/**
 * Workers of every place of a headcount scheme.
 *
 * A composition says how many workers each place has. Where a total is chosen as well, the places that
 * are not pinned are scaled in proportion: used = stated x (total - pinned) / (sum - pinned).
 */
export function placeCounts<Q>(
  arithmetic: Arithmetic<Q>,
  scheme: Headcounts,
  values: StudyValues<Q>,
): ReadonlyMap<string, PlaceCount<Q>> {
  const { constant, add, subtract, multiply, ratio, greatest } = arithmetic;
  const none = constant(0);
  const compositions = Object.keys(scheme.compositions);
  const countsUnder = compositions.map(countsOf);
  const chosen = compositions.map((composition) =>
    values.holds({ [scheme.compositionChoice]: [composition] }),
  );

  const stated = new Map(
    scheme.places.map((place) => [
      place.id,
      sum(
        arithmetic,
        countsUnder.map((counts, index) => multiply(chosen[index]!, counts.get(place.id) ?? none)),
      ),
    ]),
  );
  const pinned = sum(
    arithmetic,
    scheme.places.filter((place) => place.pinned).map((place) => stated.get(place.id)!),
  );
  const scaled = sum(
    arithmetic,
    scheme.places.filter((place) => !place.pinned).map((place) => stated.get(place.id)!),
  );
  const scale = sum(
    arithmetic,
    Object.entries(scheme.totals).map(([option, total]) => {
      const factor =
        total === null
          ? constant(1)
          : ratio(greatest(subtract(values.parameter(total), pinned), none), scaled);
      return multiply(values.holds({ [scheme.totalChoice]: [option] }), factor);
    }),
  );
  return new Map(
    scheme.places.map((place) => {
      const count = stated.get(place.id)!;
      return [place.id, { stated: count, used: place.pinned ? count : multiply(count, scale) }];
    }),
  );

  function countsOf(composition: string): ReadonlyMap<string, Q> {
    const counts = new Map<string, Q>();
    for (const [place, { add: terms, less }] of Object.entries(scheme.compositions[composition]!)) {
      const inside = (less ?? []).map(({ place: other, when }) => {
        const count = counts.get(other);
        if (count === undefined) {
          throw new RangeError(`${composition}: "${place}" is less "${other}", which has to come before it`);
        }
        return when === undefined ? count : multiply(count, values.holds(when));
      });
      const gross = terms.map(values.product).reduce((left, right) => add(left, right));
      counts.set(place, greatest(subtract(gross, sum(arithmetic, inside)), none));
    }
    return counts;
  }
}
