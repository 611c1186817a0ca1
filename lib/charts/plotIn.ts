import { type PlotOptions, plot } from "@observablehq/plot";
import type { ChartContext } from "./chart.ts";
import { colours, fontFamily } from "./colours.ts";

/** An Observable Plot in the style of the project. */
export function plotIn({ document, width }: ChartContext, options: PlotOptions): SVGSVGElement {
  const { style, ...rest } = options;
  const drawn = plot({
    document,
    width,
    // Without a class of its own a plot numbers its styles by how many were drawn before it.
    className: "wf-plot",
    style: {
      background: "none",
      color: colours.ink,
      fontFamily,
      fontSize: "13px",
      overflow: "visible",
      ...(typeof style === "object" ? style : {}),
    },
    ...rest,
  }) as SVGSVGElement;
  // The figure around the drawing names and describes it.
  drawn.setAttribute("aria-hidden", "true");
  drawn.removeAttribute("role");
  return drawn;
}
