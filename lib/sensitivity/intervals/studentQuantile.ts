import betaQuantile from "@stdlib/stats-base-dists-beta-quantile/lib/main.js";

const known = new Map<number, number>();

/**
 * Quantile of Student's t distribution at 0.975, which leaves 95 % between it and its negative; by t squared over
 * (t squared + degrees) being beta distributed (Abramowitz and Stegun, 1964, 26.7.1).
 *
 * @param degrees of freedom, 1 or more
 */
export function studentQuantile(degrees: number): number {
  // Every estimate asks for the same few.
  let found = known.get(degrees);
  if (found === undefined) {
    const share = betaQuantile(0.95, 0.5, degrees / 2);
    found = Math.sqrt((degrees * share) / (1 - share));
    known.set(degrees, found);
  }
  return found;
}
