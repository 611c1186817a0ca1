import type { ScatterFigures } from "../../lib/publish/figures/scatterFigures.ts";
import { drawsScatter } from "../engine/analysisCharts.js";
import { formOf, unitWords } from "./analysisWords.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";

/** An outcome against one input. */
export function scatter(
  { outcome, input, points, means, draws }: ScatterFigures,
  view: Pick<FigureOptions, "document" | "editions">,
): HTMLElement[] {
  return [
    chartFigure(
      drawsScatter,
      {
        what: outcome.label,
        form: formOf(outcome.unit),
        unit: unitWords(outcome.unit),
        input: input.label,
        inputForm: formOf(input.unit, true),
        inputUnit: input.unit === "share" ? "share" : unitWords(input.unit, true),
        options: input.options,
        points,
        means,
        draws,
      },
      view,
    ),
  ];
}
