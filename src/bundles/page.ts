/** What pages take from the library; bundled into one file. */
import outlines from "#outlines";

/** For the charts of `analysisCharts.ts` and `claimsCharts.ts`. */
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
export { differenceParts } from "../../lib/charts/differenceParts.ts";
export { exceedanceCurve, probabilityAbove } from "../../lib/charts/exceedanceCurve.ts";
export { flowOfDollar } from "../../lib/charts/flowOfDollar.ts";
export { type IntervalsData, intervals } from "../../lib/charts/intervals.ts";
export { pairedDifference } from "../../lib/charts/pairedDifference.ts";
export { parameterDensity } from "../../lib/charts/parameterDensity.ts";
export { payslipFall } from "../../lib/charts/payslipFall.ts";
export { placesMap } from "../../lib/charts/placesMap.ts";
export { quantileDots } from "../../lib/charts/quantileDots.ts";
export { serialiseSvg } from "../../lib/charts/serialiseSvg.ts";
export { twoDistributions } from "../../lib/charts/twoDistributions.ts";
export {
  baseComparison,
  type Compared,
  type ComparisonState,
  defaultComparison,
  readCompared,
  readComparison,
  writeCompared,
  writeComparison,
} from "../../lib/publish/comparisonLink.ts";
export {
  definitionIntervals,
  optionIntervals,
  placeIntervals,
  shortLabel,
  shownDefinitions,
  takeHomeIntervals,
} from "../../lib/publish/figures/intervalCharts.ts";
export { likelihoodWord } from "../../lib/publish/likelihood.ts";
export {
  baseState,
  isBaseState,
  LinkError,
  type PageState,
  readLink,
  writeLink,
} from "../../lib/publish/link.ts";
export { digestInLink, withDigest } from "../../lib/publish/linkDigest.ts";
export { confidence } from "../../lib/publish/quote/quote.ts";
export { scenarioFile } from "../../lib/publish/scenarioFile.ts";
export { verdictWords } from "../../lib/publish/verify/verdictWords.ts";
export { quantityTitles } from "../../lib/study/vocabulary.ts";
export { type AmountUnit, amount, shareOfDraws, signedAmount, unitWords } from "../../lib/wording/amounts.ts";
export { capital } from "../../lib/wording/capital.ts";
export { designTitles } from "../../lib/wording/designTitles.ts";
export type { Interval } from "../../lib/wording/interval.ts";
export { dollars, grouped, millions, percent } from "../../lib/wording/numbers.ts";
export { numberText, quantityText, rangeText, unitInWords } from "../../lib/wording/quantityText.ts";
export { roundSignificant } from "../../lib/wording/rounding.ts";
export { wholeParts } from "../../lib/wording/wholeParts.ts";
export { outlines };
