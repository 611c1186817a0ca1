import { describe, expect, it } from "vitest";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { readReference } from "./readReference.ts";

describe("streamKey", () => {
  it("gives the keys that another program gives, for seeds of any letters", () => {
    for (const { seed, stream, purpose, replicate, key0, key1 } of readReference("streams")) {
      const key = streamKey(seed!, stream!, purpose!, Number(replicate));
      expect(key, `${seed} ${stream} ${purpose} ${replicate}`).toEqual([Number(key0), Number(key1)]);
    }
  });

  it("stays what it is", () => {
    expect(streamKey("2012", "wage.kuwait", "value", 0)).toEqual([194069175, 1567099002]);
    expect(streamKey("2012", "wage.kuwait", "value", 0)).toEqual([194069175, 1567099002]);
  });

  it("tells seeds, streams, purposes and replicates apart, however they are put together", () => {
    const parts = ["", "0", "1", "12", "a", "a.b", "b", 'a","b', "["];
    const keys = parts.flatMap((seed) =>
      parts.flatMap((stream) =>
        ["value", "second", "", "value,0"].flatMap((purpose) =>
          [0, 1, 2, 10].map((replicate) => streamKey(seed, stream, purpose, replicate).join()),
        ),
      ),
    );
    expect(new Set(keys).size).toBe(parts.length * parts.length * 16);
  });

  it("gives two different words for every one of many neighbouring names", () => {
    const words = Array.from({ length: 5000 }, (_, index) =>
      streamKey("2012", `parameter.${index}`, "value", 0),
    );
    expect(words.every(([key0, key1]) => key0 !== key1)).toBe(true);
    // Of 5,000 words of 32 bits two are alike once in 340 times; of these none are.
    expect(new Set(words.map(([key0]) => key0)).size).toBe(5000);
    expect(new Set(words.map(([, key1]) => key1)).size).toBe(5000);
  });
});
