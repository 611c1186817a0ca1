import type { OriginFigures, OriginRow } from "../../lib/publish/figures/originFigures.ts";
import { treeOfOrigins } from "../engine/claimsCharts.js";
import { quantityText, unitInWords } from "../engine/page.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import { figureLink } from "./figureLink.js";

/** Who repeats whom: the tree as a chart, and as a list in which every figure is a link. */
export function origins(
  figures: OriginFigures,
  { title, unit }: { readonly title: string; readonly unit: string },
  view: Pick<FigureOptions, "document" | "editions">,
): HTMLElement[] {
  const make = elementMaker(view.document);
  const { rows, topic } = figures;
  return [
    chartFigure(treeOfOrigins, { title, unit: unitInWords(unit), rows }, { ...view, id: `origins-${topic}` }),
    make(
      "details",
      { class: "tree" },
      make("summary", {}, "As a list, with links to the figures"),
      branch(null),
    ),
  ];

  function branch(parent: number | null): HTMLElement | undefined {
    const children = rows.flatMap((row, index) => (row.parent === parent ? [{ row, index }] : []));
    if (children.length === 0) return undefined;
    return make(
      "ul",
      {},
      children.map(({ row, index }) =>
        make("li", { class: row.erroneous ? "erroneous" : undefined }, text(row), branch(index)),
      ),
    );
  }

  function text(row: OriginRow) {
    if (row.kind !== "figure")
      return [
        make("strong", {}, row.label),
        row.kind === "error"
          ? ": an error, without weight"
          : row.kind === "perhaps"
            ? ": perhaps"
            : undefined,
      ];
    return [
      figureLink(make, row.id),
      ` ${quantityText(row, unit, 6)}${row.year === null ? "" : ` in ${row.year}`}: ${row.label}`,
    ];
  }
}
