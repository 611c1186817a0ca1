import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyedBijection } from "../../../lib/sampling/designs/keyedBijection.ts";
import { fillWords, type StreamKey } from "../../../lib/sampling/threefry.ts";

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const key = fc.tuple(word, word);

function all(scheme: StreamKey, size: number): number[] {
  const into = new Uint32Array(size);
  keyedBijection(scheme, size)(0, into);
  return [...into];
}

describe("keyedBijection", () => {
  it("takes every number of the range to one of its own", () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 1, max: 3000 }), (scheme, size) => {
        const reached = all(scheme, size).sort((a, b) => a - b);
        expect(reached).toEqual(Array.from({ length: size }, (_, index) => index));
      }),
      { seed: 2012, numRuns: 300 },
    );
  });

  it.each([2 ** 19, 2 ** 19 + 1, 2 ** 20 - 1, 2 ** 20])("does so for a range of %i", (size) => {
    const reached = new Uint8Array(size);
    for (const number of all([size, 7], size)) reached[number]!++;
    expect(reached.every((times) => times === 1)).toBe(true);
  });

  it("gives the same numbers from anywhere on", () => {
    const whole = all([1, 2], 1250);
    const part = new Uint32Array(50);
    keyedBijection([1, 2], 1250)(700, part);
    expect([...part]).toEqual(whole.slice(700, 750));
  });

  it.each([2, 3, 5, 16, 63, 64, 100, 1250])(
    "of %i numbers takes two of them to any two places alike",
    (size) => {
      const keys = 10_000;
      const bins = Math.min(size, 8);
      const binOf = (number: number) => Math.floor((number * bins) / size);
      const sizes = Array.from({ length: bins }, () => 0);
      for (let number = 0; number < size; number++) sizes[binOf(number)]!++;
      const words = new Uint32Array(2 * keys);
      fillWords([2012, size], 0, words);
      const [into, counts] = [new Uint32Array(2), new Uint32Array(bins * bins)];
      for (let at = 0; at < keys; at++) {
        keyedBijection([words[2 * at]!, words[2 * at + 1]!], size)(0, into);
        counts[binOf(into[0]!) * bins + binOf(into[1]!)]!++;
      }
      let [chiSquare, cells] = [0, 0];
      for (const [cell, count] of counts.entries()) {
        const [one, other] = [Math.floor(cell / bins), cell % bins];
        const pairs = sizes[one]! * (sizes[other]! - (one === other ? 1 : 0));
        const expected = (keys * pairs) / (size * (size - 1));
        if (pairs === 0) expect(count).toBe(0);
        else {
          chiSquare += (count - expected) ** 2 / expected;
          cells++;
        }
      }
      const freedom = cells - 1;
      expect((chiSquare - freedom) / Math.sqrt(2 * freedom)).toBeLessThan(4);
    },
  );
});
