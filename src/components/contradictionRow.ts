import type { ReportedReading } from "../../lib/publish/claimsReport.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { type Child, elementMaker } from "./element.js";
import { figureLink, pageLink } from "./figureLink.js";
import { reading } from "./reading.js";

type Contradiction = Catalogue["contradictions"][number];

/** Figures that cannot all be right: the arithmetic, what would reconcile them, and how the study treats them. */
export function contradictionRow(
  { id, title, says, evidence, reconciles, treatment, treatedIn = {} }: Contradiction,
  readings: readonly ReportedReading[],
  titles: (kind: string, id: string) => string,
  document: Document,
): HTMLElement {
  const make = elementMaker(document);
  const seen = (kind: keyof typeof treatedIn, address: (name: string) => string): Child[] =>
    (treatedIn[kind] ?? []).map((name) => {
      const href = address(name);
      const text = titles(kind, name);
      return href.startsWith("#") ? make("a", { href }, text) : pageLink(make, href, text);
    });
  const places = [
    ...seen("choices", (name) => `./assumptions.html#choice-${name}`),
    ...seen("parameters", (name) => `./assumptions.html#${name}`),
    ...seen("claims", (name) => `#${name}`),
    ...seen("payslips", (name) => `./results.html#payslip-${name}`),
  ];
  return make(
    "details",
    { class: "contradiction", id },
    make("summary", {}, title),
    make(
      "div",
      { class: "support" },
      make("p", {}, `${says} Figures `, commas(evidence.map((name) => figureLink(make, name))), "."),
      readings.map((one) => reading(one, document)),
      make("p", {}, make("b", {}, "What would reconcile them. "), reconciles),
      make(
        "p",
        {},
        make("b", {}, "In the study. "),
        treatment,
        places.length === 0 ? undefined : [" See ", commas(places), "."],
      ),
    ),
  );
}

function commas(items: readonly Child[]): Child {
  return items.map((item, index) => (index === 0 ? item : [", ", item]));
}
