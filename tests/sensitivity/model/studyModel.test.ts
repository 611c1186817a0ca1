import { beforeAll, describe, expect, it } from "vitest";
import { loadStudy } from "../../../lib/index.ts";
import type { Evaluation, Model } from "../../../lib/sensitivity/model/model.ts";
import { studyModel } from "../../../lib/sensitivity/model/studyModel.ts";
import { studyUniforms } from "../../../lib/sensitivity/model/studyUniforms.ts";
import { drawnSample, drawnSampleOf } from "../../../lib/sensitivity/samples/drawn.ts";
import { referenceKernel } from "../../../lib/simulate/kernel/referenceKernel.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";

const outcomes = ["narrow", "net-pay-per-month", "workers@kuwait-construction"];
const study = loadStudy();
const options = { seed: "7", drawsPerReplicate: 64 };

describe("studyModel", () => {
  it.each(["random", "latin-hypercube", "sobol"] as const)(
    "has the bits of a run of the same seed: %s",
    (design) => {
      const model = studyModel(study, outcomes);
      const sample = drawnSample(model, studyUniforms(study, model.inputs, { ...options, design }));
      const run = simulate(study, { seed: "7", draws: 1024, design, outcomes, parameters: true });
      for (const outcome of outcomes) expect(sample.outcomes.get(outcome)).toEqual(run.outcomes.get(outcome));
      for (const { name, values } of sample.inputs) {
        const drawn = name.startsWith("choice:") ? run.options.get(name.slice(7)) : run.parameters.get(name);
        expect(values, name).toEqual(drawn);
      }
    },
  );

  it("has them under dependence too", () => {
    const dependent = loadStudy("bottom-up-2012", { dependence: 0.5 });
    const model = studyModel(dependent, outcomes);
    const sample = drawnSample(
      model,
      studyUniforms(dependent, model.inputs, { ...options, design: "sobol" }),
    );
    const run = simulate(dependent, { seed: "7", draws: 1024, design: "sobol", outcomes });
    for (const outcome of outcomes) expect(sample.outcomes.get(outcome)).toEqual(run.outcomes.get(outcome));
  });

  it("has as inputs what the outcomes depend on and is uncertain", () => {
    const kuwait = studyModel(study, ["workers@kuwait-construction"]);
    expect(kuwait.inputs.map(({ name }) => name)).toEqual(["headcount.kuwait", "choice:composition"]);
    const fixed = studyModel(loadStudy("bottom-up-2012", { set: { "headcount.kuwait": 4500 } }), [
      "workers@kuwait-construction",
    ]);
    expect(fixed.inputs.map(({ name }) => name)).toEqual(["choice:composition"]);
  });

  it("leaves out outcomes that the study does not define, and refuses those that nobody knows", () => {
    expect(studyModel(study, ["gap-to-others-per-month", "narrow"]).outcomes).toEqual(["narrow"]);
    expect(() => studyModel(study, ["narow"])).toThrow(
      'there is no outcome "narow"; the nearest is "narrow"',
    );
  });

  it.each([
    ["wage.russia.company", 5000],
    ["quota.russia.construction", 30],
    ["headcount.kuwait", 20_000],
    ["taken.elsewhere", 1],
    ["months.usual", 1],
    ["cut.supervisor", 0],
  ])("is right for values that the data does not allow: %s at %d", (id, value) => {
    const model = studyModel(study, outcomes);
    const input = model.inputs.findIndex(({ name }) => name === id);
    const uniforms = studyUniforms(study, model.inputs, options);
    const evaluation = model.start({ blockSize: 64, variations: [[input]], uniforms });
    evaluation.draw("value", 0);
    evaluation.evaluate();
    evaluation.otherValues[input]!.fill(value);
    const run = simulate(loadStudy("bottom-up-2012", { set: { [id]: value } }), {
      seed: "7",
      draws: 64,
      outcomes,
    });
    evaluation.vary(0).forEach((column, outcome) => {
      expect(column.slice()).toEqual(run.outcomes.get(outcomes[outcome]!));
    });
  });

  it("gives a run already made as the same sample", () => {
    const run = simulate(study, { seed: "7", draws: 1024, outcomes, parameters: true });
    const sample = drawnSampleOf(run);
    expect(sample).toMatchObject({ kind: "drawn", design: "random", replicates: 16, drawsPerReplicate: 64 });
    expect(sample.outcomes.get("narrow")).toEqual(run.outcomes.get("narrow"));
    expect(() => drawnSampleOf(simulate(study, { draws: 64 }))).toThrow("simulate with `parameters: true`");
  });
});

describe.each([
  ["WebAssembly", undefined],
  ["plain JavaScript", referenceKernel],
] as const)("an evaluation in %s", (_, kernel) => {
  const sets = [[0], [3, 9, 20], [50, 11]];
  let model: Model;
  let evaluation: Evaluation;

  beforeAll(() => {
    model = studyModel(study, outcomes, kernel === undefined ? {} : { kernel });
    const uniforms = studyUniforms(study, model.inputs, { ...options, design: "sobol" });
    evaluation = model.start({ blockSize: 64, variations: sets, advances: sets, uniforms });
    evaluation.draw("value", 64);
    evaluation.draw("second", 64);
    evaluation.evaluate();
  });

  /** All results worked out from nothing, with these inputs at their other values. */
  function whole(changed: readonly number[]): Float64Array[] {
    const fresh = model.start({ blockSize: 64 });
    fresh.values.forEach((column, input) => {
      column.set((changed.includes(input) ? evaluation.otherValues : evaluation.values)[input]!);
    });
    fresh.evaluate();
    return fresh.results.map((column) => column.slice());
  }

  it("varies sets of inputs to the bits of a whole evaluation, and leaves everything as it was", () => {
    const before = evaluation.results.map((column) => column.slice());
    sets.forEach((set, variation) => {
      const varied = evaluation.vary(variation).map((column) => column.slice());
      expect(varied).toEqual(whole(set));
      expect(varied).not.toEqual(before);
    });
    expect(evaluation.results.map((column) => column.slice())).toEqual(before);
  });

  it("draws the values that the quantile functions give", () => {
    const uniforms = studyUniforms(study, model.inputs, { ...options, design: "sobol" });
    model.inputs.forEach(({ quantile }, input) => {
      for (const [purpose, columns] of [
        ["value", evaluation.values],
        ["second", evaluation.otherValues],
      ] as const) {
        const expected = new Float64Array(64);
        uniforms.fill(input, purpose, 64, expected);
        expect(columns[input]).toEqual(expected.map(quantile));
      }
    });
  });

  it("advances for good", () => {
    const expected = whole(sets.flat());
    for (const set of sets.keys()) evaluation.advance(set);
    expect(evaluation.results.map((column) => column.slice())).toEqual(expected);
  });
});
