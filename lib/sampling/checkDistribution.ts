import ln from "@stdlib/math-base-special-ln/lib/main.js";
import type { Distribution } from "./distribution.ts";
import { standardNormalCdf } from "./quantiles/standardNormal.ts";

/** Least share of a normal distribution that bounds may leave on the far side of the nearer bound. */
const leastShareLeft = 1e-300;

/** No double below 1 has a standard normal quantile above this. */
const largestStandardNormal = 8.3;

/** Natural logarithm of the largest double, rounded down. */
const largestLogarithm = 709;

/**
 * Throws a RangeError, with what was found and what is allowed, unless the distribution's numbers describe
 * one: finite, ranges in order, the mode inside, shapes positive, spreads not negative, weights not
 * negative and not all zero. A range of no width and a spread of zero are allowed.
 */
export function checkDistribution(distribution: Distribution): void {
  const { kind } = distribution;
  switch (kind) {
    case "fixed":
      checkNumber(kind, "value", distribution.value);
      break;
    case "uniform":
      checkRange(kind, distribution);
      break;
    case "loguniform":
      checkRange(kind, distribution);
      check(kind, "low", distribution.low, distribution.low > 0, "a number above 0");
      break;
    case "triangular":
    case "pert":
      checkRange(kind, distribution);
      checkMode(distribution);
      break;
    case "normal":
      checkNumber(kind, "mean", distribution.mean);
      checkSpread(kind, "sd", distribution.sd);
      checkBounds(distribution, distribution.mean, distribution.sd, (bound) => bound);
      break;
    case "lognormal":
      checkNumber(kind, "mu", distribution.mu);
      checkSpread(kind, "sigma", distribution.sigma);
      checkBounds(distribution, distribution.mu, distribution.sigma, (bound) =>
        bound > 0 ? ln(bound) : -Infinity,
      );
      checkOverflow(distribution);
      break;
    case "beta":
      checkRange(kind, distribution);
      checkShape("alpha", distribution.alpha);
      checkShape("beta", distribution.beta);
      break;
    case "discrete":
      checkDiscrete(distribution);
      checkWeights(kind, distribution.weights);
      break;
    case "mixture":
      for (const [index, component] of distribution.components.entries()) {
        checkRange(`mixture, component ${index + 1}`, component);
      }
      checkWeights(
        kind,
        distribution.components.map((component) => component.weight),
      );
      break;
    default:
      throw new RangeError(
        `distribution: kind is ${JSON.stringify(kind)}; the type Distribution lists those allowed`,
      );
  }
}

function check(kind: string, name: string, found: unknown, allowed: boolean, whatIsAllowed: string): void {
  if (!allowed) throw new RangeError(`${kind}: ${name} is ${found}; allowed is ${whatIsAllowed}`);
}

function checkNumber(kind: string, name: string, found: number): void {
  check(kind, name, found, Number.isFinite(found), "a finite number");
}

function checkSpread(kind: string, name: string, found: number): void {
  check(kind, name, found, Number.isFinite(found) && found >= 0, "0 or a positive number");
}

function checkShape(name: string, found: number): void {
  check("beta", name, found, Number.isFinite(found) && found > 0, "a positive number");
}

function checkRange(kind: string, { low, high }: { readonly low: number; readonly high: number }): void {
  checkNumber(kind, "low", low);
  checkNumber(kind, "high", high);
  check(kind, "low", low, low <= high, `a number up to high (${high})`);
  check(kind, "high - low", high - low, Number.isFinite(high - low), "a finite number");
}

function checkMode({ kind, low, mode, high }: Extract<Distribution, { kind: "triangular" | "pert" }>): void {
  check(kind, "mode", mode, mode >= low && mode <= high, `a number from low (${low}) to high (${high})`);
}

function checkBounds(
  distribution: Extract<Distribution, { kind: "normal" | "lognormal" }>,
  center: number,
  spread: number,
  toScale: (bound: number) => number,
): void {
  const { kind, lower, upper } = distribution;
  if (lower !== undefined) checkNumber(kind, "lower", lower);
  if (upper !== undefined) checkNumber(kind, "upper", upper);
  if (kind === "lognormal" && upper !== undefined) check(kind, "upper", upper, upper > 0, "a number above 0");
  if (lower !== undefined && upper !== undefined) {
    check(kind, "lower", lower, lower <= upper, `a number up to upper (${upper})`);
    if (lower === upper) return;
  }
  const from = lower === undefined ? -Infinity : toScale(lower);
  const to = upper === undefined ? Infinity : toScale(upper);
  const left =
    spread > 0
      ? Math.min(standardNormalCdf((to - center) / spread), standardNormalCdf((center - from) / spread))
      : Number(from <= center && center <= to);
  const bounds = `${lower ?? "none"} to ${upper ?? "none"}`;
  check(
    kind,
    "lower to upper",
    bounds,
    left > leastShareLeft,
    "a range that some of the distribution falls into",
  );
}

function checkOverflow({ mu, sigma, upper }: Extract<Distribution, { kind: "lognormal" }>): void {
  const largest = mu + largestStandardNormal * sigma;
  const allowed = upper !== undefined || largest <= largestLogarithm;
  const limit = `at most ${largestLogarithm}, beyond which draws are infinite`;
  check("lognormal", `mu + ${largestStandardNormal} sigma`, largest, allowed, limit);
}

function checkDiscrete({ values, weights }: Extract<Distribution, { kind: "discrete" }>): void {
  const wanted = `one a value (${values.length})`;
  check("discrete", "the number of weights", weights.length, weights.length === values.length, wanted);
  for (const [index, value] of values.entries()) checkNumber("discrete", `value ${index + 1}`, value);
}

function checkWeights(kind: string, weights: readonly number[]): void {
  check(kind, "the number of weights", weights.length, weights.length > 0, "at least 1");
  for (const [index, weight] of weights.entries()) checkSpread(kind, `weight ${index + 1}`, weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  check(kind, "the sum of the weights", total, total > 0 && Number.isFinite(total), "a positive number");
}
