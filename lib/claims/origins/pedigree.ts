import type { Catalogue } from "../../study/catalogue.ts";
import type { Evidence, Lineage, Source } from "../../study/schemas/evidence.ts";
import type { WrittenParameter } from "../../study/schemas/parameter.ts";

/** What a pedigree scores, each from 0 (weak) to 4 (strong). */
export const pedigreeCriteria = ["proxy", "empirical", "method", "validation"] as const;
export type PedigreeCriterion = (typeof pedigreeCriteria)[number];

export interface Pedigree extends Readonly<Record<PedigreeCriterion, number>> {
  /** Sum of the scores over the sum of the highest: 0 to 1. */
  readonly strength: number;
}

/** The rule in words, for readers; `pedigreeOf` is the rule itself. */
export const pedigreeRule: Readonly<Record<PedigreeCriterion, readonly string[]>> = {
  proxy: [
    "a judgement without figures",
    "a judgement that starts from figures, or worked out from another place's",
    "another place's figures of the same kind, or one person's, or an extreme",
    "this place's figures of another kind, or of what is typical",
    "this place's figures of a mean or a total",
  ],
  empirical: [
    "no figure",
    "hearsay, a forecast, open to more than one reading, or where a judgement starts from",
    "one person's own account",
    "compiled by press, organisations or experts, or said by officials",
    "an official count or official statistics",
  ],
  method: [
    "no figure",
    "the unit is not printed, or a judgement starts from it",
    "unit implied, or known from an excerpt",
    "unit printed, in a document that was seen",
    "a stated total or mean with its unit, in a document that was seen",
  ],
  validation: [
    "no origin, or judged",
    "one origin",
    "two independent origins",
    "three independent origins",
    "four independent origins or more",
  ],
};

/**
 * A pedigree after NUSAP (Funtowicz and Ravetz, 1990; van der Sluijs and others, 2005,
 * doi:10.1111/j.1539-6924.2005.00604.x), from the fields of the figures that a parameter cites: how near
 * they are to what is wanted, how they were come by, how well they are known, and how many independent
 * origins there are. The best figure counts, except for validation. The rule is in `pedigreeRule`.
 */
export function pedigreeOf(
  { basis, evidence, derivedFrom }: Pick<WrittenParameter, "basis" | "evidence" | "derivedFrom">,
  catalogue: Pick<Catalogue, "evidence" | "lineages" | "sources">,
): Pedigree {
  const figuresOf = (ids: readonly string[] = []) =>
    ids.flatMap((id) => catalogue.evidence.find((figure) => figure.id === id) ?? []);
  const direct = figuresOf(evidence);
  const indirect = figuresOf(derivedFrom);
  const cited = [...direct, ...indirect];
  const kinds = new Map(catalogue.lineages.map((lineage) => [lineage.id, lineage]));
  const sources = new Map(catalogue.sources.map((source) => [source.id, source]));
  const best = (score: (figure: Evidence) => number, figures = cited) =>
    figures.reduce((highest, figure) => Math.max(highest, score(figure)), 0);
  // A judgement that starts from figures is not supported by them.
  const most = basis === "judgement" ? 1 : 4;
  const scores = {
    proxy:
      basis === "judgement"
        ? Math.min(1, cited.length)
        : Math.max(
            best((figure) => (basis === "documented" ? nearness(figure) : 2), direct),
            indirect.length === 0 ? 0 : basis === "documented" ? 3 : 1,
          ),
    empirical: Math.min(
      most,
      best((figure) => comeBy(figure, kinds.get(figure.lineage))),
    ),
    method: Math.min(
      most,
      best((figure) => known(figure, sources.get(figure.source))),
    ),
    validation: basis === "judgement" ? 0 : Math.min(4, independentOrigins(cited, kinds)),
  };
  const sum = pedigreeCriteria.reduce((total, criterion) => total + scores[criterion], 0);
  return { ...scores, strength: sum / (4 * pedigreeCriteria.length) };
}

function nearness({ represents }: Evidence): number {
  return represents === "mean" || represents === "total" ? 4 : represents === "typical" ? 3 : 2;
}

function comeBy({ certainty, represents }: Evidence, lineage: Lineage | undefined): number {
  if (certainty !== "stated") return 1;
  if (lineage?.kind === "interview") return 2;
  return lineage?.kind === "official" && (represents === "mean" || represents === "total") ? 4 : 3;
}

function known({ unit_printed, represents }: Evidence, source: Source | undefined): number {
  if (unit_printed === "no") return 1;
  if (unit_printed === "implied" || source?.seen === "excerpt") return 2;
  return represents === "mean" || represents === "total" ? 4 : 3;
}

/** Lineages that are no errors and do not perhaps come from one another. */
function independentOrigins(cited: readonly Evidence[], kinds: ReadonlyMap<string, Lineage>): number {
  const present = new Set(cited.map(({ lineage }) => lineage));
  return [...present].filter((id) => {
    const lineage = kinds.get(id);
    return lineage?.kind !== "error" && !present.has(lineage?.from ?? "");
  }).length;
}
