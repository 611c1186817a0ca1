import exp from "@stdlib/math-base-special-exp/lib/main.js";
import ln from "@stdlib/math-base-special-ln/lib/main.js";
import betaCdf from "@stdlib/stats-base-dists-beta-cdf/lib/main.js";
import { checkDistribution } from "./checkDistribution.ts";
import type { Distribution } from "./distribution.ts";
import { pertShape } from "./quantiles/pertShape.ts";

const halvings = 60;

/** A range as documented; the triangular and PERT distributions have a mode, the others none. */
export interface DocumentedRange {
  readonly kind: "uniform" | "loguniform" | "triangular" | "pert";
  readonly low: number;
  readonly mode?: number;
  readonly high: number;
}

/** End points of a distribution, and its mode where it has one. */
export interface StretchedRange {
  readonly low: number;
  readonly mode?: number;
  readonly high: number;
}

/**
 * End points of the distribution of which a documented range holds the share `covers`. Both sides are
 * stretched by the same factor, about the mode, until the documented range holds that share of the whole: a
 * uniform range about its middle, a loguniform one about the middle of its logarithm. The mode stays where it
 * is, and the shape of a PERT distribution with it. For a triangular distribution the factor is
 * 1 / (1 - sqrt(1 - covers)); for PERT it is found by bisection.
 *
 * @param covers above 0, at most 1; 1 gives the range unchanged
 * @throws RangeError where the range or `covers` is not allowed, or the stretched range leaves the doubles
 */
export function stretchRange(range: DocumentedRange, covers: number): StretchedRange {
  checkDistribution(range as Distribution);
  if (!(covers > 0 && covers <= 1)) {
    throw new RangeError(`${range.kind}: covers is ${covers}; allowed is a number above 0 and at most 1`);
  }
  const { low, mode, high } = range;
  const stretched = low === high || covers === 1 ? { low, high } : stretchedEnds(range, covers);
  const limit = range.kind === "loguniform" ? 0 : -Infinity;
  if (!(stretched.low > limit && stretched.high < Infinity)) {
    throw new RangeError(
      `${range.kind}: covers is ${covers}, which stretches the range to ${stretched.low} to ` +
        `${stretched.high}; allowed is a share that keeps it between ${limit} and Infinity`,
    );
  }
  return mode === undefined ? stretched : { low: stretched.low, mode, high: stretched.high };
}

function stretchedEnds(
  { kind, low, mode = low, high }: DocumentedRange,
  covers: number,
): { low: number; high: number } {
  const missing = 1 - covers;
  switch (kind) {
    case "uniform": {
      const margin = ((high - low) * missing) / (2 * covers);
      return { low: low - margin, high: high + margin };
    }
    case "loguniform": {
      const factor = exp(((ln(high) - ln(low)) * missing) / (2 * covers));
      return { low: low / factor, high: high * factor };
    }
    case "triangular":
      return stretchAboutMode(low, mode, high, Math.sqrt(missing));
    case "pert":
      return stretchAboutMode(low, mode, high, pertCut(low, mode, high, missing));
  }
}

/** Stretches both sides so that the share `cut` of each new side lies outside the old one. */
function stretchAboutMode(
  low: number,
  mode: number,
  high: number,
  cut: number,
): { low: number; high: number } {
  return { low: mode - (mode - low) / (1 - cut), high: mode + (high - mode) / (1 - cut) };
}

/** The share to cut off each side of a PERT distribution so that the two tails hold the share `missing`. */
function pertCut(low: number, mode: number, high: number, missing: number): number {
  const { alpha, beta } = pertShape(low, mode, high);
  const modePlace = (mode - low) / (high - low);
  let least = 0;
  let greatest = 1;
  for (let halving = 0; halving < halvings; halving++) {
    const cut = (least + greatest) / 2;
    const tails = betaCdf(cut * modePlace, alpha, beta) + betaCdf(cut * (1 - modePlace), beta, alpha);
    if (tails < missing) least = cut;
    else greatest = cut;
  }
  return (least + greatest) / 2;
}
