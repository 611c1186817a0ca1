/** What the pages of sensitivity and method take from the library beside `page.ts`; other pages do without it. */
export { type Bar, type BarsData, bars } from "../../lib/charts/bars.ts";
export { brushedDensity, brushMargin } from "../../lib/charts/brushedDensity.ts";
export { curvePanels } from "../../lib/charts/curvePanels.ts";
export { drawsScatter } from "../../lib/charts/drawsScatter.ts";
export { effectsScatter } from "../../lib/charts/effectsScatter.ts";
export { errorByDraws } from "../../lib/charts/errorByDraws.ts";
export { type MovedPanel, movedPanels } from "../../lib/charts/movedPanels.ts";
export { inForm, type NumberForm, withIntervalInForm } from "../../lib/charts/numberForm.ts";
export { tornadoSpans } from "../../lib/charts/tornadoSpans.ts";
export { callAgain } from "../../lib/publish/callAgain.ts";
export { methodLayouts } from "../../lib/publish/methodLayouts.ts";
