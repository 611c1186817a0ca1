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

/** What the range of an input is, wherever it is printed without its ends being the whole of it. */
export const rangeHead = "nine chances in ten";

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
      make("span", { class: "unseen" }, `${rangeHead}, or fixed: `),
      make("span", { class: "range" }, rangeText(figures)),
      make("span", { class: `basis ${figures.basis}` }, figures.basis),
    ),
    make("div", { class: "editor" }),
    support === undefined ? undefined : supportOf(support),
  );

  function supportOf({ written, evidence }: NonNullable<typeof support>): HTMLElement {
    const figure = (id: string): Child => {
      const found = evidence.get(id)!;
      const link = figureLink(make, id);
      // In the browser the texts of figures are on the page of evidence only.
      if (found.says === undefined) return make("li", {}, link);
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
        link,
        ` ${found.says} Printed “${found.printed}”; ${where}${found.speaker === "" ? "" : `, ${found.speaker}`}.`,
      );
    };
    const list = (title: string, ids: readonly string[]): Child =>
      ids.length === 0
        ? undefined
        : [
            make("h3", {}, title, make("span", { class: "unseen" }, `, ${figures.label}`)),
            make("ul", {}, ids.map(figure)),
          ];
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

/**
 * Puts new figures into rows that stand, where they are new: a strip takes some milliseconds to draw.
 *
 * @returns for a row, its figures and whether the reader changed them: whether anything was drawn
 */
export function rowUpdater(): (row: HTMLElement, figures: ParameterFigures, changed: boolean) => boolean {
  const drawn = new Map<string, string>();
  return (row, figures, changed) => {
    const before = drawn.get(figures.id);
    if (!changed && before === undefined) return false;
    const content = changed
      ? JSON.stringify([figures.low, figures.middle, figures.high, figures.density])
      : "";
    if (content === before) return false;
    drawn.set(figures.id, content);
    const { ownerDocument: document } = row;
    row
      .querySelector(".strip")!
      .replaceChildren(parameterDensity.draw({ ...figures, changed }, { document, width: stripWidth }));
    row.querySelector(".range")!.textContent = rangeText(figures);
    row.querySelector<HTMLElement>(".mark")!.hidden = !changed;
    row.classList.toggle("changed", changed);
    return true;
  };
}

/** Nine chances in ten, to two digits; a single value as it is. */
function rangeText({ low, middle, high, unit }: ParameterFigures): string {
  const isShare = unit === "share";
  const scaled = (value: number) => (isShare ? Number((value * 100).toPrecision(12)) : value);
  const said = isShare ? "%" : unit;
  if (low === high) return `${grouped(scaled(middle))} ${said}, fixed`;
  const show = (value: number) => grouped(roundSignificant(scaled(value), 2));
  return `${show(low)} to ${show(high)} ${said}`;
}
