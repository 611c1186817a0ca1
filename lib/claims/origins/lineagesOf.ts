import type { Catalogue } from "../../study/catalogue.ts";
import type { Study } from "../../study/study.ts";

type Figures = Pick<Catalogue, "evidence" | "lineages">;

/** The lineages of figures, with those that they come from, or perhaps come from, in the order found. */
export function lineagesOf(figures: readonly string[], { evidence, lineages }: Figures): string[] {
  const wanted = new Set(figures);
  const found = new Set(evidence.filter(({ id }) => wanted.has(id)).map(({ lineage }) => lineage));
  // A set may grow while it is gone through.
  for (const id of found) {
    const from = lineages.find((lineage) => lineage.id === id)?.from ?? "";
    if (from !== "") found.add(from);
  }
  return [...found];
}

/** For each lineage the parameters of a study that rest on figures of it. */
export function lineagesOfStudy(
  study: Study,
  figures: Figures,
  only?: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, written } of study.parameters.values()) {
    if (only !== undefined && !only.has(id)) continue;
    const cited = [...(written.evidence ?? []), ...(written.derivedFrom ?? [])];
    for (const lineage of lineagesOf(cited, figures)) found.set(lineage, [...(found.get(lineage) ?? []), id]);
  }
  return found;
}
