import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  complementOf,
  differenceOf,
  productOf,
  quotientOf,
  type Range,
  rangeOf,
  sumOf,
} from "../../../lib/claims/arithmetic/range.ts";

const range = fc
  .tuple(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }))
  .map(([low, width]): Range => ({ low, high: low + width }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const inside = ({ low, high }: Range, at: number) => Math.min(high, low + (high - low) * at);

describe("rangeOf", () => {
  it("has nought and infinity for ends left open", () => {
    expect(rangeOf({ low: null, high: 5 })).toEqual({ low: 0, high: 5 });
    expect(rangeOf({ low: 5, high: null })).toEqual({ low: 5, high: Number.POSITIVE_INFINITY });
  });
});

describe("operations on ranges", () => {
  it.each([
    ["sum", sumOf, (a: number, b: number) => a + b],
    ["difference", differenceOf, (a: number, b: number) => a - b],
    ["product", productOf, (a: number, b: number) => a * b],
    ["quotient", quotientOf, (a: number, b: number) => a / b],
  ] as const)("%s holds whatever the operands hold, and no more", (_, ofRanges, ofNumbers) => {
    fc.assert(
      fc.property(range, range, share, share, (a, b, atA, atB) => {
        const found = ofRanges([a, b]);
        const value = ofNumbers(inside(a, atA), inside(b, atB));
        const slack = 1e-9 * Math.max(1, Math.abs(value));
        expect(value).toBeGreaterThanOrEqual(found.low - slack);
        expect(value).toBeLessThanOrEqual(found.high + slack);
        const corners = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => ofNumbers(x, y)));
        expect(Math.min(...corners)).toBe(found.low);
        expect(Math.max(...corners)).toBe(found.high);
      }),
      { seed: 2012 },
    );
  });

  it("make nothing of nothing times something without bound", () => {
    expect(productOf([rangeOf({ low: null, high: 0 }), rangeOf({ low: 1, high: null })])).toEqual({
      low: 0,
      high: 0,
    });
  });

  it("take shares off one, and never below nothing", () => {
    expect(complementOf({ low: 0.25, high: 0.5 })).toEqual({ low: 0.5, high: 0.75 });
    expect(complementOf(rangeOf({ low: 0.75, high: null }))).toEqual({ low: 0, high: 0.25 });
  });
});
