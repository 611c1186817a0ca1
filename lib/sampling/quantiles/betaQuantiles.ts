import { betaTable } from "./betaTable.ts";
import { pertShape } from "./pertShape.ts";

/** Quantile function of the beta distribution stretched over a range. */
export function betaQuantile(alpha: number, beta: number, low: number, high: number): (u: number) => number {
  const width = high - low;
  const standard = betaTable(alpha, beta);
  return (u) => Math.min(low + width * standard(u), high);
}

/** Quantile function of the PERT distribution. */
export function pertQuantile(low: number, mode: number, high: number): (u: number) => number {
  const { alpha, beta } = pertShape(low, mode, high);
  return betaQuantile(alpha, beta, low, high);
}
