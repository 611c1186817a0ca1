/**
 * A distribution ready for sampling: every number is known and a range that covers less than everything
 * has already been stretched (see `stretchRange`).
 */
export type Distribution =
  | { readonly kind: "fixed"; readonly value: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "loguniform"; readonly low: number; readonly high: number }
  | { readonly kind: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | {
      readonly kind: "normal";
      readonly mean: number;
      readonly sd: number;
      /** Truncation bounds; everything outside is cut away and the rest scaled up. */
      readonly lower?: number;
      readonly upper?: number;
    }
  | {
      readonly kind: "lognormal";
      /** Mean and standard deviation of the logarithm. */
      readonly mu: number;
      readonly sigma: number;
      readonly lower?: number;
      readonly upper?: number;
    }
  | {
      readonly kind: "beta";
      readonly alpha: number;
      readonly beta: number;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: "discrete";
      readonly values: readonly number[];
      /** Positive weights, one a value; they need not add up to 1. */
      readonly weights: readonly number[];
    }
  | { readonly kind: "mixture"; readonly components: readonly MixtureComponent[] };

/** One piece of a mixture: uniform between `low` and `high`, or a single value where they are equal. */
export interface MixtureComponent {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}
