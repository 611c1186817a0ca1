import { describe, expect, it } from "vitest";
import { isKnownTo, isRising, roundSignificant, roundToError } from "../../lib/wording/rounding.ts";

describe("rounding", () => {
  it("keeps so many digits", () => {
    expect([123_456, 0.001_234, -9.96, 0].map((value) => roundSignificant(value, 2))).toEqual([
      120_000, 0.0012, -10, 0,
    ]);
  });

  it.each([
    [123_456, 0, 123_000],
    [123_456, 3, 123_000],
    [123_456, 3_000, 123_000],
    [123_456, 30_000, 120_000],
    [123_456, 300_000, 100_000],
    [123_456, 3_000_000, 0],
    [0.123_456, 0.03, 0.12],
    [-0.123_456, 0.3, -0.1],
    [-0.123_456, 3, 0],
    [56, 300, 100],
    [-56, 300, -100],
    [1.234_56e-250, 3e-251, 1.2e-250],
    [0, 5, 0],
    [Number.POSITIVE_INFINITY, 5, Number.POSITIVE_INFINITY],
  ])("%f, with an error of %f, is %f", (value, error, rounded) => {
    expect(roundToError(value, error)).toBe(rounded);
  });

  it("tells how many digits an error leaves", () => {
    expect(isKnownTo(1234, 9, 3)).toBe(true);
    expect(isKnownTo(1234, 10, 3)).toBe(true);
    expect(isKnownTo(1234, 100, 3)).toBe(false);
    expect(isKnownTo(1234, 0, 3)).toBe(true);
  });

  it("tells whether values rise", () => {
    expect(isRising([-1, 0, 0, 2])).toBe(true);
    expect(isRising([])).toBe(true);
    expect(isRising([2, 1])).toBe(false);
    expect(isRising([1, Number.NaN])).toBe(false);
  });
});
