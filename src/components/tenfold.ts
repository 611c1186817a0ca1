import type { ClaimsReport } from "../../lib/publish/claimsReport.ts";
import type { ClaimFigures } from "../../lib/publish/figures/claimFigures.ts";
import type { NeededForClaim } from "../../lib/publish/figures/neededFigures.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { claimsOnAxis } from "../engine/claimsCharts.js";
import { dollars, numberText, quantityText, rangeText } from "../engine/page.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { claimOnAxis } from "./claimGroups.js";
import { type Child, elementMaker } from "./element.js";
import { figureLink, pageLink } from "./figureLink.js";
import { reading } from "./reading.js";

/** The claims and the contradiction that the story is told from. */
export const tenfold = {
  smaller: "report-150-230-million",
  larger: "report-1500-2300-million",
  later: "later-1200-2300-million",
  contradiction: "tenfold-total",
  /** What the office that all listed incomes go to is said to have made at most. */
  bound: "F066",
} as const;

/** Calculations of the contradiction, in its order. */
const ratios = 2;

/**
 * The two totals and what became of the larger, before the model.
 *
 * @param year of the model
 */
export function tenfoldChart(
  figures: readonly ClaimFigures[],
  year: number,
  view: Pick<FigureOptions, "document" | "editions">,
): HTMLElement[] {
  const rows = [tenfold.smaller, tenfold.larger, tenfold.later].flatMap(
    (wanted) => figures.find(({ id, drawn }) => id === wanted && drawn !== null) ?? [],
  );
  if (rows.length === 0) return [];
  return [
    chartFigure(
      claimsOnAxis,
      { title: "Two totals for the same workers", year, unit: "USD/year", rows: rows.map(claimOnAxis) },
      { ...view, id: "claims-tenfold" },
    ),
  ];
}

/** How one page came to print ten times the revenue, step by step. */
export function tenfoldSteps(
  report: ClaimsReport,
  needed: NeededForClaim,
  { evidence, sources, contradictions }: Pick<Catalogue, "evidence" | "sources" | "contradictions">,
  document: Document,
): HTMLElement {
  const make = elementMaker(document);
  const claim = (id: string) => report.claims.find((one) => one.id === id)!;
  const [smaller, larger, later] = [claim(tenfold.smaller), claim(tenfold.larger), claim(tenfold.later)];
  const told = contradictions.find(({ id }) => id === tenfold.contradiction)!;
  const worked = report.contradictions.find(({ id }) => id === tenfold.contradiction)!.readings;
  const isReport = (id: string) => figure(id).speaker === "report";
  const step = (title: string, ...children: Child[]) => make("li", {}, make("h3", {}, title), ...children);
  return make(
    "ol",
    { class: "story" },
    step(
      "Two pages print the smaller total",
      make("p", {}, "The report credits it to a newspaper of April 2012."),
      figures(smaller.evidence.filter(isReport)),
    ),
    step(
      "One page prints ten times as much, for the same workers",
      figures(larger.evidence.filter(isReport)),
      worked.slice(0, ratios).map((one) => reading(one, document)),
    ),
    step(
      "The other edition has the smaller total",
      make("p", {}, "A newspaper compared the two editions in 2015."),
      figures(
        [...smaller.evidence, ...larger.evidence].filter((id) => figure(id).source.startsWith("segye")),
      ),
    ),
    step(
      "Who repeated it",
      make(
        "p",
        {},
        "A newspaper took the larger total over at once. Later publications have it with the lower end moved.",
      ),
      figures([
        ...larger.evidence.filter((id) => !isReport(id) && !figure(id).source.startsWith("segye")),
        ...later.evidence,
      ]),
    ),
    step(
      "The report’s own figures show the factor of ten",
      worked.slice(ratios).map((one) => reading(one, document)),
      make(
        "p",
        {},
        figureLink(make, tenfold.bound),
        ` is a bound above, of 2007: ${figure(tenfold.bound).says}`,
      ),
      larger.follows.readings.map((one) => reading(one, document)),
    ),
    step("What would have to be true", make("div", { id: "needed" }, neededText(needed, document))),
    step("What is made of it here", make("p", {}, told.treatment), make("p", {}, told.reconciles)),
  );

  function figure(id: string) {
    return evidence.find((one) => one.id === id)!;
  }

  function figures(ids: readonly string[]): Child {
    return make(
      "ul",
      {},
      ids.map((id) => {
        const { printed, speaker, lines, source, low, high, unit, reading: note } = figure(id);
        const { publisher, title, date } = sources.find((one) => one.id === source)!;
        const paper = publisher || title;
        const said = speaker.includes(paper) ? speaker : `${speaker}, in ${paper}`;
        return make(
          "li",
          {},
          figureLink(make, id),
          isReport(id)
            ? ` ${quantityText({ low, high }, unit, 6)}, printed as “${printed}” in the report, lines ${lines}.`
            : ` ${quantityText({ low, high }, unit, 6)}: ${said}, ${date}.${note === "" ? "" : ` ${note}`}`,
        );
      }),
    );
  }
}

/** What would have to be true for either end of the tenfold figure, in a run. */
export function neededText({ outcome, ends }: NeededForClaim, document: Document): HTMLElement[] {
  const make = elementMaker(document);
  const times = (value: number) => `${numberText(value, 2)} times`;
  return [
    make("p", {}, `Held against ${outcome.toLowerCase()}, with every input in its whole range:`),
    make(
      "ul",
      {},
      ends.map(({ target, timesMedian, timesLargest, perWorker, everythingTaken, inputs, ...alone }) =>
        make(
          "li",
          {},
          make("strong", {}, `${rangeText({ low: target, high: target })} dollars`),
          ` is ${times(timesMedian)} the middle estimate and ${times(timesLargest)} the largest draw. It means ${dollars(perWorker.year)} dollars a year from every worker, ${times(perWorker.timesGrossWage)} the whole of what one is paid. Even with every dollar taken, headcounts, wages and months multiplied together would have to be ${times(everythingTaken.atMedian)} their middle, or ${times(everythingTaken.atLargest)} the most that any draw has. ` +
            `Of the ${inputs} parameters on which this outcome depends ${alone.insideRange === 0 ? "none" : String(alone.insideRange)} could bring it about alone inside its range, all others at their medians`,
          alone.outsideRange.length === 0
            ? "; none could outside it."
            : [
                `; ${alone.outsideRange.length} could far outside it, for instance `,
                alone.outsideRange
                  .slice(0, 2)
                  .map(({ id, label, value, unit, range }, index) => [
                    index === 0 ? undefined : ", or ",
                    pageLink(make, `./assumptions.html#${id}`, label),
                    ` at ${quantityText({ low: value, high: value }, unit, 2)} instead of ${quantityText({ low: range[0], high: range[1] }, unit, 2)}, its whole range`,
                  ]),
                ".",
              ],
        ),
      ),
    ),
  ];
}
