import type { BreakEvenFigures } from "../../lib/publish/figures/breakEvenFigures.ts";
import { inForm } from "../engine/analysisCharts.js";
import { formOf, outcomeWords } from "./analysisWords.js";
import type { FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import { sortableTable } from "./sortableTable.js";

const verdicts = {
  inside: "inside its range",
  beyond: "beyond its range",
  impossible: "impossible",
} as const;

/** What parameters would have to be for an outcome to meet a target. */
export function breakEven(
  { report, outcome, quantile, target, before, sentences, everything }: BreakEvenFigures,
  { document }: Pick<FigureOptions, "document">,
): HTMLElement[] {
  const make = elementMaker(document);
  const form = formOf(outcome.unit);
  const { parameters } = report;
  const reach = report.target > report.before ? 1 : 0;
  const impossible = parameters.filter(({ where }) => where === "impossible").length;
  const within = parameters.filter(({ where }) => where === "inside").length;
  return [
    make(
      "p",
      { class: "finding", id: "break-even-text" },
      `As it is, the ${quantile} of ${outcomeWords(outcome)} is ${before}. `,
      parameters.length === 1
        ? sentences[0]!
        : `To bring it to ${target}: of the ${parameters.length} parameters that matter most, each alone and all others sampled, ${within} can within ${within === 1 ? "its" : "their"} range, ${parameters.length - impossible - within} only beyond it, ${impossible} not at all.`,
    ),
    ...everything.map((sentence) => make("p", {}, sentence)),
    ...(parameters.length === 1
      ? []
      : [
          sortableTable(document, {
            id: "break-even",
            caption: `What each parameter would have to be for the ${quantile} of ${outcomeWords(outcome)} to be ${target}`,
            columns: [
              { label: "Parameter", show: ({ label }) => label, by: ({ label }) => label },
              {
                label: "Needed",
                show: ({ value }) => (value === null ? "nothing does it" : inForm("plain", value)),
                by: ({ value }) => value ?? Number.MAX_VALUE,
              },
              {
                label: "Verdict",
                show: ({ where, multiple }) =>
                  multiple === null
                    ? verdicts[where]
                    : `${inForm("plain", multiple)} times the end of its range`,
                by: ({ where, multiple }) => multiple ?? (where === "impossible" ? Number.MAX_VALUE : 0),
              },
              {
                label: "Whole range",
                show: ({ sampled: [low, high], unit }) =>
                  `${inForm("given", low)} to ${inForm("given", high)} ${unit}`,
              },
              {
                label: `The ${quantile} comes to at ${reach === 1 ? "most" : "least"}${form === "millions" ? ", million dollars" : ""}`,
                show: ({ reached, where }) => (where === "impossible" ? inForm(form, reached[reach]) : ""),
                by: ({ reached }) => reached[reach],
              },
            ],
            rows: parameters,
          }),
          make(
            "p",
            { class: "fine" },
            "The whole range of an input: from the least to the most that it can be, or the middle 99.8 % of it where it has no end.",
          ),
        ]),
  ];
}
