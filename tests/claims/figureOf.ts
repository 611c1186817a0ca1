import type { Evidence } from "../../lib/study/schemas/evidence.ts";

/** A made-up figure. */
export function figureOf(id: string, fields: Partial<Evidence> = {}): Evidence {
  return {
    id,
    source: "made-up",
    chapter: "",
    section: "",
    speaker: "somebody",
    lines: "",
    place: "all",
    work: "all",
    topic: "workers",
    printed: id,
    low: 1,
    high: fields.low ?? 1,
    unit: "persons",
    unit_printed: "yes",
    base: "",
    year_from: 2012,
    year_to: 2012,
    certainty: "stated",
    represents: "total",
    lineage: "one",
    repeats: "",
    says: "Made up.",
    reading: "",
    ...fields,
  };
}

export function figures(...all: readonly Evidence[]): ReadonlyMap<string, Evidence> {
  return new Map(all.map((figure) => [figure.id, figure]));
}
