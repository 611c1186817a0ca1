import catalogue from "#catalogue";
import { quoteFigures as figuresOf, type QuoteFigures } from "../../lib/publish/figures/quoteFigures.ts";
import type { Run } from "../../lib/simulate/simulate.ts";
import type { Overrides } from "../../lib/study/resolveStudy.ts";

export { quoteOutcomes } from "../../lib/publish/figures/quoteFigures.ts";

/** What to quote of a run, in every language of the project. */
export function quoteFigures(run: Run, overrides: Overrides): QuoteFigures {
  return figuresOf(run, catalogue, overrides);
}
