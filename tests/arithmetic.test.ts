import { describe, expect, it } from "vitest";
import { numbers, sum } from "../lib/arithmetic.ts";

describe("numbers", () => {
  it("adds, subtracts and multiplies", () => {
    expect(numbers.add(2, 3)).toBe(5);
    expect(numbers.subtract(2, 3)).toBe(-1);
    expect(numbers.multiply(2, 3)).toBe(6);
    expect(numbers.constant(7)).toBe(7);
  });

  it("gives 0 for a ratio to 0, so that a share of nothing is nothing", () => {
    expect(numbers.ratio(3, 4)).toBe(0.75);
    expect(numbers.ratio(3, 0)).toBe(0);
    expect(numbers.ratio(0, 0)).toBe(0);
    expect(numbers.ratio(3, -0)).toBe(0);
  });

  it("gives the least and the greatest of two", () => {
    expect([numbers.least(2, 3), numbers.least(3, 2)]).toEqual([2, 2]);
    expect([numbers.greatest(2, 3), numbers.greatest(3, 2)]).toEqual([3, 3]);
  });

  it("counts as less only what is less, not what is equal", () => {
    expect([numbers.less(1, 2), numbers.less(2, 2), numbers.less(3, 2)]).toEqual([1, 0, 0]);
  });

  it("takes square roots and any other function of one number", () => {
    expect(numbers.squareRoot(2.25)).toBe(1.5);
    expect(numbers.apply((x) => x * x + 1, 3)).toBe(10);
  });
});

describe("sum", () => {
  it("adds up from the first term to the last", () => {
    const terms = [0.1, 0.2, 0.3, 1e16, -1e16];
    expect(sum(numbers, terms)).toBe(0.1 + 0.2 + 0.3 + 1e16 - 1e16);
    expect(sum(numbers, [...terms].reverse())).not.toBe(sum(numbers, terms));
  });

  it("is 0 over nothing", () => {
    expect(sum(numbers, [])).toBe(0);
  });
});
