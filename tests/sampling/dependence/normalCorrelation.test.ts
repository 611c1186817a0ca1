import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCorrelation, rankCorrelationOf } from "../../../lib/sampling/dependence/normalCorrelation.ts";

describe("normalCorrelation", () => {
  // Twice the sines of 9, 15, 18 and 27 degrees, in roots.
  it.each([
    [0.3, (Math.sqrt(10) + Math.sqrt(2) - 2 * Math.sqrt(5 - Math.sqrt(5))) / 4],
    [0.5, (Math.sqrt(6) - Math.sqrt(2)) / 2],
    [0.6, (Math.sqrt(5) - 1) / 2],
    [0.9, (2 * Math.sqrt(5 + Math.sqrt(5)) - Math.sqrt(10) + Math.sqrt(2)) / 4],
  ])("of %d is 2 sin(π ρ / 6) in closed form", (rank, normal) => {
    expect(Math.abs(normalCorrelation(rank) - normal)).toBeLessThan(1e-15);
    expect(normalCorrelation(-rank)).toBe(-normalCorrelation(rank));
  });

  it("is exact where two normals are one another's opposite, independent, or one", () => {
    expect([-1, 0, 1].map(normalCorrelation)).toEqual([-1, 0, 1]);
    expect([-1, 0, 1].map(rankCorrelationOf)).toEqual([-1, 0, 1]);
  });

  it("is at most 0.0181 stronger than the rank correlation, never weaker, and undone by its inverse", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (rank) => {
        const normal = normalCorrelation(rank);
        expect(Math.abs(normal)).toBeGreaterThanOrEqual(Math.abs(rank) - 2e-16);
        expect(Math.abs(normal - rank)).toBeLessThan(0.0181);
        expect(Math.abs(rankCorrelationOf(normal) - rank)).toBeLessThan(4e-16);
      }),
      { seed: 2012, numRuns: 2000 },
    );
  });

  it.each([1.0000001, -2, Number.NaN, Infinity])("refuses %d", (rank) => {
    expect(() => normalCorrelation(rank)).toThrow(
      new RangeError(`rank correlation is ${rank}; allowed is a number from -1 to 1`),
    );
  });
});
