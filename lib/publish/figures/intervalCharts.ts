import type { IntervalsData } from "../../charts/intervals.ts";
import { capital } from "../../wording/capital.ts";
import { dollars, grouped, millions, percent } from "../../wording/numbers.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import type { ByOption } from "./byOption.ts";
import type { PlaceFigures } from "./byPlace.ts";
import type { MeasureFigures } from "./overviewFigures.ts";

/** From the narrowest definition to everything that was earned. */
const definitionsShown: readonly string[] = [
  ...["narrow", "wide-net", "wide-gross", "regime-and-officials", "taken", "gross-earnings"],
];

/** The definitions of revenue that are shown, from the narrowest on. */
export function shownDefinitions(revenue: readonly MeasureFigures[]): readonly MeasureFigures[] {
  return definitionsShown.flatMap((id) => revenue.find((row) => row.id === id) ?? []);
}

/** Revenue under each definition, with the envelope. */
export function definitionIntervals(revenue: readonly MeasureFigures[]): IntervalsData {
  const shown = shownDefinitions(revenue);
  return {
    id: "definitions",
    title: "Revenue by definition",
    subtitle:
      "Million dollars a year. Ring: middle estimate; bar: nine chances in ten; dots: envelope over the readings of the sources.",
    of: "Definition",
    rows: shown.map((row) => ({ ...row, name: shortLabel(row.label) })),
    unit: 1e6,
    show: millions,
    summary: shown
      .map(
        ({ label, low, middle, high }) =>
          `${shortLabel(label)}: ${millions(low)} to ${millions(high)}, middle ${millions(middle)} million dollars.`,
      )
      .join(" "),
  };
}

/** What the state took in each place. */
export function placeIntervals(places: readonly PlaceFigures[]): IntervalsData {
  return {
    id: "by-place",
    title: "What the state took, by place",
    subtitle: "Million dollars a year. Ring: middle estimate; bar: nine chances in ten.",
    of: "Place",
    rows: places.map(({ place, workers, narrow, outsideTotals }) => ({
      ...narrow,
      name: capital(place),
      note: outsideTotals ? "beside the total" : `${grouped(roundSignificant(workers.middle, 2))} workers`,
    })),
    unit: 1e6,
    show: millions,
    summary: places
      .map(
        ({ place, narrow }) =>
          `${capital(place)}: ${millions(narrow.low)} to ${millions(narrow.high)} million dollars.`,
      )
      .join(" "),
  };
}

/** What the average worker keeps, by how far along it is looked at. */
export function takeHomeIntervals(takeHome: readonly MeasureFigures[]): IntervalsData {
  const rows = takeHome.map((row) => ({ ...row, name: row.label.replace(", average worker, a month", "") }));
  return {
    id: "take-home",
    title: "What the average worker keeps",
    subtitle: "Dollars a month. Ring: middle estimate; bar: nine chances in ten.",
    of: "Measure",
    rows: rows.map((row) => ({ ...row, envelope: undefined, colour: "var(--family, #e08a4f)" })),
    unit: 1,
    show: dollars,
    summary: rows
      .map(
        ({ name, low, middle, high }) =>
          `${name}: ${dollars(low)} to ${dollars(high)} dollars a month, middle ${dollars(middle)}.`,
      )
      .join(" "),
  };
}

/** What the state took under each option of a choice. */
export function optionIntervals({ choice, question, options }: ByOption): IntervalsData {
  return {
    id: `choice-${choice}`,
    title: question,
    subtitle: "What the state took, million dollars a year, under each answer, and the answer’s weight.",
    of: "Answer",
    rows: options.map(({ title, weight, interval }) => ({ ...interval, name: title, note: percent(weight) })),
    unit: 1e6,
    show: millions,
    summary: options
      .map(
        ({ title, interval }) =>
          `${title}: ${millions(interval.low)} to ${millions(interval.high)} million dollars.`,
      )
      .join(" "),
  };
}

/** The name of a definition without what all have in common. */
export function shortLabel(label: string): string {
  return capital(label.replace(/^Regime revenue, /, ""));
}
