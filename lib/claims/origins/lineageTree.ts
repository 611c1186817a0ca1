import type { Catalogue } from "../../study/catalogue.ts";
import type { Evidence, Lineage } from "../../study/schemas/evidence.ts";

/** A figure with the figures that repeat it. */
export interface FigureNode {
  readonly figure: Evidence;
  readonly repeatedBy: readonly FigureNode[];
}

/** A lineage with its figures, and with the lineages that come, or perhaps come, from it. */
export interface LineageNode {
  readonly lineage: Lineage;
  readonly figures: readonly FigureNode[];
  readonly offspring: readonly LineageNode[];
}

/** How many origins figures have when those that repeat one another count once. */
export interface OriginCount {
  readonly figures: number;
  /** Origins, errors left out. */
  readonly origins: number;
  /** Of them those that perhaps come from another one among them. */
  readonly doubtful: number;
  /** Figures that go back to an error. */
  readonly errors: number;
}

/** The tree of who repeats whom among some figures: lineages that have no parent among them are its roots. */
export function lineageTree(figures: readonly Evidence[], lineages: readonly Lineage[]): LineageNode[] {
  const present = lineages.filter(({ id }) => figures.some(({ lineage }) => lineage === id));
  const ids = new Set(present.map(({ id }) => id));
  const nodeOf = (lineage: Lineage): LineageNode => {
    const own = figures.filter((figure) => figure.lineage === lineage.id);
    return {
      lineage,
      figures: figureNodes(own),
      offspring: present.filter(({ from }) => from === lineage.id).map(nodeOf),
    };
  };
  return present.filter(({ from }) => !ids.has(from)).map(nodeOf);
}

function figureNodes(own: readonly Evidence[]): FigureNode[] {
  const ids = new Set(own.map(({ id }) => id));
  const nodeOf = (figure: Evidence): FigureNode => ({
    figure,
    repeatedBy: own.filter(({ repeats }) => repeats === figure.id).map(nodeOf),
  });
  return own.filter(({ repeats }) => !ids.has(repeats)).map(nodeOf);
}

/** Counts the independent origins of figures. */
export function countOrigins(
  figures: readonly Evidence[],
  { lineages }: Pick<Catalogue, "lineages">,
): OriginCount {
  const present = new Set(figures.map(({ lineage }) => lineage));
  const found = lineages.filter(({ id }) => present.has(id));
  const sound = found.filter(({ kind }) => kind !== "error");
  const errors = new Set(found.filter(({ kind }) => kind === "error").map(({ id }) => id));
  return {
    figures: figures.length,
    origins: sound.length,
    doubtful: sound.filter(({ from }) => present.has(from)).length,
    errors: figures.filter(({ lineage }) => errors.has(lineage)).length,
  };
}
