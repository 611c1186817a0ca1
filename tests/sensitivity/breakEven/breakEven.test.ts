import { describe, expect, it } from "vitest";
import { loadStudy } from "../../../lib/index.ts";
import { breakEven } from "../../../lib/sensitivity/breakEven/breakEven.ts";
import { factorOnEverything } from "../../../lib/sensitivity/breakEven/factorOnEverything.ts";
import { findBreakEven } from "../../../lib/sensitivity/breakEven/findBreakEven.ts";
import { searchRange } from "../../../lib/sensitivity/breakEven/searchRange.ts";
import { functionModel } from "../../../lib/sensitivity/model/functionModel.ts";
import { studyModel } from "../../../lib/sensitivity/model/studyModel.ts";
import { studyUniforms } from "../../../lib/sensitivity/model/studyUniforms.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";
import { studyOf } from "../../support.ts";
import { inputs, product, uniformsFor } from "../testFunctions.ts";

describe("breakEven", () => {
  const { model } = product(2);
  const uniforms = uniformsFor(model, { seed: "b", design: "sobol", drawsPerReplicate: 128 });

  it("finds the value at which the median of a product meets a target", () => {
    // The median of the second input is 2, so that of the product is twice the first.
    const found = breakEven(model, uniforms, { input: "x1", outcome: "y", target: 3.2, range: [1, 2] });
    expect(found.value).toBeCloseTo(1.6, 2);
    expect(found).toMatchObject({ crossings: 1, range: [1, 2], probability: 0.5 });
  });

  it("finds it for another quantile", () => {
    const found = breakEven(
      model,
      uniforms,
      { input: "x1", outcome: "y", target: 4.2, range: [1, 2] },
      { probability: 0.9 },
    );
    // The 0.9 quantile of the second input is 2.8.
    expect(found.value).toBeCloseTo(1.5, 2);
  });

  it("meets the target when the value is put in", () => {
    const { value } = breakEven(model, uniforms, { input: "x2", outcome: "y", target: 2.5, range: [1, 3] });
    const again = breakEven(model, uniforms, { input: "x2", outcome: "y", target: 2.5, range: [value!, 3] });
    expect(again.reached[0]).toBeCloseTo(2.5, 9);
  });

  it("says that no value does it, and what is reached", () => {
    const found = breakEven(model, uniforms, { input: "x1", outcome: "y", target: 9, range: [1, 2] });
    expect(found).toMatchObject({ value: undefined, crossings: 0 });
    expect(found.reached[0]).toBeCloseTo(2, 1);
    expect(found.reached[1]).toBeCloseTo(4, 1);
  });

  it("counts every crossing, and takes that nearest the median", () => {
    const hill = functionModel(
      inputs(2, (u) => u),
      ["y"],
      ([a, b]) => [a! * (1 - a!) + 1e-3 * b!],
    );
    const found = breakEven(hill, uniformsFor(hill, { seed: "h", drawsPerReplicate: 16 }), {
      input: "x1",
      outcome: "y",
      target: 0.16,
      range: [0, 0.99],
    });
    expect(found.crossings).toBe(2);
    expect(Math.min(Math.abs(found.value! - 0.2), Math.abs(found.value! - 0.8))).toBeLessThan(0.01);
  });

  it("refuses names that it does not know", () => {
    const goal = { outcome: "y", target: 1, range: [0, 1] } as const;
    expect(() => breakEven(model, uniforms, { ...goal, input: "x9" })).toThrow(
      'does not depend on an input "x9"',
    );
    expect(() => breakEven(model, uniforms, { ...goal, input: "x1", outcome: "z" })).toThrow(
      'no outcome "z"; it has y',
    );
  });
});

describe("findBreakEven", () => {
  const study = loadStudy();
  const model = studyModel(study, ["narrow"]);
  const uniforms = studyUniforms(study, model.inputs, { seed: "1", design: "sobol", drawsPerReplicate: 64 });
  const find = (input: string, target: number) =>
    findBreakEven(study, model, uniforms, { input, outcome: "narrow", target });

  it("looks in the sampled range first", () => {
    const found = find("split.state", 150e6);
    expect(found.where).toBe("inside");
    expect(found.multiple).toBeUndefined();
    expect(found.value).toBeGreaterThan(found.sampled[0]);
    expect(found.value).toBeLessThan(found.sampled[1]);
  });

  it("then beyond it, and says how far", () => {
    const found = find("wage.russia.company", 250e6);
    expect(found.where).toBe("beyond");
    expect(found.value! / found.sampled[1]).toBeCloseTo(found.multiple!, 12);
    expect(found.multiple).toBeGreaterThan(1);
  });

  it("says impossible where a cap binds: no share is above 1", () => {
    const found = find("split.state", 1.5e9);
    expect(found).toMatchObject({ where: "impossible", value: undefined, range: [0, 1] });
    expect(found.reached[1]).toBeLessThan(1.5e9);
  });

  it("knows what a quantity can be", () => {
    expect(searchRange(study.parameters.get("months.usual")!).possible).toEqual([0, 12]);
    expect(searchRange(study.parameters.get("split.state")!).possible).toEqual([0, 1]);
    expect(searchRange(study.parameters.get("exchange.yuan")!).possible[0]).toBeGreaterThan(0);
    const wage = searchRange(study.parameters.get("wage.kuwait")!);
    expect(wage.possible).toEqual([0, 1000 * wage.sampled[1]]);
  });
});

describe("factorOnEverything", () => {
  /** Two segments under a total, with every number of workers, wage and month times a factor. */
  const scaled = (factor: number) => {
    const times = (value: number) => value * factor;
    const months = (value: number) => Math.min(12, value * factor);
    return studyOf(`
seed: 1
headcounts:
  id: heads
  title: Heads
  says: Made up.
  places: [{ id: here, title: Here }, { id: there, title: There, pinned: true }]
  compositionChoice: list
  compositions: { only: { here: { add: count.here }, there: { add: count.there } } }
  totalChoice: total
  totals: { own: null, printed: count.all }
choices:
  - { id: list, title: List, question: Which?, reason: Made up., options: [{ id: only, title: Only, says: Only., weight: 1 }] }
  - { id: total, title: Total, question: Which?, reason: Made up., options: [{ id: own, title: Own, says: Own., weight: 1 }, { id: printed, title: Printed, says: Printed., weight: 1 }] }
parameters:
${[
  ["count.here", "persons", times(1000), times(3000)],
  ["count.there", "persons", times(500), times(700)],
  ["count.all", "persons", times(2000), times(2500)],
  ["wage.here", "USD/month", times(200), times(400)],
  ["wage.there", "USD/month", times(300), times(500)],
  ["months.here", "months/year", months(6), months(9)],
  ["months.there", "months/year", months(11), months(12)],
]
  .map(
    ([id, unit, low, high]) =>
      `  - { id: ${id}, label: ${id}, unit: ${unit}, basis: judgement, note: Made up., covers: 1, distribution: { kind: uniform, low: ${low}, high: ${high} } }`,
  )
  .join("\n")}
chains: [{ id: none, title: None, says: Nothing is taken., stages: [] }]
segments:
  - { id: here, title: Here, place: Here, work: any, mode: any, headcount: { place: here }, grossWage: wage.here, monthsPaid: months.here, chain: none }
  - { id: there, title: There, place: There, work: any, mode: any, headcount: { place: there }, grossWage: wage.there, monthsPaid: months.there, chain: none }
`);
  };
  const outcomes = ["gross-earnings", "gross-earnings@here", "gross-earnings@there"];
  const draws = 4001;
  const run = simulate(scaled(1), { draws, outcomes, parameters: true });
  const segments = ["here", "there"].map((id) => ({
    grossEarnings: run.outcomes.get(`gross-earnings@${id}`)!,
    monthsPaid: run.parameters.get(`months.${id}`)!,
  }));
  const medianOf = (column: Float64Array) => Float64Array.from(column).sort()[(draws - 1) / 2]!;

  it("starts from gross earnings as they are", () => {
    expect(factorOnEverything(segments, 1).before).toBeCloseTo(
      medianOf(run.outcomes.get("gross-earnings")!),
      3,
    );
  });

  it("is met when every number is multiplied by it, months stopping at twelve", () => {
    const { factor } = factorOnEverything(segments, 30e6);
    expect(factor).toBeGreaterThan(1.2);
    // Months of the first place stay below twelve here, and those of the second stand at it.
    const median = medianOf(simulate(scaled(factor!), { draws, outcomes }).outcomes.get("gross-earnings")!);
    // Uniform months cut at twelve are not those of a range cut at twelve, by a little.
    expect(median / 30e6).toBeCloseTo(1, 1);
  });

  it("is exact where no month is capped", () => {
    const target = 1.1 * medianOf(run.outcomes.get("gross-earnings")!);
    const short = segments.map(({ grossEarnings, monthsPaid }) => ({
      grossEarnings,
      monthsPaid: monthsPaid.map((months) => months / 2),
    }));
    expect(factorOnEverything(short, target).factor).toBeCloseTo(Math.cbrt(1.1), 9);
    expect(factorOnEverything(short, target).monthsCapped).toBe(0);
  });

  it("says where no factor up to a thousand is enough", () => {
    expect(factorOnEverything(segments, 1e15).factor).toBeUndefined();
  });
});
