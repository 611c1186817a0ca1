import { type FigureNode, type LineageNode, lineageTree } from "../../claims/origins/lineageTree.ts";
import { figuresWithValue, type OriginCounts, originCounts } from "../../claims/origins/originCounts.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Evidence } from "../../study/schemas/evidence.ts";

/** One row of a tree of origins: a lineage, or a figure that belongs to it or repeats another. */
export interface OriginRow {
  /** Number of the row above it that it hangs from; null for an origin of its own. */
  readonly parent: number | null;
  readonly depth: number;
  /** `perhaps` is a lineage that perhaps comes from the one above; `error` one that certainly does. */
  readonly kind: "origin" | "perhaps" | "error" | "figure";
  /** Of a figure, as F052; of a lineage its own. */
  readonly id: string;
  readonly label: string;
  /** Of a figure, in its unit; null where open, and for a lineage. */
  readonly low: number | null;
  readonly high: number | null;
  readonly year: number | null;
  /** Whether it goes back to an error. */
  readonly erroneous: boolean;
}

/** Who repeats whom among the figures of one quantity. */
export interface OriginFigures {
  readonly topic: Evidence["topic"];
  readonly place: string;
  readonly counts: OriginCounts;
  readonly rows: readonly OriginRow[];
}

/** The tree of origins of a quantity, row by row from the top. */
export function originFigures(
  { evidence, lineages, sources }: Pick<Catalogue, "evidence" | "lineages" | "sources">,
  topic: Evidence["topic"],
  place = "all",
): OriginFigures {
  const figures = figuresWithValue(evidence, place, topic);
  const publishers = new Map(sources.map(({ id, publisher, title }) => [id, publisher || title]));
  const rows: OriginRow[] = [];
  const addFigure = (
    { figure, repeatedBy }: FigureNode,
    parent: number,
    depth: number,
    erroneous: boolean,
  ): void => {
    const own = rows.length;
    const { id, low, high, year_from, year_to, speaker, source, lines } = figure;
    rows.push({
      ...{ parent, depth, id, low, high, erroneous },
      kind: "figure",
      label: speaker === "report" ? `the report, lines ${lines}` : speaker || publishers.get(source)!,
      year: year_to ?? year_from,
    });
    for (const node of repeatedBy) addFigure(node, own, depth + 1, erroneous);
  };
  const addLineage = (
    { lineage, figures: own, offspring }: LineageNode,
    parent: number | null,
    depth: number,
  ) => {
    const at = rows.length;
    const erroneous = lineage.kind === "error";
    rows.push({
      ...{ parent, depth, erroneous, id: lineage.id, label: lineage.label },
      ...{ low: null, high: null, year: null },
      kind: erroneous ? "error" : parent === null ? "origin" : "perhaps",
    });
    for (const node of own) addFigure(node, at, depth + 1, erroneous);
    for (const node of offspring) addLineage(node, at, depth + 1);
  };
  for (const node of lineageTree(figures, lineages)) addLineage(node, null, 0);
  return { topic, place, counts: originCounts(figures, { lineages }), rows };
}
