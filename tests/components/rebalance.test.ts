import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeParts } from "../../lib/wording/wholeParts.ts";
import { rebalance } from "../../src/components/rebalance.ts";

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

describe("rebalance", () => {
  it("keeps the proportions of the others", () => {
    expect(rebalance([40, 40, 20], 2, 40)).toEqual([30, 30, 40]);
    expect(rebalance([50, 30, 20], 0, 0)).toEqual([0, 60, 40]);
  });

  it("shares what is left alike where the others have nothing", () => {
    expect(rebalance([100, 0, 0], 0, 40)).toEqual([40, 30, 30]);
  });

  it("always adds up to 100, in whole numbers from 0", () => {
    const any = fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 }).filter((parts) => sum(parts) > 0);
    fc.assert(
      fc.property(any, fc.nat(7), fc.double({ min: -50, max: 150, noNaN: true }), (parts, at, value) => {
        const weights = wholeParts(
          parts.map((part) => part / sum(parts)),
          100,
        );
        const index = at % weights.length;
        const set = rebalance(weights, index, value);
        expect(sum(set)).toBe(100);
        expect(set[index]).toBe(Math.round(Math.min(Math.max(value, 0), 100)));
        for (const weight of set) expect(Number.isInteger(weight) && weight >= 0).toBe(true);
      }),
      { seed: 2012 },
    );
  });
});
