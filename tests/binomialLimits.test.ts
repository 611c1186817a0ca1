import { describe, expect, it } from "vitest";
import { fewestHits, mostHits } from "./binomialLimits.ts";

// From SciPy: binom.ppf(0.999, trials, probability), and trials less binom.ppf(0.999, trials, 1 - probability).
describe("binomial limits", () => {
  it("are those of SciPy", () => {
    expect([fewestHits(100, 0.0027), mostHits(100, 0.0027)]).toEqual([0, 3]);
    expect([fewestHits(400, 0.95), mostHits(400, 0.95)]).toEqual([365, 392]);
    expect([fewestHits(400, 0.05), mostHits(400, 0.05)]).toEqual([8, 35]);
    expect([fewestHits(200, 0.0027), mostHits(200, 0.0027)]).toEqual([0, 4]);
    expect([fewestHits(20000, 0.3), mostHits(20000, 0.3)]).toEqual([5800, 6201]);
    expect([fewestHits(1, 0.5), mostHits(1, 0.5)]).toEqual([0, 1]);
  });
});
