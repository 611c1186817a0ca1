import betaCdf from "@stdlib/stats-base-dists-beta-cdf/lib/main.js";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../lib/sampling/distribution.ts";
import { quantileFunction } from "../../lib/sampling/quantileFunction.ts";
import { type DocumentedRange, stretchRange } from "../../lib/sampling/stretchRange.ts";
import { readReference } from "./readReference.ts";

const rows = readReference("stretchedRanges").map((row) => ({
  range: {
    kind: row.kind,
    low: Number(row.low),
    high: Number(row.high),
    ...(row.mode === "" ? {} : { mode: Number(row.mode) }),
  } as DocumentedRange,
  covers: Number(row.covers),
  low: Number(row.stretchedLow),
  high: Number(row.stretchedHigh),
}));

/** The u at which a quantile function reaches a value, by bisection. */
function shareBelow(quantile: (u: number) => number, value: number): number {
  let least = 0;
  let greatest = 1;
  for (let halving = 0; halving < 50; halving++) {
    const middle = (least + greatest) / 2;
    if (quantile(middle) < value) least = middle;
    else greatest = middle;
  }
  return (least + greatest) / 2;
}

describe("stretchRange", () => {
  it.each(rows)("agrees with the reference for $range and $covers", ({ range, covers, low, high }) => {
    const stretched = stretchRange(range, covers);
    const margin = 1e-10 * (high - low);
    expect(Math.abs(stretched.low - low)).toBeLessThanOrEqual(margin);
    expect(Math.abs(stretched.high - high)).toBeLessThanOrEqual(margin);
    expect(stretched.mode).toBe(range.mode);
  });

  it.each(rows)("makes $range hold the share $covers", ({ range, covers }) => {
    const quantile = quantileFunction({ ...range, ...stretchRange(range, covers) } as Distribution);
    const share = shareBelow(quantile, range.high) - shareBelow(quantile, range.low);
    expect(Math.abs(share - covers)).toBeLessThan(1e-9);
  });

  it("leaves equal tails where there is no mode", () => {
    for (const kind of ["uniform", "loguniform"] as const) {
      const quantile = quantileFunction({ kind, ...stretchRange({ kind, low: 20, high: 50 }, 0.8) });
      expect(quantile(0.1)).toBeCloseTo(20, 10);
      expect(quantile(0.9)).toBeCloseTo(50, 10);
    }
  });

  it("keeps the mode's relative place and so a PERT's shape", () => {
    const { low, high } = stretchRange({ kind: "pert", low: 350, mode: 500, high: 1000 }, 0.9);
    expect((500 - low) / (high - low)).toBeCloseTo(150 / 650, 12);
    const share = betaCdf((1000 - low) / (high - low), 1 + 600 / 650, 1 + 2000 / 650);
    expect(share).toBeGreaterThan(0.9);
  });

  it("leaves a range that covers everything, and one of no width, as it is", () => {
    expect(stretchRange({ kind: "pert", low: 1, mode: 2, high: 5 }, 1)).toEqual({ low: 1, mode: 2, high: 5 });
    expect(stretchRange({ kind: "uniform", low: 1, high: 5 }, 1)).toEqual({ low: 1, high: 5 });
    expect(stretchRange({ kind: "pert", low: 2, mode: 2, high: 2 }, 0.5)).toEqual({
      low: 2,
      mode: 2,
      high: 2,
    });
  });

  it.each([0, -0.1, 1.0001, Number.NaN])("refuses covers %s", (covers) => {
    expect(() => stretchRange({ kind: "uniform", low: 1, high: 2 }, covers)).toThrow(
      `uniform: covers is ${covers}; allowed is a number above 0 and at most 1`,
    );
  });

  it("refuses what is no range and what stretches too far", () => {
    expect(() => stretchRange({ kind: "pert", low: 1, high: 2 }, 0.9)).toThrow("pert: mode is undefined");
    expect(() => stretchRange({ kind: "uniform", low: 2, high: 1 }, 0.9)).toThrow(RangeError);
    expect(() => stretchRange({ kind: "loguniform", low: 1, high: 2 }, 1e-4)).toThrow(
      "stretches the range to 0 to Infinity",
    );
  });
});
