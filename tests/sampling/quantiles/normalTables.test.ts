import { describe, expect, it } from "vitest";
import { tabledNormalCdf, tabledNormalQuantile } from "../../../lib/sampling/quantiles/normalTables.ts";
import { standardNormalCdf, standardNormalQuantile } from "../../../lib/sampling/quantiles/standardNormal.ts";
import { pseudoRandom } from "../../simulate/pseudoRandom.ts";

const least = 1 / 8589934592;

/** Shares over all octaves of both halves, and at and beside their ends. */
function shares(): number[] {
  const random = pseudoRandom(2012);
  const lower = Array.from({ length: 32 }, (_, octave) => least * 2 ** octave).flatMap((start) => [
    start,
    start * (1 + 1e-15),
    ...Array.from({ length: 200 }, () => start * (1 + random())),
  ]);
  return [...lower, 0.5, ...lower.map((share) => 1 - share)];
}

describe("tabledNormalQuantile", () => {
  it("is the library's quantile to 2e-14, over every octave of both halves", () => {
    for (const share of shares())
      expect(Math.abs(tabledNormalQuantile(share) - standardNormalQuantile(share))).toBeLessThan(2e-14);
  });

  it("never decreases and is symmetric", () => {
    const rising = shares().sort((a, b) => a - b);
    for (const [index, share] of rising.entries())
      expect(tabledNormalQuantile(share)).toBeGreaterThanOrEqual(
        tabledNormalQuantile(rising[Math.max(0, index - 1)]!),
      );
    expect(tabledNormalQuantile(0.25)).toBe(-tabledNormalQuantile(0.75));
  });

  it("leaves what lies nearer to an end than any uniform to the library", () => {
    for (const share of [0, least / 4, 1])
      expect(tabledNormalQuantile(share)).toBe(standardNormalQuantile(share));
  });
});

describe("tabledNormalCdf", () => {
  const scores = Array.from({ length: 72_001 }, (_, index) => (index - 36_000) / 4000);

  it("is the library's share to 1.5e-15, and never decreases", () => {
    let before = 0;
    for (const score of scores) {
      const share = tabledNormalCdf(score);
      expect(Math.abs(share - standardNormalCdf(score))).toBeLessThan(1.5e-15);
      expect(share).toBeGreaterThanOrEqual(before);
      before = share;
    }
  });

  it("goes to 0 and 1", () => {
    expect(tabledNormalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(tabledNormalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(tabledNormalCdf(Number.NaN)).toBeNaN();
  });
});
