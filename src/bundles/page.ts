/** What pages take from the library; bundled into one file. */
import outlines from "#outlines";

/** For the charts of `analysisCharts.ts`. */
export {
  areaY,
  axisX,
  axisY,
  dot,
  gridX,
  gridY,
  lineY,
  link,
  plot,
  rect,
  ruleX,
  ruleY,
  text,
} from "@observablehq/plot";
export { basisShares } from "../../lib/charts/basisShares.ts";
export { changedDensity } from "../../lib/charts/changedDensity.ts";
export type { Chart, ChartContext, ChartTable } from "../../lib/charts/chart.ts";
export { convergence } from "../../lib/charts/convergence.ts";
export { exceedanceCurve, probabilityAbove } from "../../lib/charts/exceedanceCurve.ts";
export { flowOfDollar } from "../../lib/charts/flowOfDollar.ts";
export { type IntervalsData, intervals } from "../../lib/charts/intervals.ts";
export { parameterDensity } from "../../lib/charts/parameterDensity.ts";
export { payslipFall } from "../../lib/charts/payslipFall.ts";
export { placesMap } from "../../lib/charts/placesMap.ts";
export { quantileDots } from "../../lib/charts/quantileDots.ts";
export { serialiseSvg } from "../../lib/charts/serialiseSvg.ts";
export { likelihoodWord } from "../../lib/publish/likelihood.ts";
export {
  baseState,
  isBaseState,
  LinkError,
  type PageState,
  readLink,
  writeLink,
} from "../../lib/publish/link.ts";
export { scenarioFile } from "../../lib/publish/scenarioFile.ts";
export type { Interval } from "../../lib/wording/interval.ts";
export { dollars, grouped, millions, percent } from "../../lib/wording/numbers.ts";
export { roundSignificant } from "../../lib/wording/rounding.ts";
export { outlines };
