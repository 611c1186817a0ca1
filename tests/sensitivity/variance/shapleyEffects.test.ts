import { describe, expect, it } from "vitest";
import { permutationSample } from "../../../lib/sensitivity/samples/permutations.ts";
import { pickFreezeSample } from "../../../lib/sensitivity/samples/pickFreeze.ts";

import { shapleyEffects } from "../../../lib/sensitivity/variance/shapleyEffects.ts";
import { shapleyValues } from "../../../lib/sensitivity/variance/shapleyValues.ts";
import { fewestHits, mostHits } from "../../binomialLimits.ts";
import { ishigami, linearGaussian, product, singles, uniformsFor } from "../testFunctions.ts";

const outsideThree = 0.00897;

/** Variance of a weighted sum of correlated standard normals that is explained by a coalition, in closed form. */
function explainedBy(
  weights: readonly number[],
  correlation: readonly (readonly number[])[],
  coalition: number,
): number {
  const all = weights.map((_, index) => index);
  const known = all.filter((index) => (coalition >> index) & 1);
  const covariance = (index: number) =>
    all.reduce((sum, other) => sum + weights[other]! * correlation[index]![other]!, 0);
  // Var E[Y | X_known] = c' R^-1 c with c the covariances of Y with the known inputs.
  const right = known.map(covariance);
  const solved = solve(
    known.map((row) => known.map((column) => correlation[row]![column]!)),
    right,
  );
  return solved.reduce((sum, value, index) => sum + value * right[index]!, 0);
}

function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  rows.forEach((pivot, index) => {
    const scale = pivot[index]!;
    for (let column = 0; column < pivot.length; column++) pivot[column]! /= scale;
    rows.forEach((row, other) => {
      if (other === index) return;
      const factor = row[index]!;
      for (let column = 0; column < row.length; column++) row[column]! -= factor * pivot[column]!;
    });
  });
  return rows.map((row) => row[row.length - 1]!);
}

const weights = [1, 1.5, -0.7, 2];
const correlation = [
  [1, 0.6, 0.3, 0],
  [0.6, 1, -0.4, 0],
  [0.3, -0.4, 1, 0],
  [0, 0, 0, 1],
];

describe("shapleyEffects of a linear Gaussian model", () => {
  const model = linearGaussian(weights);
  const total = explainedBy(weights, correlation, 15);
  const truth = shapleyValues(4, (coalition) => explainedBy(weights, correlation, coalition) / total);
  const seeds = Array.from({ length: 100 }, (_, seed) => {
    const uniforms = uniformsFor(model, {
      seed: String(seed),
      replicates: 16,
      drawsPerReplicate: 256,
    });
    const correlated = [
      { inputs: [0, 1, 2], correlation: correlation.slice(0, 3).map((row) => row.slice(0, 3)) },
    ];
    return shapleyEffects(
      permutationSample(model, uniforms, { seed: String(seed), correlated, blockSize: 16 }),
      "y",
    );
  });

  it("matches the closed form where inputs are correlated", () => {
    truth.forEach((share, input) => {
      const outside = seeds.filter((effects) => {
        const { value, standardError } = effects[input]!.share;
        return Math.abs(value - share) > 3 * standardError;
      });
      expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree));
      const covered = seeds.filter((effects) => {
        const { low, high } = effects[input]!.share;
        return low <= share && share <= high;
      });
      expect(covered.length).toBeGreaterThanOrEqual(fewestHits(100, 0.95));
      const mean = seeds.reduce((sum, effects) => sum + effects[input]!.share.value, 0) / 100;
      const error =
        Math.sqrt(seeds.reduce((sum, effects) => sum + effects[input]!.share.standardError ** 2, 0)) / 100;
      expect(Math.abs(mean - share)).toBeLessThan(3.3 * error);
    });
  });

  it("would not match if the correlation were left out", () => {
    const independent = weights.map(
      (weight) => weight ** 2 / weights.reduce((sum, other) => sum + other ** 2, 0),
    );
    const mean = truth.map(
      (_, input) => seeds.reduce((sum, effects) => sum + effects[input]!.share.value, 0) / 100,
    );
    expect(Math.abs(mean[1]! - independent[1]!)).toBeGreaterThan(0.02);
  });

  it("adds up to 1", () => {
    for (const effects of seeds.slice(0, 5)) {
      expect(effects.reduce((sum, { share }) => sum + share.value, 0)).toBeCloseTo(1, 12);
    }
  });
});

describe("shapleyEffects of independent inputs", () => {
  it("shares interactions out evenly: product and Ishigami functions", () => {
    for (const known of [product(3), ishigami()]) {
      const truth =
        known.model.inputs.length === 3 && known.first[2] === 0
          ? [
              known.first[0]! + (1 - known.first[0]! - known.first[1]!) / 2,
              known.first[1]!,
              (1 - known.first[0]! - known.first[1]!) / 2,
            ]
          : shapleyValues(3, (coalition) => productExplained(coalition));
      const uniforms = uniformsFor(known.model, {
        seed: "p",
        replicates: 16,
        drawsPerReplicate: 1024,
      });
      const effects = shapleyEffects(
        permutationSample(known.model, uniforms, { seed: "p", blockSize: 32 }),
        "y",
      );
      truth.forEach((share, input) => {
        const { value, standardError } = effects[input]!.share;
        expect(Math.abs(value - share)).toBeLessThan(3.5 * standardError);
        expect(standardError).toBeLessThan(0.02);
      });
    }
    function productExplained(coalition: number): number {
      const parts = [1, 2, 3].map((width) => width ** 2 / 12 / (1 + width / 2) ** 2);
      const worth = (members: number) =>
        parts.reduce((result, part, index) => ((members >> index) & 1 ? result * (1 + part) : result), 1) - 1;
      return worth(coalition) / worth(7);
    }
  });

  it("refuses a pick-freeze sample", () => {
    const { model } = ishigami();
    const uniforms = uniformsFor(model, { seed: "s", replicates: 2, drawsPerReplicate: 8 });
    // @ts-expect-error: the types refuse it too
    expect(() => shapleyEffects(pickFreezeSample(model, uniforms, singles(model)), "y")).toThrow(
      "shapleyEffects takes a permutation sample; this is a pick-freeze sample",
    );
  });

  it("refuses correlations that belong to no distribution", () => {
    const model = linearGaussian([1, 1, 1]);
    const uniforms = uniformsFor(model, { seed: "s", replicates: 2, drawsPerReplicate: 8 });
    const impossible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    expect(() =>
      permutationSample(model, uniforms, {
        seed: "s",
        correlated: [{ inputs: [0, 1, 2], correlation: impossible }],
      }),
    ).toThrow("not positive definite");
  });
});
