import { describe, expect, it } from "vitest";
import { pickFreezeSample } from "../../../lib/sensitivity/samples/pickFreeze.ts";
import { trajectorySample } from "../../../lib/sensitivity/samples/trajectories.ts";

import { sobolIndices } from "../../../lib/sensitivity/variance/sobolIndices.ts";
import { fewestHits, mostHits } from "../../binomialLimits.ts";
import {
  additive,
  ishigami,
  product,
  singles,
  sobolG,
  type TestFunction,
  uniformsFor,
} from "../testFunctions.ts";

const functions: Readonly<Record<string, () => TestFunction>> = { ishigami, sobolG, product, additive };

function indicesOf({ model }: TestFunction, seed: number, replicates = 16, drawsPerReplicate = 128) {
  const uniforms = uniformsFor(model, { seed: String(seed), replicates, drawsPerReplicate });
  return sobolIndices(pickFreezeSample(model, uniforms, singles(model)), "y");
}

/** Chance that Student's t with 15 degrees of freedom lies outside three. */
const outsideThree = 0.00897;

describe.each(Object.entries(functions))("sobolIndices of the %s function", (_, make) => {
  const known = make();
  const seeds = Array.from({ length: 100 }, (_, seed) => indicesOf(known, seed));

  it.each(["first", "total"] as const)(
    "lies within three standard errors of the closed form (%s)",
    (order) => {
      known[order].forEach((truth, input) => {
        const outside = seeds.filter((indices) => {
          const { value, standardError } = indices[input]![order];
          return Math.abs(value - truth) > 3 * standardError + 1e-12;
        });
        expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree));
      });
    },
  );

  it.each(["first", "total"] as const)(
    "has 95 % intervals that cover the closed form as often as they say (%s)",
    (order) => {
      known[order].forEach((truth, input) => {
        const covered = seeds.filter((indices) => {
          const { low, high } = indices[input]![order];
          return low - 1e-12 <= truth && truth <= high + 1e-12;
        });
        expect(covered.length).toBeGreaterThanOrEqual(fewestHits(100, 0.95));
      });
    },
  );

  it("is right on average, to a tenth of the error of one run", () => {
    for (const order of ["first", "total"] as const) {
      known[order].forEach((truth, input) => {
        const values = seeds.map((indices) => indices[input]![order]);
        const mean = values.reduce((sum, { value }) => sum + value, 0) / 100;
        const error = Math.sqrt(values.reduce((sum, { standardError }) => sum + standardError ** 2, 0)) / 100;
        expect(Math.abs(mean - truth)).toBeLessThanOrEqual(3.3 * error + 1e-12);
      });
    }
  });
});

describe("sobolIndices", () => {
  it("gives groups their closed and total index", () => {
    const known = product(3);
    const uniforms = uniformsFor(known.model, {
      seed: "groups",
      replicates: 16,
      drawsPerReplicate: 512,
    });
    const sets = [
      { id: "both", inputs: [0, 1] },
      { id: "none", inputs: [] },
    ];
    const [both, none] = sobolIndices(pickFreezeSample(known.model, uniforms, sets), "y");
    // What is not the group's total is the other input's first order.
    expect(Math.abs(both!.total.value - (1 - known.first[2]!))).toBeLessThan(4 * both!.total.standardError);
    expect(Math.abs(both!.first.value - (1 - known.total[2]!))).toBeLessThan(4 * both!.first.standardError);
    expect(none).toMatchObject({ first: { value: 0 }, total: { value: 0 } });
  });

  it("shows small negative estimates as they are, with an interval that reaches above zero", () => {
    const known = ishigami();
    const third = Array.from({ length: 20 }, (_, seed) => indicesOf(known, seed)[2]!.first);
    const negative = third.filter(({ value }) => value < 0);
    expect(negative.length).toBeGreaterThan(0);
    expect(negative.filter(({ high }) => high > 0).length).toBeGreaterThanOrEqual(negative.length - 2);
  });

  it("does not depend on the size of blocks", () => {
    const known = sobolG();
    const uniforms = uniformsFor(known.model, { seed: "b", replicates: 4, drawsPerReplicate: 64 });
    const small = sobolIndices(
      pickFreezeSample(known.model, uniforms, singles(known.model), { blockSize: 8 }),
      "y",
    );
    const large = sobolIndices(
      pickFreezeSample(known.model, uniforms, singles(known.model), { blockSize: 64 }),
      "y",
    );
    small.forEach(({ first, total }, input) => {
      expect(first.value).toBeCloseTo(large[input]!.first.value, 12);
      expect(total.value).toBeCloseTo(large[input]!.total.value, 12);
    });
  });

  it("refuses a sample made for another estimator, and an outcome that is not there", () => {
    const { model } = ishigami();
    const other = trajectorySample(model, { seed: "s" });
    // @ts-expect-error: the types refuse it too
    expect(() => sobolIndices(other, "y")).toThrow(
      "sobolIndices takes a pick-freeze sample; this is a trajectory sample",
    );
    const uniforms = uniformsFor(model, { seed: "s", replicates: 2, drawsPerReplicate: 8 });
    const sample = pickFreezeSample(model, uniforms, singles(model));
    expect(() => sobolIndices(sample, "z")).toThrow('no outcome "z"; it has y');
  });
});
