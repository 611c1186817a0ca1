import { describe, expect, it } from "vitest";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillWords } from "../../lib/sampling/threefry.ts";
import { mostHits } from "../binomialLimits.ts";

/** Longer tests of the same words are in tests/battery. */
const [sequences, length, turns] = [100, 4096, 32];

function stream(
  seed: number,
  { name = "wage.kuwait", purpose = "value", replicate = 0, count = length } = {},
): Uint32Array {
  const words = new Uint32Array(count);
  fillWords(streamKey(String(seed), name, purpose, replicate), 0, words);
  return words;
}

/** Words of several streams in turn. */
function inTurn(streamOf: (index: number) => Uint32Array): Uint32Array {
  const streams = Array.from({ length: turns }, (_, index) => streamOf(index));
  return Uint32Array.from({ length }, (_, at) => streams[at % turns]![Math.floor(at / turns)]!);
}

const count = length / turns;
const numbered = <Of>(of: (index: number) => Of) =>
  Array.from({ length: sequences }, (_, index) => of(index));
const first = numbered((seed) => stream(seed));

/** A hundred sequences of words each, no two with a stream in common, every one of which should look like chance. */
const kinds: Readonly<Record<string, readonly Uint32Array[]>> = {
  "one stream": first,
  "parameters in turn": numbered((seed) =>
    inTurn((index) => stream(seed, { name: `parameter.${index}`, count })),
  ),
  "neighbouring seeds in turn": numbered((at) => inTurn((index) => stream(turns * at + index, { count }))),
};

/** Chi-square of how often each of 256 values occurs, in standard deviations; nearly normal at 255 degrees. */
function unevenness(sequence: Uint32Array, shift: number): number {
  const counts = new Uint32Array(256);
  for (const word of sequence) counts[(word >>> shift) & 255]!++;
  const expected = sequence.length / 256;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // Wilson and Hilferty's cube root makes it normal.
  const spread = 2 / (9 * 255);
  return (Math.cbrt(chiSquare / 255) - 1 + spread) / Math.sqrt(spread);
}

/** Correlation of words with those so many places on in another sequence, in standard errors. */
function correlation(one: Uint32Array, other: Uint32Array, lag = 0): number {
  const pairs = one.length - lag;
  let sum = 0;
  for (let index = 0; index < pairs; index++) {
    sum += (one[index]! / 2 ** 32 - 0.5) * (other[index + lag]! / 2 ** 32 - 0.5);
  }
  return (12 * sum) / Math.sqrt(pairs);
}

/** How many bits two sequences have in common, in standard errors. */
function commonBits(one: Uint32Array, other: Uint32Array): number {
  let differing = 0;
  for (const [index, word] of one.entries()) {
    for (let bits = word ^ other[index]!; bits !== 0; bits &= bits - 1) differing++;
  }
  return (differing - 16 * one.length) / Math.sqrt(8 * one.length);
}

function expectChance(deviations: readonly number[]): void {
  const far = deviations.filter((deviation) => Math.abs(deviation) > 3);
  expect(far.length).toBeLessThanOrEqual(mostHits(deviations.length, 0.0027));
  const meanSquare = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0) / deviations.length;
  expect(Math.abs(meanSquare - 1)).toBeLessThan(3.3 * Math.sqrt(2 / deviations.length));
}

describe.each(Object.entries(kinds))("words of %s", (_, all) => {
  it.each([24, 16, 8, 0])("have all values of the byte at bit %i equally often", (shift) => {
    expectChance(all.map((sequence) => unevenness(sequence, shift)));
  });

  it.each([1, 2, 31, 32, 33])("have nothing to do with those %i places on", (lag) => {
    expectChance(all.map((sequence) => correlation(sequence, sequence, lag)));
  });
});

describe("two streams", () => {
  const others: Readonly<Record<string, (seed: number) => Uint32Array>> = {
    "another name": (seed) => stream(seed, { name: "wage.kuwaiti" }),
    "the next seed": (seed) => stream(seed + 1),
    "another purpose": (seed) => stream(seed, { purpose: "second" }),
    "the next replicate": (seed) => stream(seed, { replicate: 1 }),
  };

  it.each(Object.entries(others))("have nothing in common where one has %s", (_, other) => {
    const partners = numbered(other);
    expectChance(numbered((seed) => correlation(first[seed]!, partners[seed]!)));
    expectChance(numbered((seed) => commonBits(first[seed]!, partners[seed]!)));
  });
});
