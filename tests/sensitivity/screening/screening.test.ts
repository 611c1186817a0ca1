import { describe, expect, it } from "vitest";
import { trajectorySample } from "../../../lib/sensitivity/samples/trajectories.ts";
import { morris } from "../../../lib/sensitivity/screening/morris.ts";
import { tornado } from "../../../lib/sensitivity/screening/tornado.ts";
import { additive, ishigami, product } from "../testFunctions.ts";

describe("morris", () => {
  it("finds the slopes of an additive function, without spread", () => {
    const { model } = additive();
    morris(trajectorySample(model, { seed: "m" }), "y").forEach(({ size, mean, spread }, input) => {
      expect(size.value).toBeCloseTo(input + 1, 12);
      expect(mean!.value).toBeCloseTo(input + 1, 12);
      expect(spread).toBeCloseTo(0, 12);
    });
  });

  it("shows by the spread that effects hang on other inputs", () => {
    const found = morris(trajectorySample(ishigami().model, { seed: "m", trajectories: 32 }), "y");
    // The third input acts through the first alone: large effects either way that cancel out.
    expect(found[2]!.size.value).toBeGreaterThan(1);
    expect(Math.abs(found[2]!.mean!.value)).toBeLessThan(found[2]!.size.value);
    expect(found[2]!.spread).toBeGreaterThan(found[2]!.size.value);
  });

  it("gives a choice no mean, because its options have no order", () => {
    const { model } = product(2);
    const inputs = [model.inputs[0]!, { ...model.inputs[1]!, options: 3 }];
    const found = morris(trajectorySample({ ...model, inputs }, { seed: "m" }), "y");
    expect(found[0]!.mean).toBeDefined();
    expect(found[1]!.mean).toBeUndefined();
  });

  it("refuses more trajectories than there are candidates", () => {
    const { model } = additive(12);
    expect(() => trajectorySample(model, { seed: "m", trajectories: 9, candidates: 8 })).toThrow(
      "9 trajectories cannot be chosen from 8 candidates",
    );
  });
});

describe("tornado", () => {
  it("moves one input at a time, the widest swing first", () => {
    const { model } = product(2);
    // Medians are 1.5 and 2.
    expect(
      tornado(model, "y", [
        [1, 2],
        [1, 3],
      ]),
    ).toEqual([
      { input: "x2", low: { input: 1, outcome: 1.5 }, high: { input: 3, outcome: 4.5 } },
      { input: "x1", low: { input: 1, outcome: 2 }, high: { input: 2, outcome: 4 } },
    ]);
  });

  it("tries a choice at every option and keeps the lowest and the highest outcome", () => {
    const { model } = product(2);
    const inputs = [{ ...model.inputs[0]!, options: 3 }, model.inputs[1]!];
    const [, choice] = tornado({ ...model, inputs }, "y", [
      [2, 1, 1.5],
      [1, 3],
    ]);
    expect(choice).toEqual({ input: "x1", low: { input: 1, outcome: 2 }, high: { input: 2, outcome: 4 } });
  });
});
