import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../../../lib/arithmetic.ts";
import { commonFactor } from "../../../lib/sampling/dependence/commonFactor.ts";
import { normalCorrelation } from "../../../lib/sampling/dependence/normalCorrelation.ts";
import { kernels } from "../../simulate/kernels.ts";
import { pseudoRandom } from "../../simulate/pseudoRandom.ts";
import { drawPlainly, drawRecorded, type Made, planOf } from "../../simulate/recorded.ts";
import { expectRankCorrelation, seeds } from "./rankCorrelations.ts";
import { expectUniform } from "./uniformity.ts";

const draws = 1000;
/** As designs make them; 1 less such a number is exact. */
const uniforms = fc.nat(2 ** 32 - 1).map((word) => (word + 0.5) / 2 ** 32);

/** Two members and their factor, draw after draw. */
function groupOf(rankCorrelation: number, seed: number): readonly [Float64Array, Float64Array, Float64Array] {
  const uniform = pseudoRandom(`common factor ${seed}`);
  const columns = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)] as const;
  for (let draw = 0; draw < draws; draw++) {
    const factor = uniform();
    columns[0][draw] = commonFactor(numbers, rankCorrelation)(factor, uniform());
    columns[1][draw] = commonFactor(numbers, rankCorrelation)(factor, uniform());
    columns[2][draw] = factor;
  }
  return columns;
}

describe("commonFactor", () => {
  describe.each([0.2, 0.5, 0.95])("of rank correlation %d", (rankCorrelation) => {
    const groups = seeds.map((seed) => groupOf(rankCorrelation, seed));

    it("leaves members uniform", () => {
      expectUniform(groups.map(([first]) => first));
    });

    it("correlates members with one another as it says", () => {
      expectRankCorrelation(
        groups.map(([first, second]) => [first, second]),
        rankCorrelation,
      );
    });

    it("correlates members with the factor by √r between normals", () => {
      const normal = Math.sqrt(normalCorrelation(rankCorrelation));
      expectRankCorrelation(
        groups.map(([first, , factor]) => [first, factor]),
        (6 / Math.PI) * Math.asin(normal / 2),
      );
    });
  });

  it("is the own uniform at 0 and the factor's at 1, to the bit", () => {
    fc.assert(
      fc.property(uniforms, uniforms, (factor, own) => {
        expect(commonFactor(numbers, 0)(factor, own)).toBe(own);
        expect(commonFactor(numbers, 1)(factor, own)).toBe(factor);
      }),
      { seed: 2012 },
    );
  });

  it("gives known values", () => {
    // r = (√5 - 1) / 2 at 0.6; two medians make a median, and Φ(√r) is at one standard deviation of the factor.
    expect(commonFactor(numbers, 0.6)(0.5, 0.5)).toBe(0.5);
    // pnorm(sqrt((sqrt(5) - 1) / 2)) of R
    expect(commonFactor(numbers, 0.6)(0.8413447460685429, 0.5)).toBeCloseTo(0.78411059621754942, 14);
    // pnorm(sqrt(1 - (sqrt(5) - 1) / 2)) of R
    expect(commonFactor(numbers, 0.6)(0.5, 0.8413447460685429)).toBeCloseTo(0.73172353298557524, 14);
  });

  it("stays between 2^-33 and 1 - 2^-33, grows with both uniforms, and mirrors them", () => {
    const least = 2 ** -33;
    expect(commonFactor(numbers, 0.5)(least, least)).toBe(least);
    expect(commonFactor(numbers, 0.5)(1 - least, 1 - least)).toBe(1 - least);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        uniforms,
        uniforms,
        uniforms,
        (rank, a, b, own) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          expect(commonFactor(numbers, rank)(low, own)).toBeLessThanOrEqual(
            commonFactor(numbers, rank)(high, own) + 1e-15,
          );
          expect(commonFactor(numbers, rank)(own, low)).toBeLessThanOrEqual(
            commonFactor(numbers, rank)(own, high) + 1e-15,
          );
          const u = commonFactor(numbers, rank)(a, own);
          expect(u).toBeGreaterThanOrEqual(least);
          expect(u).toBeLessThanOrEqual(1 - least);
          expect(Math.abs(1 - u - commonFactor(numbers, rank)(1 - a, 1 - own))).toBeLessThan(1e-14);
        },
      ),
      { seed: 2012, numRuns: 1000 },
    );
  });

  it.each([-0.1, 1.01, Number.NaN, -Infinity])("refuses %d", (rankCorrelation) => {
    expect(() => commonFactor(numbers, rankCorrelation)(0.5, 0.5)).toThrow(
      new RangeError(
        `common factor: rank correlation is ${rankCorrelation}; allowed is a number from 0 to 1 ` +
          "(for negative ones give a matrix)",
      ),
    );
  });

  const members: Made = (arithmetic, uniform) =>
    ["a", "b", "c"].map((name) => commonFactor(arithmetic, 0.7)(uniform("factor"), uniform(name)));

  it.each(kernels)("gives, recorded and run in %s, the very bits of plain numbers", (_, makeKernel) => {
    expect(drawRecorded(members, makeKernel, 1000, 64)).toEqual(drawPlainly(members, 1000));
  });

  it("asks for the factor's score once, however many members there are", () => {
    // The factor's score, and for each member a score and a share.
    expect(planOf(members).operations.filter(({ name }) => name === "apply")).toHaveLength(1 + 3 * 2);
  });
});
