import { basisShares } from "../../charts/basisShares.ts";
import type { Chart } from "../../charts/chart.ts";
import { flowOfDollar } from "../../charts/flowOfDollar.ts";
import { type IntervalsData, intervals } from "../../charts/intervals.ts";
import { type Outlines, placesMap } from "../../charts/placesMap.ts";
import { quantileDots } from "../../charts/quantileDots.ts";
import { serialiseSvg } from "../../charts/serialiseSvg.ts";
import { capital } from "../../wording/capital.ts";
import { percent } from "../../wording/numbers.ts";
import {
  definitionIntervals,
  optionIntervals,
  placeIntervals,
  takeHomeIntervals,
} from "../figures/intervalCharts.ts";
import type { OverviewFigures } from "../figures/overviewFigures.ts";
import type { SensitivityReport } from "../sensitivityReport.ts";
import type { DrawnChart } from "./blocks.ts";

/** What charts are drawn with. */
export interface DrawingContext {
  /** A page's, or one of a program without a page. */
  readonly document: Document;
  readonly outlines: Outlines;
}

/** Pixels; a page's column. */
const width = 760;
const choicesShown = 3;
const inputsShown = 10;

/** The charts of a publication, from what its run shows. */
export function drawCharts(
  figures: OverviewFigures,
  sensitivity: SensitivityReport | null,
  { document, outlines }: DrawingContext,
): DrawnChart[] {
  const { revenue, takeHome, places, choices, flow, restsOn, run } = figures;
  const narrow = revenue.find(({ id }) => id === "narrow")!;
  const draw = <Data>(chart: Chart<Data>, data: Data, id = chart.id): DrawnChart => {
    const title = chart.title(data);
    const summary = chart.summary(data);
    const svg = chart.draw(data, { document, width });
    svg.removeAttribute("aria-hidden");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `${title}. ${summary}`);
    return {
      id,
      title,
      subtitle: chart.subtitle(data),
      summary,
      table: chart.table(data),
      svg: withOwnNames(serialiseSvg(svg, { standalone: true }), id),
    };
  };
  const rows = (data: IntervalsData) => (data.rows.length > 0 ? [draw(intervals, data, data.id)] : []);
  const isSomething = narrow.high > 0;
  const isOnMap = places.length > 1 && places.every(({ place }) => Object.hasOwn(outlines.places, place));
  return [
    ...(isSomething
      ? [
          draw(quantileDots, {
            ...narrow,
            ...figures.narrow,
            what: `what the state took in ${run.scenario.year}`,
          }),
        ]
      : []),
    ...(revenue.some(({ high }) => high > 0) ? rows(definitionIntervals(revenue)) : []),
    ...(flow === undefined ? [] : [draw(flowOfDollar, flow)]),
    ...(isOnMap ? [draw(placesMap, { year: run.scenario.year, outlines, places })] : []),
    ...(isSomething && places.length > 1 ? rows(placeIntervals(places)) : []),
    ...rows(takeHomeIntervals(takeHome)),
    ...(isSomething ? choices.slice(0, choicesShown).flatMap((choice) => rows(optionIntervals(choice))) : []),
    ...(restsOn === undefined
      ? []
      : [
          draw(basisShares, {
            aspects: Object.entries(restsOn.revenue).map(([name, shares]) => ({
              name: capital(name),
              shares,
            })),
          }),
        ]),
    ...(sensitivity?.outcomes ?? []).flatMap(({ outcome, label }) =>
      rows(totalIndices(sensitivity!, outcome, label)),
    ),
  ];
}

/** Plot numbers clips by how many were drawn before; here they are numbered within the drawing, under its name. */
function withOwnNames(svg: string, id: string): string {
  const names = new Map<string, string>();
  return svg.replace(/\bplot-clip-\d+\b/g, (name) => {
    if (!names.has(name)) names.set(name, `${id}-clip-${names.size + 1}`);
    return names.get(name)!;
  });
}

/** The inputs with the largest total indices. */
function totalIndices({ rows }: SensitivityReport, outcome: string, label: string): IntervalsData {
  const largest = rows
    .filter((row) => row.outcome === outcome && row.method === "sobol" && row.measure === "total")
    .sort((a, b) => b.value - a.value)
    .slice(0, inputsShown)
    .filter(({ value }) => value > 0);
  return {
    id: `sensitivity-${outcome}`,
    title: `What drives it: ${label}`,
    subtitle:
      "Total Sobol' index: the share of the variance that stays if everything else is known. Ring: estimate; bar: 95 % interval.",
    of: "Input",
    rows: largest.map(({ label: name, value, low, high }) => ({
      name,
      low: Math.max(0, low ?? value),
      middle: value,
      high: high ?? value,
    })),
    unit: 1,
    show: (value) => percent(value),
    summary: largest.map(({ label: name, value }) => `${name}: ${percent(value)}.`).join(" "),
  };
}
