import { describe, expect, it } from "vitest";
import { catalogue, loadStudy } from "../../../lib/index.ts";
import { datumClasses } from "../../../lib/sensitivity/information/datum.ts";
import { groupInformation } from "../../../lib/sensitivity/information/groupInformation.ts";
import { learning } from "../../../lib/sensitivity/information/learning.ts";
import { newData } from "../../../lib/sensitivity/information/newData.ts";
import { perfectInformation } from "../../../lib/sensitivity/information/perfectInformation.ts";
import { functionModel } from "../../../lib/sensitivity/model/functionModel.ts";
import { studyModel } from "../../../lib/sensitivity/model/studyModel.ts";
import { studyUniforms } from "../../../lib/sensitivity/model/studyUniforms.ts";
import { drawnSample } from "../../../lib/sensitivity/samples/drawn.ts";
import { mostHits } from "../../binomialLimits.ts";
import { inputs, linearGaussian, uniformsFor } from "../testFunctions.ts";

const weights = [1, 2, 3];
const variance = 14;
const model = linearGaussian(weights);
const samples = Array.from({ length: 100 }, (_, seed) =>
  drawnSample(model, uniformsFor(model, { seed: String(seed), drawsPerReplicate: 128 })),
);
/** Chance that Student's t with 15 degrees of freedom lies outside three. */
const outsideThree = 0.00897;

describe("perfectInformation on a linear Gaussian model", () => {
  const found = samples.map((sample, seed) => perfectInformation(sample, "y", { seed: String(seed) }));

  it.each([0, 1, 2])("expects the closed-form reduction of variance and interval of input %i", (input) => {
    const share = weights[input]! ** 2 / variance;
    // Sixteen classes of a normal input leave this part of its variance inside the classes.
    const hidden = 0.013;
    for (const [measure, truth] of [
      ["variance", share],
      ["width", 1 - Math.sqrt(1 - share)],
    ] as const) {
      const outside = found.filter((all) => {
        const { value, standardError } = all[input]![measure];
        return Math.abs(value - truth) > 3 * standardError + hidden * truth + 0.004;
      });
      expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree));
    }
  });

  it("allows for an interval that grows", () => {
    // Where the second input is large the first counts tenfold: mostly narrow, at times wide.
    const grows = functionModel(
      inputs(2, (u) => u),
      ["y"],
      ([a, b]) => [b! > 0.96 ? 100 * a! : a!],
    );
    const sample = drawnSample(grows, uniformsFor(grows, { seed: "g", drawsPerReplicate: 512 }));
    const [, second] = perfectInformation(sample, "y", { classes: 25 });
    expect(second!.width.value).toBeLessThan(-0.5);
    expect(second!.variance.value).toBeGreaterThan(0.3);
  });
});

describe("datumClasses", () => {
  it("teach what the precision allows: preposterior variance of normals in closed form", () => {
    const error = 0.7;
    const truth = (9 / variance) * (1 / (1 + error ** 2));
    const outside = samples.filter((sample, seed) => {
      const learn = learning(sample, "y", String(seed));
      const { variance: learnt } = learn(
        datumClasses(sample.inputs[2]!, { kind: "absolute", error }, { seed: String(seed) }),
      );
      return Math.abs(learnt.value - truth) > 3 * learnt.standardError + 0.012;
    });
    expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree));
  });

  it("teach of a choice what a reader who is right so often can tell", () => {
    const two = functionModel(
      [{ name: "c", quantile: (u) => (u < 0.5 ? 0 : 1), options: 2 }],
      ["y"],
      ([c]) => [c!],
    );
    const sample = drawnSample(two, uniformsFor(two, { seed: "c", drawsPerReplicate: 1024 }));
    const learn = learning(sample, "y", "c");
    // With a right reading of 0.8 the two means are 0.2 and 0.8: variance 0.09 of 0.25.
    const { variance: learnt } = learn(datumClasses(sample.inputs[0]!, { kind: "option", right: 0.8 }));
    expect(Math.abs(learnt.value - 0.36)).toBeLessThan(4 * learnt.standardError);
    expect(learn(datumClasses(sample.inputs[0]!, { kind: "option", right: 1 })).variance.value).toBeCloseTo(
      1,
      9,
    );
  });

  it("with a relative error stay defined where a value is nothing", () => {
    const values = Float64Array.from({ length: 64 }, (_, index) => (index % 2 === 0 ? 0 : index));
    const { sizes } = datumClasses(
      { name: "x", values, options: undefined },
      { kind: "relative", error: 0.1 },
      { classes: 2 },
    );
    expect([...sizes]).toEqual([32, 32]);
  });
});

describe("groupInformation", () => {
  it("expects the closed-form reduction of the interval for a group", () => {
    const uniforms = uniformsFor(model, { seed: "g", drawsPerReplicate: 128 });
    const sets = [{ id: "two", inputs: [0, 2] }];
    const [two] = groupInformation(model, uniforms, sets, { held: 64, draws: 2048 }).get("y")!;
    expect(Math.abs(two!.width.value - (1 - Math.sqrt(4 / 14)))).toBeLessThan(0.03);
  });
});

describe("newData on the study of 2012", () => {
  const study = loadStudy();
  const studied = studyModel(study, ["narrow"]);
  const sample = drawnSample(
    studied,
    studyUniforms(study, studied.inputs, { seed: "2012", drawsPerReplicate: 256 }),
  );
  const wanted = new Set(["wage.russia.company", "split.state", "choice:total", "headcount.kuwait"]);
  const found = newData(sample, "narrow", study, catalogue.datumKinds, { inputs: wanted });

  it("looks at the inputs asked for, with the kinds that tell something of them", () => {
    expect(new Set(found.map(({ input }) => input))).toEqual(wanted);
    const kindsFor = (input: string) =>
      found.filter((datum) => datum.input === input).map(({ kind }) => kind);
    expect(kindsFor("wage.russia.company").toSorted()).toEqual(["interview", "payroll", "ten-interviews"]);
    expect(kindsFor("split.state")).toEqual(["state-ledger"]);
    expect(kindsFor("choice:total")).toEqual(["permit-count"]);
  });

  it("puts first what narrows most, and teaches no more than perfect information", () => {
    const values = found.map(({ variance: { value } }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    const perfect = new Map(perfectInformation(sample, "narrow").map((all) => [all.input, all.variance]));
    for (const {
      input,
      variance: { value, standardError },
    } of found) {
      expect(value).toBeLessThan(perfect.get(input)!.value + 3 * standardError);
    }
    expect(found[0]!.input).toBe("choice:total");
  });

  it("learns more from a more precise datum", () => {
    const of = (kind: string) =>
      found.find((datum) => datum.input === "wage.russia.company" && datum.kind === kind)!.variance.value;
    expect(of("payroll")).toBeGreaterThan(of("interview"));
  });
});
