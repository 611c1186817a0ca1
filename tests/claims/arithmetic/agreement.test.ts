import { describe, expect, it } from "vitest";
import { agreementOf, distanceFrom } from "../../../lib/claims/arithmetic/agreement.ts";

const at = (low: number, high = low) => ({ low, high });

describe("agreementOf", () => {
  it.each([
    ["the same", at(100), at(100), "reproduces"],
    ["within five per cent", at(104.9), at(100), "reproduces"],
    ["just beyond", at(105.1), at(100), "misses"],
    ["both ends within", at(95.1, 209), at(100, 200), "reproduces"],
    ["one end beyond", at(94.9, 200), at(100, 200), "overlaps"],
    ["inside a wider range", at(144, 156), at(150, 230), "overlaps"],
    ["touching at one value", at(80, 100), at(100, 200), "overlaps"],
    ["near, and without a common value", at(83.3), at(70, 80), "misses"],
    ["open above, both", at(57, Number.POSITIVE_INFINITY), at(100, Number.POSITIVE_INFINITY), "overlaps"],
    [
      "open above, the same",
      at(100, Number.POSITIVE_INFINITY),
      at(101, Number.POSITIVE_INFINITY),
      "reproduces",
    ],
  ] as const)("%s", (_, result, printed, expected) => {
    expect(agreementOf(result, printed)).toBe(expected);
  });
});

describe("distanceFrom", () => {
  it("is the share of the nearer end", () => {
    expect(distanceFrom(at(84), at(70, 80))).toBeCloseTo(0.05, 12);
    expect(distanceFrom(at(63), at(70, 80))).toBeCloseTo(-0.1, 12);
    expect(distanceFrom(at(75), at(70, 80))).toBe(0);
  });
});
