import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Design, designOf, replicateSize } from "../../../lib/sampling/designs/design.ts";
import { netOrder } from "../../../lib/sampling/designs/netOrder.ts";
import { owenScramble } from "../../../lib/sampling/designs/owenScrambling.ts";
import { sobolWord } from "../../../lib/sampling/designs/sobolSequence.ts";
import { type Place, uniformsOf } from "../../../lib/sampling/designs/uniformsOf.ts";
import { streamKey } from "../../../lib/sampling/streamKey.ts";
import { fillUniforms, fillWords } from "../../../lib/sampling/threefry.ts";
import { replicateUniforms } from "./replicateUniforms.ts";

const place: Place = { seed: "2012", stream: "wage", purpose: "value", net: "kuwait", dimension: 2 };
const designs: readonly Design[] = [
  designOf("random", 1200),
  designOf("latin-hypercube", 1200),
  designOf("sobol", 1024),
];

function uniforms(design: Design, changes: Partial<Place> = {}): Float64Array {
  const into = new Float64Array(design.draws);
  uniformsOf(design, { ...place, ...changes })(0, into);
  return into;
}

describe.each(designs)("uniforms of $name", (design) => {
  const whole = uniforms(design);

  it("lie strictly between 0 and 1 and are all different", () => {
    expect(whole.every((u) => u > 0 && u < 1)).toBe(true);
    expect(new Set(whole).size).toBe(design.draws);
  });

  it("are the same however the draws are cut into blocks, and in whatever order these come", () => {
    const block = fc.record({
      first: fc.integer({ min: 0, max: design.draws - 1 }),
      length: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const orders = new Map();
        const fill = uniformsOf(design, place, orders);
        const neighbour = uniformsOf(design, { ...place, stream: "months", dimension: 3 }, orders);
        for (const { first, length } of blocks) {
          const into = new Float64Array(Math.min(length, design.draws - first));
          neighbour(first >> 1, new Float64Array(length));
          fill(first, into);
          expect(into.join()).toBe(whole.slice(first, first + into.length).join());
        }
      }),
      { seed: 2012, numRuns: 50 },
    );
  });

  it("go on beyond the last draw without a change to those before", () => {
    const longer = new Float64Array(design.draws + 100);
    uniformsOf(design, place)(0, longer);
    expect(longer.slice(0, design.draws)).toEqual(whole);
    expect(longer.every((u) => u > 0 && u < 1)).toBe(true);
  });

  it.each(["seed", "stream", "purpose"] as const)("are others for another %s", (what) => {
    const other = uniforms(design, { [what]: "other" });
    expect(other.filter((u, draw) => u === whole[draw])).toHaveLength(0);
  });

  it("are others in every replicate", () => {
    const size = replicateSize(design);
    const replicates = Array.from({ length: design.replicates }, (_, replicate) =>
      whole.slice(replicate * size, (replicate + 1) * size).join(),
    );
    expect(new Set(replicates).size).toBe(design.replicates);
  });
});

it.each([
  { ...designs[0]!, expected: [0.8729438305599615, 0.24269194470252842] },
  { ...designs[1]!, expected: [0.39744363967794927, 0.7361917281104252] },
  { ...designs[2]!, expected: [0.07953614613506943, 0.11268782906699926] },
])("uniforms of $name stay what they are", ({ expected, ...design }) => {
  expect([...uniforms(design)].filter((_, draw) => draw % 500 === 499)).toEqual(expected);
});

describe("uniforms of random", () => {
  it("are those of the stream, whatever net and dimension", () => {
    const expected = new Float64Array(1200);
    fillUniforms(streamKey("2012", "wage", "value", 0), 0, expected);
    expect(uniforms(designs[0]!)).toEqual(expected);
    expect(uniforms(designs[0]!, { net: "other", dimension: 5 })).toEqual(expected);
  });

  it("are those of the stream far out, from an odd draw on", () => {
    const [into, expected] = [new Float64Array(5), new Float64Array(5)];
    uniformsOf(designs[0]!, place)(2 ** 33 - 3, into);
    fillUniforms(streamKey("2012", "wage", "value", 0), 2 ** 33 - 3, expected);
    expect(into).toEqual(expected);
  });
});

describe("uniforms of latin-hypercube", () => {
  it("put one draw of a replicate strictly inside each stratum, where its word says", () => {
    const [, design] = designs;
    const size = replicateSize(design!);
    const whole = uniforms(design!);
    for (let replicate = 0; replicate < design!.replicates; replicate++) {
      const words = new Uint32Array(size);
      fillWords(streamKey("2012", "wage", "value", replicate), 0, words);
      const scaled = [...whole.slice(replicate * size, (replicate + 1) * size)].map((u) => u * size);
      expect(new Set(scaled.map(Math.floor)).size).toBe(size);
      for (const [draw, place] of scaled.entries()) {
        expect(place - Math.floor(place)).toBeCloseTo((words[draw]! + 0.5) / 2 ** 32, 11);
      }
    }
  });

  it("stay inside their strata in the largest replicates", () => {
    const size = 2 ** 20 - 1;
    const whole = new Float64Array(size);
    uniformsOf({ name: "latin-hypercube", draws: 16 * size, replicates: 16 }, place)(0, whole);
    whole.sort();
    // Exactly: u is 2^-53 or more, so that it is a multiple of 2^-106.
    const outside = whole.filter((u, stratum) => {
      const numerator = BigInt(u * 2 ** 106) * BigInt(size);
      const unit = 2n ** 106n;
      return numerator <= BigInt(stratum) * unit || numerator >= BigInt(stratum + 1) * unit;
    });
    expect(outside).toHaveLength(0);
  });
});

describe("uniforms of sobol", () => {
  it("are points of the sequence, taken in an order of the net's and scrambled by the stream's key", () => {
    const [, , design] = designs;
    const size = replicateSize(design!);
    const order = netOrder((replicate) => streamKey("2012", "kuwait", "order of value", replicate));
    for (const [replicate, draws] of replicateUniforms(design!, place).entries()) {
      const key = streamKey("2012", "wage", "value", replicate);
      const expected = Array.from(
        order(replicate, 0, size),
        (point) => (owenScramble(sobolWord(2, point), key) + 0.5) / 2 ** 32,
      );
      expect([...draws]).toEqual(expected);
    }
  });

  it("keep the draws of a replicate that grows", () => {
    const [small] = replicateUniforms({ name: "sobol", draws: 16 * 256, replicates: 16 }, place);
    const [large] = replicateUniforms({ name: "sobol", draws: 16 * 1024, replicates: 16 }, place);
    expect(large!.slice(0, 256)).toEqual(small);
  });

  it("are others for another dimension", () => {
    const whole = uniforms(designs[2]!);
    const other = uniforms(designs[2]!, { dimension: 3 });
    // With one key, where the two dimensions have the same word.
    expect(other.filter((u, draw) => u === whole[draw]).length).toBeLessThan(whole.length / 4);
  });

  it("are the same for another net, in another order", () => {
    const whole = uniforms(designs[2]!);
    const other = uniforms(designs[2]!, { net: "other" });
    for (let first = 0; first < whole.length; first += 64) {
      expect(other.slice(first, first + 64).sort()).toEqual(whole.slice(first, first + 64).sort());
    }
    // Of 64 draws two are always the same, and one of each of five parts on average.
    expect(other.filter((u, draw) => u === whole[draw]).length).toBeLessThan(16 * 10);
  });

  it.each([0, 1025, 2.5])("refuse dimension %s", (dimension) => {
    expect(() => uniformsOf(designs[2]!, { ...place, dimension })).toThrow(RangeError);
  });
});
