import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netOrder } from "../../../lib/sampling/designs/netOrder.ts";

const order = () => netOrder((replicate) => [2012, replicate]);
const whole = [...order()(0, 0, 2048)];

describe("netOrder", () => {
  it("takes each of the first 2^k points among the first 2^k draws", () => {
    for (let count = 1; count <= 2048; count *= 2) {
      const taken = whole.slice(0, count).sort((a, b) => a - b);
      expect(taken).toEqual(Array.from({ length: count }, (_, index) => index));
    }
  });

  it("mixes them, otherwise in every replicate", () => {
    const stay = (points: readonly number[]) => points.filter((point, draw) => point === draw).length;
    // Two draws stay where they are, and one more of each of the other ten parts on average.
    expect(stay(whole)).toBeLessThan(26);
    const other = [...order()(1, 0, 2048)];
    expect(other.filter((point, draw) => point === whole[draw]).length).toBeLessThan(26);
  });

  it("gives the same from anywhere on, in whatever order it is asked", () => {
    const asked = fc.record({
      first: fc.integer({ min: 0, max: 2047 }),
      length: fc.integer({ min: 0, max: 2048 }),
    });
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 6 }), (blocks) => {
        const net = order();
        for (const { first, length } of blocks) {
          const count = Math.min(length, 2048 - first);
          expect([...net(0, first, count)].join()).toBe(whole.slice(first, first + count).join());
        }
      }),
      { seed: 2012 },
    );
  });
});
