import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDraws,
  addHistogram,
  emptyHistogram,
  histogramError,
  histogramExceedance,
  histogramQuantiles,
  type LogHistogram,
} from "../../lib/simulate/logHistogram.ts";
import { quantiles } from "../../lib/simulate/quantiles.ts";
import { pseudoRandom } from "./pseudoRandom.ts";

const histogramOf = (draws: ArrayLike<number>): LogHistogram => {
  const histogram = emptyHistogram();
  addDraws(histogram, Float64Array.from(draws));
  return histogram;
};
const probabilities = [0, 0.001, 0.05, 0.25, 0.5, 0.6180339, 0.95, 0.999, 1];

/** Largest relative difference between the quantiles of a histogram and those of its draws. */
function largestError(draws: Float64Array): number {
  const exact = quantiles(draws, probabilities).values;
  const found = histogramQuantiles(histogramOf(draws), probabilities).values;
  return Math.max(
    ...exact.map((value, index) => (value === found[index] ? 0 : Math.abs(found[index]! / value - 1))),
  );
}

/** What a histogram holds, in an order of its own. */
const contentOf = ({ pages, ...rest }: LogHistogram) => ({
  ...rest,
  counts: [...pages]
    .sort(([a], [b]) => a - b)
    .flatMap(([page, bins]) => [...bins].flatMap((count, bin) => (count === 0 ? [] : [[page, bin, count]]))),
});

const random = pseudoRandom("histograms");
const columns: Readonly<Record<string, Float64Array>> = {
  uniform: Float64Array.from({ length: 20_000 }, random),
  "of many magnitudes": Float64Array.from({ length: 20_000 }, () => 10 ** (600 * random() - 300)),
  "below zero": Float64Array.from({ length: 20_000 }, () => -1e6 * random() ** 3),
  "on both sides of zero": Float64Array.from(
    { length: 20_001 },
    () => (random() < 0.3 ? -1 : 1) * (1 + random()),
  ),
  "mostly zero": Float64Array.from({ length: 20_000 }, () => (random() < 0.7 ? 0 : random())),
  "at powers of two": Float64Array.from({ length: 5000 }, () => 2 ** Math.floor(20 * random())),
  "a single one": Float64Array.of(61_000),
};

describe("histogramQuantiles", () => {
  it.each(Object.keys(columns))("are as near as they say to those of draws %s", (name) => {
    expect(largestError(columns[name]!)).toBeLessThanOrEqual(histogramError);
  });

  it("are within 0.05 % of any finite draws of one sign, none tiny", () => {
    const magnitude = fc.double({ min: 1e-307, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(magnitude, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(1, -1),
        (draws, sign) => {
          expect(largestError(Float64Array.from(draws, (draw) => sign * draw))).toBeLessThanOrEqual(
            histogramError,
          );
        },
      ),
      { seed: 2012 },
    );
  });

  it("of draws that are all the same are that draw", () => {
    for (const value of [61_000, -1 / 3, 0])
      expect(histogramQuantiles(histogramOf([value, value, value]), [0.05, 0.5]).values).toEqual([
        value,
        value,
      ]);
  });

  it("have the standard errors of the draws' own quantiles, to a per cent", () => {
    const draws = Float64Array.from({ length: 100_000 }, (_, index) => 3 + index / 100_000);
    const exact = quantiles(draws, [0.05, 0.5, 0.95]).errors;
    const found = histogramQuantiles(histogramOf(draws), [0.05, 0.5, 0.95]).errors;
    for (const [index, error] of exact.entries())
      expect(Math.abs(found[index]! / error - 1)).toBeLessThan(0.01);
  });

  it("have standard errors also where a bin is wider than they are", () => {
    // A million draws uniform from 1 to 1.0005 lie in one bin; the error of the median is 0.0005 · 0.5 / 1000.
    const draws = Float64Array.from({ length: 1_000_000 }, (_, index) => 1 + (index / 1_000_000) * 0.0005);
    expect(histogramQuantiles(histogramOf(draws), [0.5]).errors[0]).toBeCloseTo(2.5e-7, 8);
  });
});

describe("histogramExceedance", () => {
  const draws = columns["on both sides of zero"]!;
  const histogram = histogramOf(draws);
  const shareAbove = (threshold: number) => draws.filter((draw) => draw > threshold).length / draws.length;

  it("lies between the shares above a threshold moved by a bin either way", () => {
    for (const threshold of [-3, -1.7, -1, -0.5, 0, 0.5, 1, 1.2345, 1.9, 2.5]) {
      const step = Math.abs(threshold) / 1024;
      const found = histogramExceedance(histogram, threshold);
      expect(found).toBeGreaterThanOrEqual(shareAbove(threshold + step));
      expect(found).toBeLessThanOrEqual(shareAbove(threshold - step));
    }
  });

  it("is 1 below and 0 from the largest draw on", () => {
    const few = histogramOf([2, 3, 4]);
    expect([1.999, 4, 5].map((threshold) => histogramExceedance(few, threshold))).toEqual([1, 0, 0]);
  });

  it("does not count zeros as above zero", () => {
    expect(histogramExceedance(histogramOf([0, 0, -0, 5]), 0)).toBe(0.25);
  });
});

describe("histograms", () => {
  it("add up to that of all draws, in whatever pieces and order", () => {
    const draws = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(draws, { maxLength: 8 }), (pieces) => {
        const whole = histogramOf(pieces.flat());
        for (const order of [pieces, [...pieces].reverse()]) {
          const sum = emptyHistogram();
          for (const piece of order) addHistogram(sum, histogramOf(piece));
          expect(contentOf(sum)).toEqual(contentOf(whole));
        }
      }),
      { seed: 2012, numRuns: 20 },
    );
  });

  it("do not share memory with those that were added", () => {
    const one = histogramOf([1]);
    const sum = emptyHistogram();
    addHistogram(sum, one);
    addHistogram(sum, histogramOf([1]));
    expect(one).toEqual(histogramOf([1]));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuse %d", (value) => {
    expect(() => histogramOf([1, value])).toThrow("a draw is not a finite number");
  });

  it("refuse more draws than they can count", () => {
    const full = { ...emptyHistogram(), draws: 4_294_967_295 };
    expect(() => addDraws(full, Float64Array.of(1))).toThrow("counts up to 4294967295 draws");
  });
});
