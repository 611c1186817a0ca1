import { carryState, stateInAddress } from "./address.js";
import { notice } from "./notice.js";

/** A page of text: its links keep what the reader has changed. */
export function mountPlain(): void {
  const { state, problem } = stateInAddress();
  if (problem !== undefined) notice(problem);
  carryState(state);
}
