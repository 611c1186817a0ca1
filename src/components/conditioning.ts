import type { ConditionFigures, MovedFigures } from "../../lib/publish/figures/conditionFigures.ts";
import { brushedDensity, type MovedPanel, movedPanels } from "../engine/analysisCharts.js";
import { grouped, percent } from "../engine/page.js";
import { formOf, unitWords } from "./analysisWords.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import { table } from "./table.js";

type View = Pick<FigureOptions, "document" | "editions">;

/** The distribution that is brushed; undefined for a choice, whose options are picked from a list. */
export function brushFigure(
  { brushed, probability }: Pick<ConditionFigures, "brushed" | "probability">,
  [from, to]: readonly [number, number],
  view: View,
): HTMLElement | undefined {
  if (brushed.density === null) return undefined;
  const isParameter = brushed.kind === "parameter";
  return chartFigure(
    brushedDensity,
    {
      what: brushed.label,
      unit: brushed.unit === "share" ? "share" : unitWords(brushed.unit, isParameter),
      form: formOf(brushed.unit, isParameter),
      density: brushed.density.before,
      from,
      to,
      probability,
    },
    view,
  );
}

/** How everything else looks in the draws that remain. */
export function conditioning(figures: ConditionFigures, view: View): HTMLElement[] {
  const make = elementMaker(view.document);
  const { ranges, probability, draws, ofDraws, isFew, inputs, inputsMoved, inputsInAll, definitions } =
    figures;
  const where = ranges.map(({ says }) => says).join(" and ");
  const sentence =
    ranges.length === 0
      ? `All ${grouped(ofDraws)} draws.`
      : draws === 0
        ? `In none of ${grouped(ofDraws)} draws ${where}: by this study it does not happen, so nothing can be said of what would go with it.`
        : `In ${grouped(draws)} of ${grouped(ofDraws)} draws (${percent(probability, probability < 0.1 ? 1 : 0)}) ${where}. ${
            inputsMoved === 0
              ? "No input moves by more than chance would."
              : `${inputsMoved} of ${inputsInAll} inputs move by more than chance would${inputsMoved > inputs.length ? `; the ${inputs.length} that move most are shown` : ""}.`
          }`;
  return [
    make("p", { class: "finding", id: "condition-text", role: "status" }, sentence),
    isFew && ranges.length > 0 && draws > 0
      ? make("p", { class: "warning" }, "Few draws remain: take what follows as a hint only.")
      : undefined,
    inputs.length === 0
      ? undefined
      : chartFigure(
          movedPanels,
          {
            id: "moved-inputs",
            title: "Inputs that move most",
            panels: inputs.map(panel),
          },
          { ...view, id: "moved-inputs" },
        ),
    draws === 0
      ? undefined
      : chartFigure(
          movedPanels,
          {
            id: "moved-outcomes",
            title: "What goes with it",
            panels: figures.outcomes.map(panel),
          },
          { ...view, id: "moved-outcomes" },
        ),
    definitions.length < 2
      ? undefined
      : [
          make("h3", {}, "How probable the same range is under each definition of revenue"),
          table(view.document, "Probability of the range under each definition of revenue", {
            columns: [{ label: "Definition" }, { label: "Probability", numeric: true }],
            rows: definitions.map(({ label, probability: share }) => [
              label,
              percent(share, share < 0.1 ? 1 : 0),
            ]),
          }),
        ],
  ]
    .flat()
    .filter((element) => element !== undefined);
}

function panel({ label, kind, unit, before, after, density, options }: MovedFigures): MovedPanel {
  const isParameter = kind === "parameter";
  return {
    name: label,
    unit: shortUnit(unit, isParameter),
    form: formOf(unit, isParameter),
    before,
    after,
    density,
    options,
  };
}

/** There is little room under a small chart. */
function shortUnit(unit: string, isParameter: boolean): string {
  if (unit === "share") return "";
  if (unit === "USD/year") return isParameter ? "$ a year" : "million $";
  if (unit === "USD/month") return "$ a month";
  return unitWords(unit, isParameter);
}
