import type { ResultFigures } from "../../lib/publish/figures/resultFigures.ts";

/** Standard error of a probability of more than an amount, which lies between two of those that the run gives. */
export function probabilityError(
  { errors, run }: Pick<ResultFigures, "errors" | "run">,
  probability: number,
): number {
  if (errors.length === 0) return Math.sqrt((probability * (1 - probability)) / run.draws);
  const at = (1 - probability) * (errors.length - 1);
  const below = Math.floor(at);
  const above = Math.ceil(at);
  return errors[below]! + (errors[above]! - errors[below]!) * (at - below);
}
