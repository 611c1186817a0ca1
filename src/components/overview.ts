import type { DriverFigures } from "../../lib/publish/figures/driverFigures.ts";
import type { OverviewFigures } from "../../lib/publish/figures/overviewFigures.ts";
import {
  basisShares,
  capital,
  confidence,
  definitionIntervals,
  dollars,
  flowOfDollar,
  grouped,
  intervals,
  likelihoodWord,
  millions,
  optionIntervals,
  outlines,
  percent,
  placeIntervals,
  placesMap,
  quantileDots,
  roundSignificant,
  shortLabel,
  shownDefinitions,
  takeHomeIntervals,
} from "../engine/page.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import { runLine } from "./runLine.js";

type View = Pick<FigureOptions, "document" | "editions">;

/** Share of the probability inside every interval of the pages. */
const inside = 0.9;
/** Choices shown on the overview; the others are on the results page. */
const choicesShown = 3;

/**
 * The overview, section by section, from its figures.
 *
 * @param drivers the strongest inputs, where they are known
 */
export function overview(
  figures: OverviewFigures,
  view: View,
  drivers: readonly DriverFigures[] = [],
): HTMLElement[] {
  return [
    headline(figures, view),
    definitions(figures, view),
    ...(figures.flow === undefined ? [] : [flow(figures, view)]),
    ...(figures.places.length > 1 ? [places(figures, view)] : []),
    ...(figures.takeHome.length > 0 ? [takeHome(figures, view)] : []),
    ...(figures.choices.length > 0 ? [drivenBy(figures, drivers, view)] : []),
    ...(figures.restsOn === undefined ? [] : [solidity(figures, view)]),
  ];
}

function headline(figures: OverviewFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  const { scenario } = figures.run;
  const narrow = measure(figures, "narrow");
  const net = figures.takeHome.find(({ id }) => id === "net-pay-per-month");
  const family = figures.takeHome.find(({ id }) => id === "received-by-family-per-month");
  const range = `${millions(narrow.low)} to ${millions(narrow.high)} million dollars`;
  const sentence =
    scenario.kind === "restatement"
      ? `As published, the state took ${range} for ${scenario.year}. This restates a printed total and is no evidence for it.`
      : `Given these assumptions and judged weights, it is ${likelihoodWord(inside)} (${percent(inside)}) that in ${scenario.year} the state took ${range} ` +
        `of the wages of North Koreans sent abroad. The middle estimate is ${millions(narrow.middle)} million.`;
  return make(
    "section",
    { id: "estimate" },
    make("p", { class: "standfirst", id: "headline" }, sentence),
    figures.restsOn === undefined || scenario.kind === "restatement"
      ? undefined
      : make("p", { id: "confidence" }, confidenceText(figures.restsOn)),
    net === undefined || family === undefined
      ? undefined
      : make(
          "dl",
          { class: "facts" },
          fact(
            "to the state and the party, a year",
            `$${millions(narrow.low)}–${millions(narrow.high)} million`,
          ),
          fact("kept by the average worker, a month", `$${dollars(net.low)}–${dollars(net.high)}`),
          fact("reached the family, a month", `$${dollars(family.low)}–${dollars(family.high)}`),
          fact(
            "workers abroad",
            `${thousands(figures.workers.low)}–${thousands(figures.workers.high)} thousand`,
          ),
        ),
    chartFigure(
      quantileDots,
      { ...narrow, ...figures.narrow, what: `what the state took in ${scenario.year}` },
      { ...view, level: 2 },
    ),
    runLine(figures.run, view.document),
  );

  function fact(name: string, value: string): HTMLElement {
    return make("div", {}, make("dt", {}, name), make("dd", {}, value));
  }
}

/** Confidence by evidence and agreement, never in one sentence with likelihood; and what the headline counts. */
function confidenceText({ revenue, underChoice }: NonNullable<OverviewFigures["restsOn"]>): string {
  const judged = Math.max(...Object.values(revenue).map(({ judgement }) => judgement));
  const level = confidence({ judged, disputed: underChoice.revenue });
  return (
    `Confidence in the evidence is ${level}: ${percent(judged)} of the amount rests on at least one judgement, and ` +
    `${percent(underChoice.revenue)} of it hangs on a choice between readings of the sources. Counted is what goes to the state ` +
    "and the party, without embassy and company; how what is taken divides over them is judged. Places are drawn " +
    "independently of one another, unless the assumptions say otherwise; errors shared between them would widen the range."
  );
}

function definitions(figures: OverviewFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  const narrow = measure(figures, "narrow");
  const shown = shownDefinitions(figures.revenue);
  const envelope = narrow.envelope;
  return make(
    "section",
    { id: "definitions" },
    make("h2", {}, "Narrow and wide: how much counts as the regime’s"),
    make(
      "p",
      {},
      "A single figure says little without saying who is counted. ",
      figures.restsOn !== undefined && figures.restsOn.revenue.deductions.judgement > 0
        ? "How what is taken divides over state, embassy and company rests on judgement nearly everywhere; what is taken in all rests on more evidence. "
        : undefined,
      envelope === undefined
        ? undefined
        : `From the lowest reading of the sources to the highest, the state’s part is ${millions(envelope.low)} to ${millions(envelope.high)} million: this envelope is dotted.`,
    ),
    chartFigure(intervals, definitionIntervals(figures.revenue), { ...view, id: "definitions" }),
    make(
      "dl",
      { class: "definitions" },
      shown.map(({ label, says }) => [make("dt", {}, shortLabel(label)), make("dd", {}, says)]),
    ),
  );
}

function flow(figures: OverviewFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  return make(
    "section",
    { id: "flow" },
    make("h2", {}, "Where each dollar goes"),
    make(
      "p",
      {},
      "From gross pay through everyone who takes a part, to the family. Amounts whose recipient no source names are kept apart and are never counted as the regime’s.",
    ),
    chartFigure(flowOfDollar, figures.flow!, view),
  );
}

function places({ places: all, run }: OverviewFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  const beside = all.filter(({ outsideTotals }) => outsideTotals);
  return make(
    "section",
    { id: "places" },
    make("h2", {}, "By place"),
    make(
      "p",
      {},
      "Russia leads in every published list. Where nobody from a place testified, wages and deductions are borrowed from elsewhere with a wider range.",
      beside.length === 0
        ? undefined
        : ` ${beside.map(({ place }) => place).join(", ")}: beside the total, never in it.`,
    ),
    chartFigure(placesMap, { year: run.scenario.year, outlines, places: all }, view),
    chartFigure(intervals, placeIntervals(all), { ...view, id: "by-place" }),
  );
}

function takeHome(figures: OverviewFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  return make(
    "section",
    { id: "take-home" },
    make("h2", {}, "What a worker keeps"),
    make(
      "p",
      {},
      "Means over all workers, not one worker’s luck: testimony runs from two dollars a day to thirty thousand a year.",
    ),
    chartFigure(intervals, takeHomeIntervals(figures.takeHome), { ...view, id: "take-home" }),
  );
}

/** The strongest inputs by the share of the variance that each explains alone. */
export function strongestInputs(drivers: readonly DriverFigures[], view: View): HTMLElement {
  const share = (value: number) => (value * 100).toFixed(value < 0.0995 ? 1 : 0);
  return chartFigure(
    intervals,
    {
      id: "strongest-inputs",
      title: "The inputs that drive the range most",
      subtitle:
        "Per cent by which the variance of what the state took would fall, on average, if this input alone were known. Ring: estimate; bar: its 95 % interval.",
      of: "Input",
      rows: drivers.map(({ label, share: middle, low, high, isChoice }) => ({
        name: label,
        low,
        middle,
        high,
        ...(isChoice ? { note: "choice" } : {}),
      })),
      unit: 0.01,
      show: share,
      summary: drivers.map(({ label, share: value }) => `${label}: ${share(value)} per cent.`).join(" "),
    },
    { ...view, id: "strongest-inputs" },
  );
}

function drivenBy(figures: OverviewFigures, drivers: readonly DriverFigures[], view: View): HTMLElement {
  const make = elementMaker(view.document);
  const between = `${percent(figures.shareBetweenOptions)} of the variance of the state’s part lies between readings of the sources`;
  return make(
    "section",
    { id: "drivers" },
    make("h2", {}, "What drives the range"),
    make(
      "p",
      {},
      figures.shareBetweenOptions >= 0.5
        ? `Most of it is disagreement about structure, not about numbers: ${between}.`
        : `${between}; the rest is uncertainty about numbers.`,
    ),
    make("div", { id: "strongest" }, drivers.length === 0 ? undefined : strongestInputs(drivers, view)),
    make(
      "p",
      { class: "after-chart" },
      "The same estimate under each reading, for the choices whose readings lie furthest apart. The weight of a reading is judgement.",
    ),
    figures.choices
      .slice(0, choicesShown)
      .map((choice) =>
        chartFigure(intervals, optionIntervals(choice), { ...view, id: `choice-${choice.choice}` }),
      ),
  );
}

function solidity({ restsOn }: OverviewFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  const { revenue, underChoice } = restsOn!;
  return make(
    "section",
    { id: "solidity" },
    make("h2", {}, "How solid it is"),
    chartFigure(
      basisShares,
      { aspects: Object.entries(revenue).map(([name, shares]) => ({ name: capital(name), shares })) },
      view,
    ),
    make(
      "p",
      {},
      `Choices between readings of the sources, with judged weights, bear on ${percent(underChoice.revenue)} of the revenue. The weakest input of all: how many builders in Russia work for their company and how many on contracts of their own. No source says.`,
    ),
  );
}

function measure({ revenue }: OverviewFigures, id: string) {
  return revenue.find((row) => row.id === id)!;
}

function thousands(value: number): string {
  return grouped(roundSignificant(value / 1000, 2));
}
