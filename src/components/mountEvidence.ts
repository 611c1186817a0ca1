import { carryState, stateInAddress } from "./address.js";
import { offerFacets } from "./facets.js";
import { notice } from "./notice.js";

/** Search and facets over the figures, which stand in the page. */
export function mountEvidence(): void {
  const { state, problem } = stateInAddress();
  if (problem !== undefined) notice(problem);
  carryState(state);
  offerFacets([...document.querySelectorAll<HTMLElement>("article.evidence")], "figures", state);
}
