import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "../../lib/charts/spreadLabels.ts";

const height = 1000;
const least = 19;
const some = fc
  .array(fc.double({ min: 0, max: height, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((places) => places.toSorted((a, b) => a - b));

describe("spreadLabels", () => {
  it("keeps the order, lets no two labels overlap and keeps them inside", () => {
    fc.assert(
      fc.property(some, (places) => {
        const labels = spreadLabels(places, least, height);
        for (let index = 1; index < labels.length; index++) {
          expect(labels[index]! - labels[index - 1]!).toBeGreaterThan(least - 1e-9);
        }
        expect(labels[0]!).toBeGreaterThan(least / 2 - 1e-9);
        expect(labels.at(-1)!).toBeLessThan(height - least / 2 + 1e-9);
      }),
      { seed: 2012 },
    );
  });

  it("leaves labels at their places where there is room", () => {
    expect(spreadLabels([20, 60, 100], 19, 200)).toEqual([20, 60, 100]);
  });

  it("pushes neighbours apart both up and down", () => {
    expect(spreadLabels([100, 100, 100], 20, 200)).toEqual([80, 100, 120]);
  });

  it("moves nothing that a crowd elsewhere does not reach", () => {
    expect(spreadLabels([50, 300, 302, 500], 20, 600)).toEqual([50, 291, 311, 500]);
  });

  it("moves labels no further in all than any other order-keeping placement", () => {
    const places = [10, 12, 40, 41, 43, 90];
    const moved = (labels: readonly number[]) =>
      labels.reduce((sum, label, index) => sum + (label - places[index]!) ** 2, 0);
    const best = spreadLabels(places, 15, 140);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (gaps) => {
          let at = 7.5;
          const other = gaps.map((gap, index) => {
            at += gap + (index === 0 ? 0 : 15);
            return at;
          });
          if (at <= 140 - 7.5) expect(moved(best)).toBeLessThan(moved(other) + 1e-6);
        },
      ),
      { seed: 2012 },
    );
  });
});
