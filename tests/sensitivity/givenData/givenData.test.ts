import { describe, expect, it } from "vitest";
import { conditionalMeans } from "../../../lib/sensitivity/givenData/conditionalMeans.ts";
import { delta } from "../../../lib/sensitivity/givenData/delta.ts";
import { firstOrderFromSample } from "../../../lib/sensitivity/givenData/firstOrderFromSample.ts";
import { pawn } from "../../../lib/sensitivity/givenData/pawn.ts";
import { drawnSample } from "../../../lib/sensitivity/samples/drawn.ts";
import { pickFreezeSample } from "../../../lib/sensitivity/samples/pickFreeze.ts";
import { fewestHits, mostHits } from "../../binomialLimits.ts";
import { referenceOf } from "../reference.ts";
import { ishigami, linearGaussian, product, singles, uniformsFor } from "../testFunctions.ts";

/** Chance that a standard normal, and Student's t with 15 degrees of freedom, lie outside three. */
const outsideThree = { random: 0.0027, sobol: 0.00897 } as const;

describe.each(["random", "sobol"] as const)("firstOrderFromSample of a %s design", (design) => {
  // Thirty-two straight classes are enough for these functions to a thousandth.
  const cases = { ishigami: ishigami(), product: product() };

  it.each(Object.entries(cases))(
    "lies within three standard errors of the closed form: %s",
    (_, { model, first }) => {
      const seeds = Array.from({ length: 100 }, (_, seed) =>
        firstOrderFromSample(
          drawnSample(model, uniformsFor(model, { seed: String(seed), design, drawsPerReplicate: 128 })),
          "y",
          { seed: String(seed) },
        ),
      );
      first.forEach((truth, input) => {
        const outside = seeds.filter((found) => {
          const { value, standardError } = found[input]!.first;
          return Math.abs(value - truth) > 3 * standardError + 0.001;
        });
        expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree[design]));
        const covered = seeds.filter((found) => {
          const { low, high } = found[input]!.first;
          return low - 0.001 <= truth && truth <= high + 0.001;
        });
        expect(covered.length).toBeGreaterThanOrEqual(fewestHits(100, 0.95));
      });
    },
  );
});

describe("delta and PAWN of a linear Gaussian model", () => {
  const model = linearGaussian([1, 2, 3]);
  const sample = drawnSample(model, uniformsFor(model, { seed: "d", drawsPerReplicate: 2048 }));
  const noise = {
    ...sample.inputs[0]!,
    name: "noise",
    values: Float64Array.from(sample.inputs[0]!.values).reverse(),
  };
  const withNoise = { ...sample, inputs: [...sample.inputs, noise] };

  it("delta comes near the integrals by SciPy, understated by no more than what is taken off for chance", () => {
    const found = delta(withNoise, "y");
    referenceOf("delta").forEach((truth, input) => {
      const { distance, byChance, aboveChance } = found[input]!;
      // Classes of the input and ranges of the outcome have a width, which hides some hundredths.
      expect(distance.value - truth).toBeLessThan(3 * distance.standardError);
      expect(distance.value + byChance - truth).toBeGreaterThan(-0.01 - 3 * distance.standardError);
      expect(byChance).toBeLessThan(0.05);
      expect(aboveChance).toBe(true);
    });
  });

  it("PAWN comes near the median gap by SciPy", () => {
    const found = pawn(withNoise, "y", { classes: 16 });
    referenceOf("gap").forEach((truth, input) => {
      const { value, standardError } = found[input]!.distance;
      expect(Math.abs(value - truth)).toBeLessThan(0.02 + 3 * standardError);
    });
  });

  it("both give an input that does nothing about nothing, chance taken off", () => {
    for (const found of [delta(withNoise, "y"), pawn(withNoise, "y")]) {
      const last = found[found.length - 1]!;
      expect(last.input).toBe("noise");
      expect(last.byChance).toBeGreaterThan(0.005);
      expect(Math.abs(last.distance.value)).toBeLessThan(last.byChance / 2);
      expect(Math.abs(last.distance.value)).toBeLessThan(4 * last.distance.standardError);
    }
  });

  it("delta is the same for any rising function of the outcome", () => {
    const risen = { ...sample, outcomes: new Map([["y", sample.outcomes.get("y")!.map((y) => y * y * y)]]) };
    expect(delta(risen, "y").map(({ distance }) => distance.value)).toEqual(
      delta(sample, "y").map(({ distance }) => distance.value),
    );
  });
});

describe("conditionalMeans", () => {
  it("follow a line", () => {
    const model = linearGaussian([2, 0.5]);
    const sample = drawnSample(model, uniformsFor(model, { seed: "c", drawsPerReplicate: 1024 }));
    for (const { points } of conditionalMeans(sample, "y")) {
      expect(points).toHaveLength(10);
    }
    const [first] = conditionalMeans(sample, "y");
    for (const { input, mean, standardError } of first!.points) {
      expect(Math.abs(mean - 2 * input)).toBeLessThan(4 * standardError);
    }
    expect(first!.swing).toBeGreaterThan(6);
  });
});

describe("estimators on draws already made", () => {
  const { model } = ishigami();
  const other = pickFreezeSample(
    model,
    uniformsFor(model, { seed: "s", drawsPerReplicate: 8 }),
    singles(model),
  );

  it.each([
    ["firstOrderFromSample", firstOrderFromSample],
    ["distances", delta],
    ["distances", pawn],
    ["conditionalMeans", conditionalMeans],
  ])("%s refuses a sample made for another", (name, estimator) => {
    expect(() => (estimator as (sample: unknown, outcome: string) => unknown)(other, "y")).toThrow(
      `${name} takes a drawn sample; this is a pick-freeze sample`,
    );
  });
});
