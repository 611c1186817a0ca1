import exp from "@stdlib/math-base-special-exp/lib/main.js";
import { checkDistribution } from "./checkDistribution.ts";
import type { Distribution } from "./distribution.ts";

/**
 * Lowest and highest value that a distribution can take; either may be infinite.
 *
 * @throws RangeError where the numbers do not describe a distribution
 */
export function distributionRange(distribution: Distribution): [number, number] {
  checkDistribution(distribution);
  switch (distribution.kind) {
    case "fixed":
      return [distribution.value, distribution.value];
    case "normal": {
      const { mean, sd, lower = -Infinity, upper = Infinity } = distribution;
      return sd === 0 && lower !== upper ? [mean, mean] : [lower, upper];
    }
    case "lognormal": {
      const { mu, sigma, lower = 0, upper = Infinity } = distribution;
      return sigma === 0 && lower !== upper ? [exp(mu), exp(mu)] : [Math.max(lower, 0), upper];
    }
    case "discrete": {
      const drawn = distribution.values.filter((_, index) => distribution.weights[index]! > 0);
      return [least(drawn), greatest(drawn)];
    }
    case "mixture": {
      const drawn = distribution.components.filter((component) => component.weight > 0);
      return [
        least(drawn.map((component) => component.low)),
        greatest(drawn.map((component) => component.high)),
      ];
    }
    default:
      return [distribution.low, distribution.high];
  }
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
