import type { ConditionFigures, MovedFigures } from "../../lib/publish/figures/conditionFigures.ts";
import { brushedDensity, type MovedPanel, movedPanels } from "../engine/analysisCharts.js";
import { grouped, percent } from "../engine/page.js";
import { curly, formOf, unitWords } from "./analysisWords.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import type { Maker } from "./inTasks.js";
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

/** How many draws remain, and how many inputs move. */
export function conditionSentence({
  ranges,
  probability,
  draws,
  ofDraws,
  isFew,
  inputs,
  inputsMoved,
  inputsInAll,
}: ConditionFigures): string {
  const where = ranges.map(({ says }) => curly(says)).join(" and ");
  if (ranges.length === 0) return `All ${grouped(ofDraws)} draws.`;
  if (draws === 0) {
    return `In none of ${grouped(ofDraws)} draws ${where}: by this study it does not happen, so nothing can be said of what would go with it.`;
  }
  const moved =
    inputsMoved === 0
      ? "No input moves by more than chance would."
      : `${inputsMoved} of the ${inputsInAll} inputs of the whole study ${inputsMoved === 1 ? "moves" : "move"} by more than chance would${inputsMoved > inputs.length ? `; the ${inputs.length} that move most are shown` : ""}.`;
  const share = percent(probability, probability < 0.1 ? 1 : 0);
  const few = isFew ? " Few draws remain: take what follows as a hint only." : "";
  return `In ${grouped(draws)} of ${grouped(ofDraws)} draws (${share}) ${where}. ${moved}${few}`;
}

/** How everything else looks in the draws that remain, part by part. */
export function conditioning(figures: ConditionFigures, view: View): Maker<HTMLElement[]>[] {
  const make = elementMaker(view.document);
  const { draws, inputs, definitions } = figures;
  return [
    () =>
      inputs.length === 0
        ? []
        : [
            chartFigure(
              movedPanels,
              { id: "moved-inputs", title: "Inputs that move most", panels: inputs.map(panel) },
              { ...view, id: "moved-inputs" },
            ),
          ],
    () =>
      draws === 0
        ? []
        : [
            chartFigure(
              movedPanels,
              { id: "moved-outcomes", title: "What goes with it", panels: figures.outcomes.map(panel) },
              { ...view, id: "moved-outcomes" },
            ),
          ],
    () =>
      definitions.length < 2
        ? []
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
  ];
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
