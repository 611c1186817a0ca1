import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { owenScramble, reverseBits } from "../../../lib/sampling/designs/owenScrambling.ts";
import { fillWords, type StreamKey } from "../../../lib/sampling/threefry.ts";
import { mostHits } from "../../binomialLimits.ts";

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const key = fc.tuple(word, word);

describe("reverseBits", () => {
  it("turns the bits round", () => {
    fc.assert(
      fc.property(word, (bits) => {
        const turned = [...bits.toString(2).padStart(32, "0")].reverse().join("");
        expect(reverseBits(bits) >>> 0).toBe(Number.parseInt(turned, 2));
      }),
      { seed: 2012 },
    );
  });
});

describe("owenScramble", () => {
  it("keeps as many first bits in common as the words have", () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 0, max: 31 }), word, key, (one, bit, below, scrambleKey) => {
        // The other word has the first bits of the one, another bit there, and anything below.
        const other = (one ^ (0x80000000 >>> bit) ^ (below & (0x7fffffff >>> bit))) >>> 0;
        const difference = owenScramble(one, scrambleKey) ^ owenScramble(other, scrambleKey);
        expect(Math.clz32(difference)).toBe(bit);
      }),
      { seed: 2012, numRuns: 1000 },
    );
  });

  it("takes the words of any leading bits to each other's places", () => {
    for (const scrambleKey of [
      [0, 0],
      [1, 2],
      [0xffffffff, 0xfffffffe],
    ] satisfies StreamKey[]) {
      const firsts = Array.from(
        { length: 4096 },
        (_, index) => owenScramble(index * 2 ** 20, scrambleKey) >>> 20,
      );
      expect(new Set(firsts).size).toBe(4096);
    }
  });

  it("stays what it is", () => {
    expect(
      [0, 1, 2 ** 31, 2 ** 32 - 1].map((given) => owenScramble(given, [123, 456])),
    ).toMatchInlineSnapshot(`
      [
        2874666667,
        2874666666,
        1608334613,
        881885225,
      ]
    `);
  });

  it("flips every bit by chance, and none with another", () => {
    const [keys, depth] = [4096, 5];
    const words = new Uint32Array(2 * keys);
    fillWords([2012, 0], 0, words);
    // Whether the bit below some first bits is flipped, as 1 or -1, for every key; one row for each such node.
    const rows = Array.from({ length: 2 ** depth - 1 }, (_, node) => {
      const bit = 31 - Math.clz32(node + 1);
      const word = (node + 1 - 2 ** bit) * 2 ** (32 - bit);
      return Array.from({ length: keys }, (_, at) =>
        (owenScramble(word, [words[2 * at]!, words[2 * at + 1]!]) >>> (31 - bit)) & 1 ? 1 : -1,
      );
    });
    const far = (sum: number) => Math.abs(sum) > 3 * Math.sqrt(keys);
    const sums = rows.map((row) => row.reduce((sum, sign) => sum + sign, 0));
    const products = rows.flatMap((one, at) =>
      rows.slice(0, at).map((other) => one.reduce((sum, sign, index) => sum + sign * other[index]!, 0)),
    );
    expect(sums.filter(far).length).toBeLessThanOrEqual(mostHits(sums.length, 0.0027));
    expect(products.filter(far).length).toBeLessThanOrEqual(mostHits(products.length, 0.0027));
  });
});
