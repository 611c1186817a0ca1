import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantiles } from "../../lib/simulate/quantiles.ts";
import { readReference } from "../sampling/readReference.ts";

const rising = (length: number) => Float64Array.from({ length }, (_, index) => index);

describe("quantiles", () => {
  it("are those of NumPy", () => {
    for (const { draws, probability, value } of readReference("quantilesOfDraws")) {
      const column = Float64Array.from(draws!.split(" ").map(Number));
      const [found] = quantiles(column, [Number(probability)]).values;
      const scale = Math.max(...column.map(Math.abs));
      expect(Math.abs(found! - Number(value))).toBeLessThanOrEqual(1e-15 * scale);
    }
  });

  it("come in the order of the probabilities, from the least draw to the largest", () => {
    expect(quantiles(rising(101), [1, 0, 0.5, 0.05, 0.5]).values).toEqual([100, 0, 50, 5, 50]);
  });

  it("are one value where there is one draw", () => {
    expect(quantiles(Float64Array.of(7), [0, 0.3, 1])).toEqual({ values: [7, 7, 7], errors: [0, 0, 0] });
  });

  it("have as error half the distance between the draws one binomial standard error away", () => {
    // Of 10,000 draws 50 ranks either side of the median, 30 either side of the tenth.
    const [median, tenth] = quantiles(rising(10_001), [0.5, 0.1]).errors;
    expect(median).toBe((Math.ceil(5000 + 50.0025) - Math.floor(5000 - 50.0025)) / 2);
    expect(tenth).toBe((Math.ceil(1000 + 30.0015) - Math.floor(1000 - 30.0015)) / 2);
  });

  it("have an error that stops at the least and the largest draw", () => {
    expect(quantiles(rising(11), [0, 1]).errors).toEqual([0, 0]);
    // One rank is at 0.5; its binomial standard error is above that.
    expect(quantiles(rising(11), [0.05]).errors).toEqual([1]);
  });

  it("never fall as the probability rises, and lie among the draws", () => {
    const draws = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
      size: "max",
    });
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(draws, probability, probability, (values, one, other) => {
        const [low, high] = quantiles(Float64Array.from(values), [
          Math.min(one, other),
          Math.max(one, other),
        ]).values;
        expect(low!).toBeLessThanOrEqual(high!);
        expect(low!).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high!).toBeLessThanOrEqual(Math.max(...values));
      }),
      { seed: 2012, numRuns: 500 },
    );
  });
});
