import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interval } from "../../lib/wording/interval.ts";

type Known = readonly [value: number, standardError: number | null];

const summary = (...known: readonly Known[]) => ({
  quantiles: [0.05, 0.5, 0.95].map((probability, index) => ({
    probability,
    value: known[index]![0],
    standardError: known[index]![1],
  })),
});

describe("an interval", () => {
  it("keeps six digits of what is known to the two that are shown", () => {
    expect(interval(summary([1_234_567, 10_000], [2_345_678.9, null], [3_456_789, 0]))).toEqual({
      low: 1_234_570,
      middle: 2_345_680,
      high: 3_456_790,
    });
  });

  it("cuts what is known less well", () => {
    expect(interval(summary([12, 3], [123, 400], [1234, 10]))).toMatchObject({ low: 12, middle: 100 });
    expect(interval(summary([1, 0], [2, 0], [1789, 3000])).high).toBe(2000);
  });

  it("never has its ends the wrong way round, whatever the errors", () => {
    expect(interval(summary([73.1, 1], [128.123, 10], [500.25, 90_000]))).toEqual({
      low: 73.1,
      middle: 128.123,
      high: 500.25,
    });
    const error = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }));
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 3, maxLength: 3 }),
        fc.tuple(error, error, error),
        (values, errors) => {
          const [low, middle, high] = [...values].sort((a, b) => a - b);
          const found = interval(summary([low!, errors[0]], [middle!, errors[1]], [high!, errors[2]]));
          expect(found.low).toBeLessThanOrEqual(found.middle);
          expect(found.middle).toBeLessThanOrEqual(found.high);
        },
      ),
      { seed: 2012, numRuns: 2000 },
    );
  });
});
