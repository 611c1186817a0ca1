import { describe, expect, it } from "vitest";
import { condition } from "../../../lib/sensitivity/conditioning/condition.ts";
import { type DrawnSample, drawnSample } from "../../../lib/sensitivity/samples/drawn.ts";
import { linearGaussian, uniformsFor } from "../testFunctions.ts";

const model = linearGaussian([1, 1]);
const sample = drawnSample(model, uniformsFor(model, { seed: "c", drawsPerReplicate: 1024 }));

describe("condition", () => {
  it("gives what the joint normal distribution gives", () => {
    // Given a sum above 2, each part has half of what is expected of the sum.
    const found = condition(sample, [{ of: "y", from: 2, to: Number.MAX_VALUE }]);
    expect(found.probability).toBeCloseTo(0.0786, 2);
    expect(found.draws).toBe(Math.round(found.probability * sample.draws));
    // E[S | S > 2] for a variance of 2 is sqrt(2) times the inverse Mills ratio at sqrt(2).
    const density = Math.exp(-1) / Math.sqrt(2 * Math.PI);
    const expected = (Math.SQRT2 * density) / 0.0786496 / 2;
    for (const { before, after, isMoved } of found.inputs) {
      expect(before.mean).toBeCloseTo(0, 1);
      expect(Math.abs(after!.mean - expected)).toBeLessThan(4 / Math.sqrt(found.draws));
      expect(isMoved).toBe(true);
    }
    expect(found.isFew).toBe(false);
  });

  it("does not move what has nothing to do with it", () => {
    const unrelated = {
      name: "z",
      options: undefined,
      values: Float64Array.from(sample.inputs[0]!.values).reverse(),
    };
    const found = condition({ ...sample, inputs: [...sample.inputs, unrelated] }, [
      { of: "y", from: 1, to: 3 },
    ]);
    expect(found.inputs.map(({ name }) => name).at(-1)).toBe("z");
    expect(found.inputs.at(-1)!.isMoved).toBe(false);
  });

  it("holds several ranges together, of inputs as well", () => {
    const found = condition(sample, [
      { of: "y", from: 0, to: 1 },
      { of: "x1", from: -1, to: 0 },
    ]);
    const expected = sample.inputs[0]!.values.filter((x, draw) => {
      const y = sample.outcomes.get("y")![draw]!;
      return y >= 0 && y <= 1 && x >= -1 && x <= 0;
    });
    expect(found.draws).toBe(expected.length);
  });

  it("shows how the options of a choice move", () => {
    const choice = {
      name: "choice:c",
      options: 2,
      values: sample.outcomes.get("y")!.map((y) => (y > 0 ? 1 : 0)),
    };
    const withChoice: DrawnSample = { ...sample, inputs: [choice] };
    const [moved] = condition(withChoice, [{ of: "y", from: 0.001, to: 9 }]).inputs;
    expect(moved!.before.options![1]).toBeCloseTo(0.5, 1);
    expect(moved!.after!.options).toEqual([0, expect.closeTo(1, 9)]);
    expect(moved!.gap).toBeCloseTo(0.5, 1);
  });

  it("warns of few draws, and has nothing to show for none", () => {
    const few = condition(sample, [{ of: "y", from: 4, to: 9 }]);
    expect(few.isFew).toBe(true);
    expect(few.draws).toBeGreaterThan(0);
    const none = condition(sample, [{ of: "y", from: 100, to: 200 }]);
    expect(none).toMatchObject({ probability: 0, draws: 0, isFew: true });
    for (const { after, gap, isMoved } of none.inputs)
      expect({ after, gap, isMoved }).toEqual({ after: null, gap: 0, isMoved: false });
  });

  it("refuses a name that the sample does not have", () => {
    expect(() => condition(sample, [{ of: "z", from: 0, to: 1 }])).toThrow(
      'the sample has no "z"; it has y, x1, x2',
    );
  });
});
