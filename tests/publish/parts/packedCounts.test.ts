import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packCounts, unpackCounts } from "../../../lib/publish/parts/packedCounts.ts";

const counts = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 2046 }),
    fc.integer({ min: 0, max: 1023 }),
    fc.integer({ min: 1, max: 4294967295 }),
  ),
  { maxLength: 30 },
);

/** Pages with these counts. */
function pagesOf(
  counts: readonly (readonly [page: number, bin: number, count: number])[],
): Map<number, Uint32Array> {
  const pages = new Map<number, Uint32Array>();
  for (const [page, bin, count] of counts) {
    const bins = pages.get(page) ?? new Uint32Array(1024);
    bins[bin] = count;
    pages.set(page, bins);
  }
  return pages;
}

const listed = (pages: ReadonlyMap<number, Uint32Array>) =>
  [...pages]
    .sort(([a], [b]) => a - b)
    .flatMap(([page, bins]) => [...bins].flatMap((count, bin) => (count === 0 ? [] : [[page, bin, count]])));

describe("packed counts", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(counts, (counts) => {
        const pages = pagesOf(counts);
        const found = unpackCounts(packCounts(pages));
        expect(listed(found.pages)).toEqual(listed(pages));
        expect(found.draws).toBe(listed(pages).reduce((sum, [, , count]) => sum + count!, 0));
      }),
      { seed: 2012 },
    );
  });

  it("are gaps and counts in seven bits a byte", () => {
    // Bin 3 of page 1 is the 1,027th: 1027 = 3 + 8 · 128; the next gap is 0.
    const bytes = [131, 8, 5, 0, 200, 1];
    expect(
      packCounts(
        pagesOf([
          [1, 3, 5],
          [1, 4, 200],
        ]),
      ),
    ).toBe(btoa(String.fromCharCode(...bytes)));
  });

  it("of many full pages come back too", () => {
    const pages = new Map(
      [1000, 1001, 1002, 1100].map((page) => [page, new Uint32Array(1024).fill(4_000_000_000)]),
    );
    expect(listed(unpackCounts(packCounts(pages)).pages)).toEqual(listed(pages));
  });

  it.each<[string, readonly number[], string]>([
    ["that end within a number", [128], "end too early"],
    ["that end after a gap", [1], "end too early"],
    ["with a number that is too long", [255, 255, 255, 255, 255, 255, 1], "too long"],
    ["with a bin that holds nothing", [1, 0], "that none can have"],
    ["with more than can be counted", [1, 128, 128, 128, 128, 16], "that none can have"],
    ["beyond the last page", [255, 255, 255, 255, 15, 1], "that none can have"],
    ["of infinite numbers", [128, 248, 127, 1], "that none can have"],
    ["in too many pages", Array.from({ length: 600 }, () => [255, 7, 1]).flat(), "too many"],
  ])("are refused: %s", (_, bytes, message) => {
    expect(() => unpackCounts(btoa(String.fromCharCode(...bytes)))).toThrow(message);
  });

  it("are refused where they are not base64", () => {
    expect(() => unpackCounts("*")).toThrow("not base64");
  });
});
