import { describe, expect, it } from "vitest";
import { checkDistribution } from "../../lib/sampling/checkDistribution.ts";
import type { Distribution } from "../../lib/sampling/distribution.ts";

describe("checkDistribution", () => {
  it.each<[Distribution, string]>([
    [{ kind: "fixed", value: Number.NaN }, "fixed: value is NaN; allowed is a finite number"],
    [{ kind: "uniform", low: 2, high: 1 }, "uniform: low is 2; allowed is a number up to high (1)"],
    [{ kind: "uniform", low: -Infinity, high: 1 }, "uniform: low is -Infinity"],
    [{ kind: "uniform", low: -1.7e308, high: 1.7e308 }, "uniform: high - low is Infinity"],
    [{ kind: "loguniform", low: 0, high: 1 }, "loguniform: low is 0; allowed is a number above 0"],
    [
      { kind: "triangular", low: 0, mode: 12, high: 10 },
      "triangular: mode is 12; allowed is a number from low (0) to high (10)",
    ],
    [{ kind: "pert", low: 0, mode: -1, high: 10 }, "pert: mode is -1"],
    [{ kind: "pert", low: 0, high: 10 } as Distribution, "pert: mode is undefined"],
    [{ kind: "normal", mean: 0, sd: -1 }, "normal: sd is -1; allowed is 0 or a positive number"],
    [
      { kind: "normal", mean: 0, sd: 1, lower: 2, upper: 1 },
      "normal: lower is 2; allowed is a number up to upper (1)",
    ],
    [{ kind: "normal", mean: 0, sd: 1, upper: Infinity }, "normal: upper is Infinity"],
    [{ kind: "normal", mean: 0, sd: 1, lower: 40 }, "normal: lower to upper is 40 to none"],
    [{ kind: "normal", mean: 0, sd: 0, lower: 1, upper: 2 }, "normal: lower to upper is 1 to 2"],
    [{ kind: "lognormal", mu: 0, sigma: Infinity }, "lognormal: sigma is Infinity"],
    [{ kind: "lognormal", mu: 0, sigma: 1, upper: 0 }, "lognormal: upper is 0; allowed is a number above 0"],
    [{ kind: "lognormal", mu: 700, sigma: 2 }, "lognormal: mu + 8.3 sigma is 716.6; allowed is at most 709"],
    [{ kind: "beta", alpha: 0, beta: 1, low: 0, high: 1 }, "beta: alpha is 0; allowed is a positive number"],
    [{ kind: "beta", alpha: 1, beta: -2, low: 0, high: 1 }, "beta: beta is -2"],
    [
      { kind: "discrete", values: [], weights: [] },
      "discrete: the number of weights is 0; allowed is at least 1",
    ],
    [
      { kind: "discrete", values: [1, 2], weights: [1] },
      "discrete: the number of weights is 1; allowed is one a value (2)",
    ],
    [{ kind: "discrete", values: [1, 2], weights: [1, -1] }, "discrete: weight 2 is -1"],
    [{ kind: "discrete", values: [1, 2], weights: [0, 0] }, "discrete: the sum of the weights is 0"],
    [{ kind: "discrete", values: [1, Number.NaN], weights: [1, 1] }, "discrete: value 2 is NaN"],
    [{ kind: "mixture", components: [] }, "mixture: the number of weights is 0"],
    [
      {
        kind: "mixture",
        components: [
          { low: 0, high: 1, weight: 1 },
          { low: 3, high: 2, weight: 1 },
        ],
      },
      "mixture, component 2: low is 3; allowed is a number up to high (2)",
    ],
    [{ kind: "gamma" } as unknown as Distribution, 'distribution: kind is "gamma"'],
  ])("refuses %j", (distribution, message) => {
    expect(() => checkDistribution(distribution)).toThrow(RangeError);
    expect(() => checkDistribution(distribution)).toThrow(message);
  });

  it("lets ranges of no width and weights of zero pass", () => {
    checkDistribution({ kind: "triangular", low: 1, mode: 1, high: 1 });
    checkDistribution({ kind: "discrete", values: [1, 2], weights: [0, 1] });
    checkDistribution({ kind: "lognormal", mu: 0, sigma: 1, lower: -1, upper: 2 });
  });
});
