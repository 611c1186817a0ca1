import type { agreementWords } from "../../study/schemas/reading.ts";
import type { Range } from "./range.ts";

export type Agreement = (typeof agreementWords)[number];

/** Printed figures are round: a result this close to one, as a share of it, is the same figure. */
export const roundness = 0.05;

/**
 * How a result compares with a printed figure. It *reproduces* it where each end that is printed lies
 * within five per cent; it *overlaps* where the ranges have a value in common; else it *misses*.
 */
export function agreementOf(result: Range, printed: Range): Agreement {
  if (near(result.low, printed.low) && near(result.high, printed.high)) return "reproduces";
  return result.low <= printed.high && printed.low <= result.high ? "overlaps" : "misses";
}

/** A figure that a result is held against: its id, and whether it is taken as a bound above. */
export function heldFigure(written: string): { readonly figure: string; readonly isBound: boolean } {
  const isBound = written.startsWith("most ");
  return { figure: isBound ? written.slice("most ".length) : written, isBound };
}

/** How far a result lies above (positive) or below the printed range, as a share of the nearer end; 0 inside. */
export function distanceFrom(result: Range, printed: Range): number {
  if (result.low > printed.high) return result.low / printed.high - 1;
  if (result.high < printed.low) return result.high / printed.low - 1;
  return 0;
}

function near(result: number, printed: number): boolean {
  return result === printed || Math.abs(result - printed) <= roundness * Math.abs(printed);
}
