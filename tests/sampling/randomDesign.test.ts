import { describe, expect, it } from "vitest";
import { fillUniforms } from "../../lib/sampling/randomDesign.ts";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillWords } from "../../lib/sampling/threefry.ts";
import { mostHits } from "../binomialLimits.ts";
import { readReference } from "./readReference.ts";

function uniforms(stream: string, first: number, count: number): Float64Array {
  const filled = new Float64Array(count);
  fillUniforms(streamKey("2012", stream, "value", 0), first, new Uint32Array(count), filled);
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
      fillUniforms([Number(key0), Number(key1)], Number(index), new Uint32Array(1), filled);
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
