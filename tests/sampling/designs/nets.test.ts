import { describe, expect, it } from "vitest";
import { sobolWord } from "../../../lib/sampling/designs/sobolSequence.ts";
import { replicateUniforms } from "./replicateUniforms.ts";

const [replicates, exponent] = [16, 7];
const size = 2 ** exponent;

/** All ways to write a number as a sum of so many that are 0 or more. */
function sums(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    sums(total - first, parts - 1).map((others) => [first, ...others]),
  ).flat();
}

/** Whether every elementary interval of volume 2^-bits, of any shape, holds the same number of points. */
function isEven(columns: readonly ArrayLike<number>[], bits: number): boolean {
  return sums(bits, columns.length).every((shape) => {
    const counts = new Uint32Array(2 ** bits);
    for (let point = 0; point < columns[0]!.length; point++) {
      let box = 0;
      for (const [axis, cut] of shape.entries()) {
        box = box * 2 ** cut + Math.floor(columns[axis]![point]! * 2 ** cut);
      }
      counts[box]!++;
    }
    return counts.every((count) => count === columns[0]!.length / 2 ** bits);
  });
}

/** The least t for which the points are a (t, m, s)-net in base 2. */
function qualityOf(columns: readonly ArrayLike<number>[]): number {
  let t = 0;
  while (!isEven(columns, Math.log2(columns[0]!.length) - t)) t++;
  return t;
}

const unscrambled = (dimension: number) =>
  Array.from({ length: size }, (_, index) => sobolWord(dimension, index) / 2 ** 32);
const scrambled = (dimension: number, net = "kuwait") =>
  replicateUniforms(
    { name: "sobol", draws: replicates * size, replicates },
    { dimension, net, stream: `parameter ${dimension}` },
  );

/** One set of columns a replicate, from one set of replicates a dimension. */
function nets(columns: readonly Float64Array[][]): Float64Array[][] {
  return Array.from({ length: replicates }, (_, replicate) => columns.map((column) => column[replicate]!));
}

describe("quality of nets in this test", () => {
  it("is 0 for a Hammersley net and the worst for points on a line", () => {
    const first = Array.from({ length: 16 }, (_, index) => index / 16);
    const reversed = first.map((_, index) => sobolWord(1, index ^ (index >> 1)) / 2 ** 32);
    expect(qualityOf([first, reversed])).toBe(0);
    expect(qualityOf([first, first])).toBe(3);
    expect(sums(2, 2)).toEqual([
      [0, 2],
      [1, 1],
      [2, 0],
    ]);
  });
});

describe("scrambled nets", () => {
  it("have one point in every elementary interval of the first two dimensions, in every replicate", () => {
    for (const net of nets([scrambled(1), scrambled(2)])) expect(qualityOf(net)).toBe(0);
  });

  it("are as good as the unscrambled points for any two of the first six dimensions", () => {
    const plain = Array.from({ length: 6 }, (_, index) => unscrambled(index + 1));
    const random = Array.from({ length: 6 }, (_, index) => scrambled(index + 1));
    const qualities: number[] = [];
    for (let one = 0; one < 6; one++) {
      for (let other = 0; other < one; other++) {
        const quality = qualityOf([plain[one]!, plain[other]!]);
        qualities.push(quality);
        for (const net of nets([random[one]!, random[other]!])) expect(qualityOf(net)).toBe(quality);
      }
    }
    expect(qualities).toContain(0);
    expect(Math.max(...qualities)).toBeLessThanOrEqual(3);
  });

  it("are as good as the unscrambled points for three and four dimensions", () => {
    for (const dimensions of [
      [1, 2, 3],
      [2, 3, 4],
      [1, 2, 3, 4],
    ]) {
      const quality = qualityOf(dimensions.map(unscrambled));
      for (const net of nets(dimensions.map((dimension) => scrambled(dimension)))) {
        expect(qualityOf(net)).toBe(quality);
      }
    }
  });

  it("have one value in every stratum of any dimension", () => {
    for (const dimension of [1, 2, 37, 100, 512, 1000, 1024]) {
      for (const net of nets([scrambled(dimension)])) expect(qualityOf(net)).toBe(0);
    }
  });

  it("are nets after any power of two of draws", () => {
    for (const net of nets([scrambled(1), scrambled(2)])) {
      for (let first = 1; first < size; first *= 2) {
        expect(qualityOf(net.map((column) => column.slice(0, first)))).toBe(0);
      }
    }
  });

  it("go together with no other net", () => {
    const qualities = nets([scrambled(1), scrambled(2, "other")]).map(qualityOf);
    expect(Math.min(...qualities)).toBeGreaterThan(0);
  });
});
