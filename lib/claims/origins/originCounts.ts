import type { Catalogue } from "../../study/catalogue.ts";
import type { Evidence } from "../../study/schemas/evidence.ts";
import { countOrigins, type OriginCount } from "./lineageTree.ts";

/** Figures no further than this from the year of the estimate are counted by themselves. */
export const estimateYears = [2010, 2013] as const;

export interface OriginCounts {
  readonly all: OriginCount;
  /** Of figures of about the year of the estimate. */
  readonly near: OriginCount;
}

/** Counts the independent origins of figures, of all and of those about the year of the estimate. */
export function originCounts(
  figures: readonly Evidence[],
  catalogue: Pick<Catalogue, "lineages">,
): OriginCounts {
  const [from, to] = estimateYears;
  const near = figures.filter(
    ({ year_from, year_to }) =>
      year_from !== null && year_from <= to && (year_to ?? year_from) >= from && year_from >= from,
  );
  return { all: countOrigins(figures, catalogue), near: countOrigins(near, catalogue) };
}

/** The figures with a value for a place, and for a topic if one is given. */
export function figuresWithValue(
  evidence: readonly Evidence[],
  place: string,
  topic?: Evidence["topic"],
): Evidence[] {
  return evidence.filter(
    (figure) =>
      figure.place.toLowerCase() === place.toLowerCase() &&
      (topic === undefined || figure.topic === topic) &&
      (figure.low !== null || figure.high !== null),
  );
}

/** How many origins, in words: `2`, or `3 to 5` where some perhaps come from another one among them. */
export function originsText({ origins, doubtful }: OriginCount): string {
  return doubtful === 0 ? String(origins) : `${origins - doubtful} to ${origins}`;
}
