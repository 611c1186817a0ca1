import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { earningsBelow, earningsGroups } from "../../lib/model/earningsBelow.ts";
import { readReference } from "../sampling/readReference.ts";

const variations = fc.double({ min: 0, max: 20, noNaN: true });

describe("earningsBelow", () => {
  it.each(readReference("earningsBelow"))(
    "is the integral of the distribution for $groups eighths and variation $variation",
    ({ groups, variation, share }) => {
      const found = earningsBelow(numbers, Number(groups), Number(variation));
      expect(Math.abs(found / Number(share) - 1)).toBeLessThan(1e-13);
    },
  );

  it("gives nothing to nobody and everything to all", () => {
    expect(earningsBelow(numbers, 0, 0.7)).toBe(0);
    expect(earningsBelow(numbers, earningsGroups, 0.7)).toBe(1);
  });

  it("gives every group the same where earnings are equal", () => {
    for (let groups = 0; groups <= earningsGroups; groups++) {
      expect(earningsBelow(numbers, groups, 0)).toBeCloseTo(groups / earningsGroups, 15);
    }
  });

  it("gives groups from the lowest to the best paid rising parts that add up to 1", () => {
    fc.assert(
      fc.property(variations, (variation) => {
        const parts = Array.from(
          { length: earningsGroups },
          (_, group) =>
            earningsBelow(numbers, group + 1, variation) - earningsBelow(numbers, group, variation),
        );
        expect(parts.reduce((total, part) => total + part, 0)).toBeCloseTo(1, 14);
        for (const [group, part] of parts.entries()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeGreaterThanOrEqual((parts[group - 1] ?? 0) - 1e-15);
        }
      }),
      { seed: 2012 },
    );
  });

  it("leaves the lower part less, the more unequal earnings are", () => {
    fc.assert(
      fc.property(variations, variations, fc.integer({ min: 1, max: 7 }), (one, other, groups) => {
        const [equal, unequal] = [Math.min(one, other), Math.max(one, other)];
        expect(earningsBelow(numbers, groups, unequal)).toBeLessThanOrEqual(
          earningsBelow(numbers, groups, equal),
        );
      }),
      { seed: 2012 },
    );
  });
});
