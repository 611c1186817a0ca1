import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../../lib/sampling/distribution.ts";
import { distributionRange } from "../../lib/sampling/distributionRange.ts";
import { quantileFunction } from "../../lib/sampling/quantileFunction.ts";
import { distributions, uniforms } from "./distributions.ts";
import { parseDistribution, readReference } from "./readReference.ts";

const rows = readReference("quantiles");
const cases = new Map(rows.map((row) => [`${row.kind} ${row.parameters}`, row]));

describe("quantileFunction", () => {
  it.each([...cases])("agrees with the reference for %s", (name, { kind, parameters }) => {
    const quantile = quantileFunction(parseDistribution(kind!, parameters!));
    const own = rows.filter((row) => `${row.kind} ${row.parameters}` === name);
    expect(own).toHaveLength(29);
    const off = own.filter(({ u, value }) => {
      const reference = Number(value);
      return !(Math.abs(quantile(Number(u)) - reference) <= 1e-12 + 1e-10 * Math.abs(reference));
    });
    expect(off).toEqual([]);
  });

  it("never decreases in u and stays within the range", () => {
    fc.assert(
      fc.property(distributions, fc.array(uniforms, { minLength: 2, maxLength: 20 }), (distribution, us) => {
        const quantile = quantileFunction(distribution);
        const [low, high] = distributionRange(distribution);
        const values = us.sort((a, b) => a - b).map(quantile);
        return values.every(
          (value, index) => value >= low && value <= high && (index === 0 || value >= values[index - 1]!),
        );
      }),
      { numRuns: 300, seed: 2012 },
    );
  });

  it.each([...cases])("never decreases between neighbouring uniforms for %s", (_, { kind, parameters }) => {
    const quantile = quantileFunction(parseDistribution(kind!, parameters!));
    let decreases = 0;
    for (const start of [
      0,
      2 ** 25 - 100,
      0x4000_0000,
      2 ** 31 - 100,
      0xc123_4567,
      2 ** 32 - 2 ** 25 - 100,
      2 ** 32 - 200,
    ]) {
      let last = -Infinity;
      for (let word = start; word < start + 200; word++) {
        const value = quantile((word + 0.5) / 2 ** 32);
        if (!(value >= last)) decreases += 1;
        last = value;
      }
    }
    expect(decreases).toBe(0);
  });

  it.each<[string, Distribution, number]>([
    ["uniform", { kind: "uniform", low: 3, high: 3 }, 3],
    ["loguniform", { kind: "loguniform", low: 3, high: 3 }, 3],
    ["triangular", { kind: "triangular", low: 3, mode: 3, high: 3 }, 3],
    ["pert", { kind: "pert", low: 3, mode: 3, high: 3 }, 3],
    ["beta", { kind: "beta", alpha: 2, beta: 3, low: 3, high: 3 }, 3],
    ["normal", { kind: "normal", mean: 3, sd: 0 }, 3],
    ["normal with bounds", { kind: "normal", mean: 3, sd: 0, lower: 2, upper: 4 }, 3],
    ["normal with equal bounds", { kind: "normal", mean: 3, sd: 1, lower: 4, upper: 4 }, 4],
    ["lognormal", { kind: "lognormal", mu: 0, sigma: 0 }, 1],
    ["mixture", { kind: "mixture", components: [{ low: 3, high: 3, weight: 2 }] }, 3],
  ])("gives the constant where a %s has no width", (_, distribution, value) => {
    const quantile = quantileFunction(distribution);
    for (const u of [2 ** -33, 0.3, 1 - 2 ** -33]) expect(quantile(u)).toBe(value);
  });

  it("gives the same values whatever order a discrete distribution is written in", () => {
    const one = quantileFunction({ kind: "discrete", values: [1, 2, 3], weights: [1, 2, 5] });
    const other = quantileFunction({ kind: "discrete", values: [3, 1, 2], weights: [5, 1, 2] });
    for (let step = 0; step < 100; step++) expect(other((step + 0.5) / 100)).toBe(one((step + 0.5) / 100));
    expect([0.1, 0.125, 0.3, 0.375, 0.99].map(one)).toEqual([1, 2, 2, 3, 3]);
  });
});
