import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import type { ParameterFigures } from "../../lib/publish/figures/parameterFigures.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { grouped, parameterDensity, roundSignificant } from "../engine/page.js";
import { type Child, elementMaker } from "./element.js";
import { figureLink } from "./figureLink.js";

/** A parameter with its segments; the written note and the evidence are known where the site is built. */
export type RowFigures = AssumptionFigures["parameters"][number];
type Written = Catalogue["parameters"][number];
type Evidence = Catalogue["evidence"][number];

const stripWidth = 150;

/** One parameter: distribution, unit and basis in a row; evidence and controls when it is unfolded. */
export function parameterRow(
  figures: RowFigures,
  document: Document,
  support?: { readonly written: Written; readonly evidence: ReadonlyMap<string, Evidence> },
): HTMLElement {
  const make = elementMaker(document);
  return make(
    "details",
    {
      class: "parameter",
      id: figures.id,
      "data-segments": figures.segments.join(" "),
      "data-basis": figures.basis,
    },
    make(
      "summary",
      {},
      make(
        "span",
        { class: "label" },
        figures.label,
        make("span", { class: "mark", hidden: true }, " changed"),
      ),
      make("span", { class: "strip" }, parameterDensity.draw(figures, { document, width: stripWidth })),
      make("span", { class: "range" }, rangeText(figures)),
      make("span", { class: `basis ${figures.basis}` }, figures.basis),
    ),
    make("div", { class: "editor" }),
    support === undefined ? undefined : supportOf(support),
  );

  function supportOf({ written, evidence }: NonNullable<typeof support>): HTMLElement {
    const figure = (id: string): Child => {
      const found = evidence.get(id)!;
      const where = [
        found.source,
        found.chapter && `chapter ${found.chapter}`,
        found.lines && `lines ${found.lines}`,
      ]
        .filter((part) => part !== "")
        .join(", ");
      return make(
        "li",
        {},
        figureLink(make, id),
        ` ${found.says} Printed “${found.printed}”; ${where}${found.speaker === "" ? "" : `, ${found.speaker}`}.`,
      );
    };
    const list = (title: string, ids: readonly string[]): Child =>
      ids.length === 0 ? undefined : [make("h3", {}, title), make("ul", {}, ids.map(figure))];
    return make(
      "div",
      { class: "support" },
      written.note === undefined ? undefined : make("p", {}, written.note),
      list("Evidence", written.evidence ?? []),
      list("Worked out from", written.derivedFrom ?? []),
      (written.leftOut ?? []).map(({ evidence: left, because }) => list(`Left out: ${because}`, left)),
      make("p", { class: "id" }, "Id ", make("code", {}, figures.id)),
    );
  }
}

/** Puts new figures into a row that stands. */
export function updateRow(row: HTMLElement, figures: ParameterFigures): void {
  const { ownerDocument: document } = row;
  row
    .querySelector(".strip")!
    .replaceChildren(parameterDensity.draw(figures, { document, width: stripWidth }));
  row.querySelector(".range")!.textContent = rangeText(figures);
  row.querySelector<HTMLElement>(".mark")!.hidden = !figures.changed;
  row.classList.toggle("changed", figures.changed);
}

function rangeText({ low, middle, high, unit }: ParameterFigures): string {
  const isShare = unit === "share";
  const show = (value: number) => (isShare ? String(roundSignificant(value * 100, 2)) : grouped(value));
  const said = isShare ? "%" : unit;
  return low === high ? `${show(middle)} ${said}` : `${show(low)} to ${show(high)} ${said}`;
}
