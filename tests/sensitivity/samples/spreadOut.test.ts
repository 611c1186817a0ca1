import { describe, expect, it } from "vitest";
import { distance, moved, spreadOut, type Trajectory } from "../../../lib/sensitivity/samples/spreadOut.ts";
import { pseudoRandom } from "../../simulate/pseudoRandom.ts";

const random = pseudoRandom(2012);

function trajectory(inputs: number): Trajectory {
  const order = Array.from({ length: inputs }, (_, input) => ({ input, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ input }) => input);
  return { start: Int8Array.from({ length: inputs }, () => Math.floor(random() * 4)), order };
}

/** Every point of a trajectory. */
function points({ start, order }: Trajectory): number[][] {
  const here = [...start];
  return [
    [...here],
    ...order.map((input) => {
      here[input] = moved(here[input]!);
      return [...here];
    }),
  ];
}

describe("spreadOut", () => {
  const candidates = Array.from({ length: 20 }, () => trajectory(7));

  it("measures the distance between trajectories over all pairs of their points", () => {
    const [left, right] = candidates as [Trajectory, Trajectory];
    const pairs = points(left).flatMap((a) =>
      points(right).map((b) => Math.sqrt(a.reduce((sum, level, input) => sum + (level - b[input]!) ** 2, 0))),
    );
    expect(distance(left, right)).toBeCloseTo(
      pairs.reduce((sum, pair) => sum + pair, 0),
      9,
    );
  });

  it("chooses candidates that lie further apart than any five in a row", () => {
    const spread = (chosen: readonly Trajectory[]) =>
      chosen.reduce(
        (sum, a) => sum + chosen.reduce((inner, b) => inner + (a === b ? 0 : distance(a, b) ** 2), 0),
        0,
      );
    const chosen = spreadOut(candidates, 5);
    expect(new Set(chosen).size).toBe(5);
    for (let first = 0; first + 5 <= candidates.length; first++) {
      expect(spread(chosen)).toBeGreaterThan(spread(candidates.slice(first, first + 5)));
    }
  });
});
