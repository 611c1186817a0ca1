import { describe, expect, it } from "vitest";
import type { Distribution } from "../../lib/sampling/distribution.ts";
import { distributionRange } from "../../lib/sampling/distributionRange.ts";

describe("distributionRange", () => {
  it.each<[Distribution, [number, number]]>([
    [{ kind: "fixed", value: 4 }, [4, 4]],
    [{ kind: "pert", low: 1, mode: 2, high: 5 }, [1, 5]],
    [{ kind: "beta", alpha: 2, beta: 2, low: -1, high: 3 }, [-1, 3]],
    [{ kind: "normal", mean: 0, sd: 1 }, [-Infinity, Infinity]],
    [{ kind: "normal", mean: 0, sd: 1, lower: -2 }, [-2, Infinity]],
    [{ kind: "normal", mean: 5, sd: 0, lower: -2 }, [5, 5]],
    [{ kind: "lognormal", mu: 0, sigma: 1 }, [0, Infinity]],
    [{ kind: "lognormal", mu: 0, sigma: 1, lower: -3, upper: 8 }, [0, 8]],
    [{ kind: "discrete", values: [4, 1, 9], weights: [1, 2, 0] }, [1, 4]],
    [
      {
        kind: "mixture",
        components: [
          { low: 2, high: 3, weight: 1 },
          { low: 0, high: 9, weight: 0 },
          { low: 5, high: 5, weight: 1 },
        ],
      },
      [2, 5],
    ],
  ])("of %j", (distribution, range) => {
    expect(distributionRange(distribution)).toEqual(range);
  });

  it("throws for what is no distribution", () => {
    expect(() => distributionRange({ kind: "uniform", low: 2, high: 1 })).toThrow(RangeError);
  });
});
