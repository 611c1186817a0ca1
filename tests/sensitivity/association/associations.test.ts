import { describe, expect, it } from "vitest";
import { associations } from "../../../lib/sensitivity/association/associations.ts";
import { ranks } from "../../../lib/sensitivity/association/ranks.ts";
import type { DrawnSample } from "../../../lib/sensitivity/samples/drawn.ts";
import { drawnSample } from "../../../lib/sensitivity/samples/drawn.ts";
import { referenceOf } from "../reference.ts";
import { additive, ishigami, uniformsFor } from "../testFunctions.ts";

/** The points of tests/reference/sensitivity.py. */
function referenceSample(): DrawnSample {
  const draws = 512;
  const columns = [2, 3, 5, 7].map((root) =>
    Float64Array.from({ length: draws }, (_, index) => {
      const step = (index + 1) * Math.sqrt(root);
      return step - Math.floor(step);
    }),
  );
  const [a, b, c, d] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  return {
    kind: "drawn",
    design: "random",
    replicates: 16,
    drawsPerReplicate: 32,
    draws,
    inputs: columns.map((values, index) => ({ name: `x${index + 1}`, values, options: undefined })),
    outcomes: new Map([["y", a.map((u, i) => u + 2 * b[i]! * b[i]! - 1.5 * c[i]! + u * d[i]!)]]),
  };
}

const measures = { values: "", ranks: "rank " } as const;

describe.each(Object.entries(measures))("associations of %s", (of, prefix) => {
  const found = associations(referenceSample(), ["y"], of as "values" | "ranks").get("y")!;

  it.each(["correlation", "coefficient", "partial"] as const)("have the %s that OpenTURNS has", (measure) => {
    referenceOf(prefix + measure).forEach((value, input) => {
      expect(found.inputs[input]![measure].value).toBeCloseTo(value, 9);
    });
  });

  it("have intervals around the estimates", () => {
    for (const { correlation } of found.inputs) {
      expect(correlation.standardError).toBeGreaterThan(0.005);
      expect(correlation.low).toBeLessThan(correlation.value);
      expect(correlation.high).toBeGreaterThan(correlation.value);
    }
  });
});

describe("associations", () => {
  it("have the R squared of least squares", () => {
    const { explained } = associations(referenceSample(), ["y"], "values").get("y")!;
    expect(explained.value).toBeCloseTo(referenceOf("explained")[0]!, 12);
  });

  it("of an additive function explain everything", () => {
    const { model, first } = additive();
    const sample = drawnSample(model, uniformsFor(model, { seed: "a", drawsPerReplicate: 64 }));
    const { inputs, explained } = associations(sample, ["y"], "values").get("y")!;
    expect(explained.value).toBeCloseTo(1, 10);
    inputs.forEach(({ coefficient, partial }, input) => {
      expect(coefficient.value ** 2).toBeCloseTo(first[input]!, 1);
      expect(partial.value).toBeCloseTo(1, 6);
    });
  });

  it("leave out choices between more than two options, and say so", () => {
    const { model } = ishigami();
    const sample = drawnSample(model, uniformsFor(model, { seed: "a", drawsPerReplicate: 64 }));
    const choice = (options: number) => ({
      ...sample.inputs[0]!,
      name: `choice of ${options}`,
      options,
      values: sample.inputs[0]!.values.map((_, i) => i % options),
    });
    const found = associations(
      { ...sample, inputs: [...sample.inputs, choice(2), choice(3)] },
      ["y"],
      "ranks",
    ).get("y")!;
    expect(found.leftOut).toEqual(["choice of 3"]);
    expect(found.inputs.map(({ input }) => input)).toEqual(["x1", "x2", "x3", "choice of 2"]);
  });

  it("give an input that is another all over a coefficient of nothing", () => {
    const sample = referenceSample();
    const twin = { ...sample.inputs[0]!, name: "twin" };
    const { inputs, explained } = associations(
      { ...sample, inputs: [...sample.inputs, twin] },
      ["y"],
      "values",
    ).get("y")!;
    expect(inputs[4]!.coefficient.value).toBe(0);
    expect(inputs[4]!.correlation.value).toBeCloseTo(inputs[0]!.correlation.value, 12);
    expect(explained.value).toBeCloseTo(referenceOf("explained")[0]!, 10);
  });
});

describe("ranks", () => {
  it("share the mean among equal values", () => {
    expect([...ranks(Float64Array.of(5, 1, 5, 3, 5))]).toEqual([4, 1, 4, 2, 4]);
  });
});
