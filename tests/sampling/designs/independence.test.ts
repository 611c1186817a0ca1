import { describe, expect, it } from "vitest";
import type { DesignName } from "../../../lib/sampling/designs/design.ts";
import type { Place } from "../../../lib/sampling/designs/uniformsOf.ts";
import { mostHits } from "../../binomialLimits.ts";
import { replicatesOf } from "./replicateUniforms.ts";

const [seeds, replicates, size] = [100, 16, 128];

/** Correlations of the draws of two inputs in each replicate, in standard errors of a random pairing. */
function correlations(one: readonly Float64Array[], other: readonly Float64Array[]): number[] {
  return one.map((draws, replicate) => {
    const partner = other[replicate]!;
    const [mean, partnerMean] = [meanOf(draws), meanOf(partner)];
    let [product, square, partnerSquare] = [0, 0, 0];
    for (const [index, u] of draws.entries()) {
      const v = partner[index]!;
      product += (u - mean) * (v - partnerMean);
      square += (u - mean) ** 2;
      partnerSquare += (v - partnerMean) ** 2;
    }
    return (product / Math.sqrt(square * partnerSquare)) * Math.sqrt(draws.length - 1);
  });
}

function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

/** Inputs that must have nothing to do with each other, by how their places differ. */
const others: Readonly<Record<string, (seed: number) => Partial<Place>>> = {
  "another stream and net": (seed) => ({ seed: `${seed}`, stream: "months", net: "qatar" }),
  "another stream, net and dimension": (seed) => ({
    seed: `${seed}`,
    stream: "months",
    net: "qatar",
    dimension: 2,
  }),
  "another purpose": (seed) => ({ seed: `${seed}`, purpose: "second" }),
  "the next seed": (seed) => ({ seed: `${seed + 1}` }),
};

describe.each(["random", "latin-hypercube", "sobol"] satisfies DesignName[])("draws of %s", (name) => {
  const drawsOf = (changes: Partial<Place>) => replicatesOf(name, replicates, size, changes);
  const found = Object.entries(others).map(([label, changes]) => ({
    label,
    all: Array.from({ length: seeds }, (_, seed) =>
      correlations(drawsOf({ seed: `${seed}` }), drawsOf(changes(seed))),
    ).flat(),
  }));
  const neighbours = Array.from({ length: seeds }, (_, seed) => {
    const draws = drawsOf({ seed: `${seed}` });
    return correlations(draws.slice(1), draws.slice(0, -1));
  }).flat();

  it.each([...found, { label: "the next replicate", all: neighbours }])(
    "do not go with those of $label",
    ({ all }) => {
      const far = all.filter((correlation) => Math.abs(correlation) > 3).length;
      expect(far).toBeLessThanOrEqual(mostHits(all.length, 0.0027));
      // The mean square of n standard normals is 1, give or take; nets are a little more alike (see netOrder).
      const excess = name === "sobol" ? Math.log2(size) / size : 0;
      const meanSquare = meanOf(all.map((correlation) => correlation ** 2));
      expect(Math.abs(meanSquare - 1 - excess)).toBeLessThan(3.3 * Math.sqrt(2 / all.length));
    },
  );
});
