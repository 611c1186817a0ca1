import { countLeaves, cut, type LeafRange } from "../parts/leafRanges.ts";
import type { Executor } from "./executor.ts";

/** Long enough for handing a stretch over to cost little. */
const mostLeavesAtATime = 8;

/**
 * Cuts leaves into stretches of at most so many; where there are several workers, enough for all to be at work until
 * the end.
 */
export function stretchesFor(
  { workers }: Executor,
  leaves: readonly LeafRange[],
  longest = mostLeavesAtATime,
): LeafRange[] {
  const most = workers === 1 ? longest : Math.ceil(countLeaves(leaves) / (4 * workers));
  return cut(leaves, Math.max(1, Math.min(longest, most)));
}
