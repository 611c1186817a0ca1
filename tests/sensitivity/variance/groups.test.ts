import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickFreezeSample } from "../../../lib/sensitivity/samples/pickFreeze.ts";
import { groupShares, withUnions } from "../../../lib/sensitivity/variance/groupShares.ts";
import { ranking } from "../../../lib/sensitivity/variance/ranking.ts";
import { secondOrder, withPairs } from "../../../lib/sensitivity/variance/secondOrder.ts";
import { shapleyValues } from "../../../lib/sensitivity/variance/shapleyValues.ts";
import { mostHits } from "../../binomialLimits.ts";
import { additive, ishigami, product, singles, uniformsFor } from "../testFunctions.ts";

const outsideThree = 0.00897;

describe("shapleyValues", () => {
  it("share out what two players only have together", () => {
    expect(shapleyValues(2, (coalition) => [0, 1, 2, 7][coalition]!)).toEqual([3, 4]);
  });

  it("add up to the worth of all, whatever the game", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 }),
        (worths) => {
          const values = shapleyValues(5, (coalition) => (coalition === 0 ? 0 : worths[coalition]!));
          expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(worths[31]!, 12);
        },
      ),
      { seed: 2012 },
    );
  });

  it("give the same to players who are alike, and nothing to one who adds nothing", () => {
    const values = shapleyValues(3, (coalition) => ((coalition & 3) === 3 ? 1 : 0));
    expect(values).toEqual([0.5, 0.5, 0]);
  });

  it("refuse more players than can be gone through", () => {
    expect(() => shapleyValues(13, () => 0)).toThrow("up to 12 players, not 13");
  });
});

describe("groupShares", () => {
  const known = product(4);
  const groups = [
    { id: "a", inputs: [0, 3] },
    { id: "b", inputs: [1] },
    { id: "c", inputs: [2] },
  ];
  const parts = [1, 2, 3, 4].map((width) => width ** 2 / 12 / (1 + width / 2) ** 2);
  const worth = (coalition: number) =>
    groups.reduce(
      (result, { inputs }, group) =>
        (coalition >> group) & 1
          ? inputs.reduce((left, input) => left * (1 + parts[input]!), result)
          : result,
      1,
    ) - 1;
  const truth = shapleyValues(3, (coalition) => worth(coalition) / worth(7));
  const seeds = Array.from({ length: 100 }, (_, seed) => {
    const uniforms = uniformsFor(known.model, { seed: String(seed), drawsPerReplicate: 64 });
    return groupShares(pickFreezeSample(known.model, uniforms, withUnions(groups)), ["a", "b", "c"], "y");
  });

  it("match the closed form of a product", () => {
    truth.forEach((share, group) => {
      const outside = seeds.filter((shares) => {
        const { value, standardError } = shares[group]!.share;
        return Math.abs(value - share) > 3 * standardError;
      });
      expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree));
    });
  });

  it("add up to 1", () => {
    for (const shares of seeds) {
      expect(shares.reduce((sum, { share }) => sum + share.value, 0)).toBeCloseTo(1, 12);
    }
  });

  it("refuse groups that overlap, and a sample of other sets", () => {
    expect(() =>
      withUnions([
        { id: "a", inputs: [0] },
        { id: "b", inputs: [0] },
      ]),
    ).toThrow("in two of the groups");
    const sample = pickFreezeSample(
      known.model,
      uniformsFor(known.model, { seed: "s", drawsPerReplicate: 8 }),
      singles(known.model),
    );
    expect(() => groupShares(sample, ["a", "b"], "y")).toThrow("as withUnions makes them");
  });
});

describe("secondOrder", () => {
  it("finds that the first and third input of the Ishigami function work together only", () => {
    const { model, total } = ishigami();
    const seeds = Array.from({ length: 100 }, (_, seed) =>
      secondOrder(
        pickFreezeSample(
          model,
          uniformsFor(model, { seed: String(seed), drawsPerReplicate: 128 }),
          withPairs(singles(model)),
        ),
        "y",
      ),
    );
    [0, total[2]!, 0].forEach((truth, pair) => {
      const outside = seeds.filter((found) => {
        const { value, standardError } = found[pair]!.interaction;
        return Math.abs(value - truth) > 3 * standardError;
      });
      expect(outside.length).toBeLessThanOrEqual(mostHits(100, outsideThree));
    });
    expect(seeds[0]!.map(({ sets }) => sets.join())).toEqual(["x1,x2", "x1,x3", "x2,x3"]);
  });

  it("refuses a sample without the pairs", () => {
    const { model } = ishigami();
    const sample = pickFreezeSample(
      model,
      uniformsFor(model, { seed: "s", drawsPerReplicate: 8 }),
      singles(model),
    );
    expect(() => secondOrder(sample, "y")).toThrow("as withPairs makes them");
  });
});

describe("ranking", () => {
  it("tells neighbours apart that differ, and says which it cannot", () => {
    const known = additive(3);
    const sample = pickFreezeSample(
      known.model,
      uniformsFor(known.model, { seed: "r", drawsPerReplicate: 256 }),
      [...singles(known.model), { id: "again", inputs: [2] }],
    );
    const { places, isSettled } = ranking(sample, "y");
    expect(places.map(({ set }) => set)).toEqual(["x3", "again", "x2", "x1"]);
    expect(places.map(({ isApart }) => isApart)).toEqual([false, true, true, true]);
    expect(isSettled).toBe(false);
    expect(places[0]!.ahead!.value).toBe(0);
    expect(places[3]!.ahead).toBeNull();
    expect(ranking(sample, "y", { sets: ["x1", "x2", "x3"] }).isSettled).toBe(true);
    expect(ranking(sample, "y", { places: 2 }).places).toHaveLength(2);
  });
});
