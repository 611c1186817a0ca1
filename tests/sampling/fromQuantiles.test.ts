import { describe, expect, it } from "vitest";
import { lognormalFromQuantiles, normalFromQuantiles } from "../../lib/sampling/fromQuantiles.ts";
import { quantileFunction } from "../../lib/sampling/quantileFunction.ts";

const covered = [0.01, 0.5, 0.8, 0.9, 0.95, 0.999, 1 - 1e-9];

describe("normalFromQuantiles", () => {
  it.each(covered)("puts the quantiles where they were for covers %d", (covers) => {
    const quantile = quantileFunction({ kind: "normal", ...normalFromQuantiles(350, 500, covers) });
    expect(quantile((1 - covers) / 2)).toBeCloseTo(350, 5);
    expect(quantile((1 + covers) / 2)).toBeCloseTo(500, 5);
  });

  it("gives the standard normal distribution for plus and minus 1.96", () => {
    const { mean, sd } = normalFromQuantiles(-1.959963984540054, 1.959963984540054, 0.95);
    expect(mean).toBe(0);
    expect(sd).toBeCloseTo(1, 14);
  });

  it("gives no spread for a range of no width", () => {
    expect(normalFromQuantiles(3, 3, 0.9)).toEqual({ mean: 3, sd: 0 });
  });

  it.each([0, 1, -1, 1.1, Number.NaN])("refuses covers %s", (covers) => {
    expect(() => normalFromQuantiles(1, 2, covers)).toThrow(
      `normal: covers is ${covers}; allowed is a number above 0`,
    );
  });

  it("refuses ranges that are none", () => {
    expect(() => normalFromQuantiles(2, 1, 0.9)).toThrow("normal: the range is 2 to 1");
    expect(() => normalFromQuantiles(1, Infinity, 0.9)).toThrow(RangeError);
    expect(() => normalFromQuantiles(Number.NaN, 1, 0.9)).toThrow(RangeError);
  });
});

describe("lognormalFromQuantiles", () => {
  it.each(covered)("puts the quantiles where they were for covers %d", (covers) => {
    const quantile = quantileFunction({ kind: "lognormal", ...lognormalFromQuantiles(100, 400, covers) });
    expect(quantile((1 - covers) / 2)).toBeCloseTo(100, 5);
    expect(quantile(0.5)).toBeCloseTo(200, 9);
    expect(quantile((1 + covers) / 2)).toBeCloseTo(400, 5);
  });

  it("refuses what is no positive range", () => {
    expect(() => lognormalFromQuantiles(0, 2, 0.9)).toThrow(
      "lognormal: low is 0; allowed is a number above 0",
    );
    expect(() => lognormalFromQuantiles(3, 2, 0.9)).toThrow("lognormal: the range is 3 to 2");
    expect(() => lognormalFromQuantiles(1, 2, 1)).toThrow(RangeError);
  });
});
