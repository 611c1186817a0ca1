// Main files, not the packages' entries: they are plain JavaScript and give the same bits everywhere.

declare module "@stdlib/math-base-special-exp/lib/main.js" {
  export default function exp(x: number): number;
}

declare module "@stdlib/math-base-special-ln/lib/main.js" {
  /** Natural logarithm. */
  export default function ln(x: number): number;
}

declare module "@stdlib/math-base-special-erfcinv/lib/main.js" {
  /** Inverse of the complementary error function; keeps its relative precision down to the least number. */
  export default function erfcinv(x: number): number;
}

declare module "@stdlib/stats-base-dists-normal-cdf/lib/main.js" {
  export default function normalCdf(x: number, mean: number, sd: number): number;
}

declare module "@stdlib/stats-base-dists-beta-cdf/lib/main.js" {
  export default function betaCdf(x: number, alpha: number, beta: number): number;
}

declare module "@stdlib/stats-base-dists-beta-pdf/lib/main.js" {
  export default function betaPdf(x: number, alpha: number, beta: number): number;
}

declare module "@stdlib/stats-base-dists-beta-quantile/lib/main.js" {
  export default function betaQuantile(p: number, alpha: number, beta: number): number;
}

declare module "@stdlib/math-base-special-sin/lib/main.js" {
  export default function sin(x: number): number;
}

declare module "@stdlib/math-base-special-asin/lib/main.js" {
  /** Inverse sine, between -π/2 and π/2. */
  export default function asin(x: number): number;
}
