import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillUniforms, fillWords, type StreamKey } from "../../lib/sampling/threefry.ts";
import { mostHits } from "../binomialLimits.ts";
import { readReference } from "./readReference.ts";

const wordRange = 2n ** 32n;
const rotations = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];

/** Threefry-2x32 as its authors define it, in whole numbers of any size. */
function threefry(counter: readonly bigint[], key: readonly bigint[], rounds = 13): [bigint, bigint] {
  const keys = [key[0]!, key[1]!, 0x1bd11bdan ^ key[0]! ^ key[1]!];
  let x = (counter[0]! + keys[0]!) % wordRange;
  let y = (counter[1]! + keys[1]!) % wordRange;
  for (let round = 0; round < rounds; round++) {
    const bits = rotations[round % 8]!;
    x = (x + y) % wordRange;
    y = (((y << bits) | (y >> (32n - bits))) % wordRange) ^ x;
    if (round % 4 === 3) {
      const injected = (round + 1) / 4;
      x = (x + keys[injected % 3]!) % wordRange;
      y = (y + keys[(injected + 1) % 3]! + BigInt(injected)) % wordRange;
    }
  }
  return [x, y];
}

function wordAt(key: StreamKey, index: number): number {
  const counter = BigInt(index) / 2n;
  return Number(threefry([counter % wordRange, counter / wordRange], key.map(BigInt))[index % 2]);
}

function words(key: StreamKey, first: number, count: number): number[] {
  const filled = new Uint32Array(count);
  fillWords(key, first, filled);
  return [...filled];
}

// Random123's kat_vectors, threefry2x32 with 13 rounds: counter, key, result.
const knownAnswers = [
  "00000000 00000000 00000000 00000000 9d1c5ec6 8bd50731",
  "ffffffff ffffffff ffffffff ffffffff fd36d048 2d17272c",
  "243f6a88 85a308d3 13198a2e 03707344 ba3e4725 f27d669e",
];

describe("the definition in this test", () => {
  it.each(knownAnswers)("gives the published answer %s", (line) => {
    const [c0, c1, k0, k1, x, y] = line.split(" ").map((word) => BigInt(`0x${word}`));
    expect(threefry([c0!, c1!], [k0!, k1!])).toEqual([x, y]);
  });
});

describe("fillWords", () => {
  it("gives the published answer for counter and key of zero", () => {
    expect(words([0, 0], 0, 2)).toEqual([0x9d1c5ec6, 0x8bd50731]);
  });

  const word = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1),
  );
  const key = fc.tuple(word, word);
  const first = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 53 - 20 }),
    fc.integer({ min: 0, max: 100_000 }),
    fc.constantFrom(2 ** 32 - 3, 2 ** 32, 2 ** 33 - 3, 2 ** 33 - 2, 2 ** 33 - 1, 2 ** 33, 2 ** 53 - 20),
  );

  it("gives the words of the definition for any key, from any draw on, odd ones and those beyond 2^32 too", () => {
    fc.assert(
      fc.property(key, first, fc.integer({ min: 0, max: 9 }), (stream, from, count) => {
        const expected = Array.from({ length: count }, (_, index) => wordAt(stream, from + index));
        expect(words(stream, from, count)).toEqual(expected);
      }),
      { seed: 2012, numRuns: 500 },
    );
  });

  it("gives the same words however they are cut into blocks", () => {
    const stream: StreamKey = [0x13198a2e, 0x03707344];
    const whole = words(stream, 0, 300);
    for (const size of [1, 2, 3, 7, 64]) {
      const blocks = Array.from({ length: Math.ceil(300 / size) }, (_, block) =>
        words(stream, block * size, size),
      );
      expect(blocks.flat().slice(0, 300)).toEqual(whole);
    }
  });

  it("gives the words that another program gives", () => {
    for (const row of readReference("streams")) {
      expect(words([Number(row.key0), Number(row.key1)], Number(row.index), 1)).toEqual([Number(row.word)]);
    }
  });
});

function uniforms(stream: string, first: number, count: number): Float64Array {
  const filled = new Float64Array(count);
  fillUniforms(streamKey("2012", stream, "value", 0), first, filled);
  return filled;
}

describe("fillUniforms", () => {
  it("puts every word into the middle of its step of 2^-32", () => {
    const words = new Uint32Array(50);
    fillWords(streamKey("2012", "wage", "value", 0), 7, words);
    expect([...uniforms("wage", 7, 50)]).toEqual([...words].map((word) => (word + 0.5) / 2 ** 32));
  });

  it("gives the uniforms of words that another program gives", () => {
    for (const { key0, key1, index, word } of readReference("streams")) {
      const filled = new Float64Array(1);
      fillUniforms([Number(key0), Number(key1)], Number(index), filled);
      expect(filled[0]).toBe((2 * Number(word) + 1) / 2 ** 33);
    }
  });

  it("gives streams with the mean and the variance of uniforms, and neighbours that do not go together", () => {
    const [streams, draws] = [200, 4096];
    let [farMeans, farSquares, farProducts] = [0, 0, 0];
    for (let stream = 0; stream < streams; stream++) {
      const centred = uniforms(`stream ${stream}`, 0, draws).map((u) => (u - 0.5) * Math.sqrt(12));
      const next = uniforms(`stream ${stream + 1}`, 0, draws).map((u) => (u - 0.5) * Math.sqrt(12));
      const mean = (of: (draw: number) => number) =>
        Array.from(centred, (_, draw) => of(draw)).reduce((sum, value) => sum + value, 0) / draws;
      const error = 1 / Math.sqrt(draws);
      if (Math.abs(mean((draw) => centred[draw]!)) > 3 * error) farMeans++;
      // The fourth moment of a uniform of variance 1 is 9/5.
      if (Math.abs(mean((draw) => centred[draw]! ** 2) - 1) > 3 * error * Math.sqrt(0.8)) farSquares++;
      if (Math.abs(mean((draw) => centred[draw]! * next[draw]!)) > 3 * error) farProducts++;
    }
    const most = mostHits(streams, 0.0027);
    expect(Math.max(farMeans, farSquares, farProducts)).toBeLessThanOrEqual(most);
  });
});
