import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { capital } from "../engine/page.js";
import type { Support } from "../worker/answer.ts";
import { choiceRow } from "./choiceRow.js";
import { elementMaker, type MakeElement } from "./element.js";
import { parameterRow, rangeHead } from "./parameterRow.js";
import { topicOf, topicTitles } from "./topics.js";

/** Sections by what an input is about, or by the group of workers that it bears on. */
export type Grouping = "topic" | "segment";

/** A row for everything that can be changed, by its id: `choice-total`, `wage.kuwait`. */
export function assumptionRows(
  figures: AssumptionFigures,
  support: Support,
  document: Document,
): Map<string, HTMLElement> {
  const written = new Map(support.parameters.map((parameter) => [parameter.id, parameter]));
  const evidence = new Map(support.evidence.map((figure) => [figure.id, figure]));
  const rows = [
    ...figures.choices.map((choice) => choiceRow(choice, document)),
    ...figures.parameters.map((parameter) =>
      parameterRow(parameter, document, { written: written.get(parameter.id)!, evidence }),
    ),
  ];
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rows in sections, each with a heading; every row stands in one of them. */
export function assumptionSections(
  figures: AssumptionFigures,
  rows: ReadonlyMap<string, HTMLElement>,
  grouping: Grouping,
  document: Document,
): HTMLElement[] {
  return grouping === "topic" ? byTopic(figures, rows, document) : bySegment(figures, rows, document);
}

function byTopic(
  { choices, parameters }: AssumptionFigures,
  rows: ReadonlyMap<string, HTMLElement>,
  document: Document,
): HTMLElement[] {
  const section = sectionMaker(document);
  return [
    ...section(
      "Readings of the sources",
      choices.map(({ id }) => rows.get(`choice-${id}`)!),
      "Where sources disagree about the structure, the alternatives are drawn by weight. Change the weights, or pin one reading to see the estimate under it.",
    ),
    ...topicTitles.flatMap((title) =>
      section(
        title,
        parameters.filter(({ id }) => topicOf(id) === title).map(({ id }) => rows.get(id)!),
      ),
    ),
  ];
}

function bySegment(
  { choices, parameters, segments, places }: AssumptionFigures,
  rows: ReadonlyMap<string, HTMLElement>,
  document: Document,
): HTMLElement[] {
  const make = elementMaker(document);
  const section = sectionMaker(document);
  const placeOf = new Map(segments.map(({ id, place }) => [id, place]));
  const inputs = [
    ...choices.map(({ id, segments: on }) => ({ row: rows.get(`choice-${id}`)!, on })),
    ...parameters.map(({ id, segments: on }) => ({ row: rows.get(id)!, on })),
  ].map(({ row, on }) => {
    const among = new Set(on.map((segment) => placeOf.get(segment)));
    return {
      row,
      segment: on.length === 1 ? on[0] : undefined,
      place: among.size === 1 ? [...among][0] : undefined,
    };
  });
  const group = (title: string, found: readonly HTMLElement[]) =>
    found.length === 0 ? [] : [make("div", { class: "group" }, make("h3", {}, title), found)];
  const pick = (holds: (input: (typeof inputs)[number]) => boolean) =>
    inputs.filter(holds).map(({ row }) => row);
  return [
    ...places.flatMap((place) =>
      section(capital(place), [
        ...segments
          .filter((segment) => segment.place === place)
          .flatMap(({ id, title }) =>
            group(
              title,
              pick((input) => input.segment === id),
            ),
          ),
        ...group(
          `Several groups of workers in ${place}`,
          pick((input) => input.place === place && input.segment === undefined),
        ),
      ]),
    ),
    ...section(
      "Several places",
      pick((input) => input.place === undefined),
      "What bears on workers in more than one place, by itself or through the headcounts.",
    ),
  ];
}

function sectionMaker(document: Document) {
  const make = elementMaker(document);
  return (title: string, rows: readonly HTMLElement[], text?: string): HTMLElement[] =>
    rows.length === 0
      ? []
      : [
          make(
            "section",
            { class: "topic", id: `about-${title.toLowerCase().replace(/[^a-z]+/g, "-")}` },
            make("h2", {}, title),
            text === undefined ? undefined : make("p", {}, text),
            rows.some((row) => row.matches(".parameter") || row.querySelector(".parameter") !== null)
              ? heads(make)
              : undefined,
            rows,
          ),
        ];
}

/** What stands beside the name of an input; rows say it themselves to screen readers. */
function heads(make: MakeElement): HTMLElement {
  return make(
    "div",
    { class: "heads", "aria-hidden": "true" },
    ["Input", "Shape", capital(rangeHead), "Rests on"].map((title) => make("span", {}, title)),
  );
}
