import { type Estimate, estimateFrom } from "./estimate.ts";

/**
 * Standard error and interval of any estimate from what it would be without each replicate in turn (the
 * delete-a-group jackknife: Quenouille, 1956, doi:10.1093/biomet/43.3-4.353).
 */
export function jackknife(value: number, withoutReplicate: ArrayLike<number>): Estimate {
  const count = withoutReplicate.length;
  return estimateFrom(
    value,
    Float64Array.from(withoutReplicate, (without) => (count - 1) * (value - without)),
  );
}
