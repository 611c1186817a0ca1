import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import outlines from "#outlines";
import { overlaps, placeNames } from "../../lib/charts/placeNames.ts";
import { placesMap } from "../../lib/charts/placesMap.ts";
import { loadStudy, simulate } from "../../lib/index.ts";
import { overviewFigures, overviewOutcomes } from "../../lib/publish/figures/overviewFigures.ts";

const study = loadStudy();
const { places } = overviewFigures(simulate(study, { draws: 2000, outcomes: overviewOutcomes(study) }));
const { document } = parseHTML("<!doctype html><html><body></body></html>");
const shortNames: Readonly<Record<string, string>> = {
  "United Arab Emirates": "Emirates",
  "other Middle East": "Other M. East",
  "South East Asia": "S. E. Asia",
  "Eastern Europe": "E. Europe",
};

interface Drawn {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names on the map in pixels, as wide as their letters are on average. */
function namesAt(width: number): Drawn[] {
  const svg = placesMap.draw(
    { year: 2012, outlines, places },
    { document: document as unknown as Document, width },
  );
  const scale = width / outlines.width;
  return [...svg.querySelectorAll('text[text-anchor="middle"]')].map((element) => {
    const [x, y] = ["x", "y"].map((name) => Number(element.getAttribute(name)) * scale) as [number, number];
    const words = element.textContent ?? "";
    const half = (words.length * 6.8) / 2;
    return { words, left: x - half, right: x + half, top: y - 10, bottom: y + 3 };
  });
}

describe.each([358, 760])("the map at %i pixels", (width) => {
  const names = namesAt(width);

  it("names every circle, with its amount", () => {
    const circles = places.filter(
      ({ place, outsideTotals }) => !outsideTotals && Object.hasOwn(outlines.places, place),
    );
    expect(circles.length).toBeGreaterThanOrEqual(10);
    for (const { place } of circles) {
      const short = width < 560 ? shortNames[place] : undefined;
      const name = short ?? `${place.charAt(0).toUpperCase()}${place.slice(1)}`;
      expect(
        names.filter(({ words }) => words.startsWith(`${name} `)),
        place,
      ).toHaveLength(1);
    }
  });

  it("lets no two names overlap, and none leave the drawing", () => {
    names.forEach((one, index) => {
      expect(one.left, one.words).toBeGreaterThanOrEqual(0);
      expect(one.right, one.words).toBeLessThanOrEqual(width);
      for (const other of names.slice(index + 1)) {
        expect(overlaps(one, other), `${one.words} and ${other.words}`).toBe(false);
      }
    });
  });
});

describe("placeNames", () => {
  const circle = { x: 100, y: 50, radius: 8, name: "Here 12", side: "below" } as const;

  it("puts a name on the side that is asked for where there is room", () => {
    const [{ box, isFar }] = placeNames([circle], { width: 200, height: 100 }) as [
      ReturnType<typeof placeNames>[number],
    ];
    expect(box.top).toBeGreaterThan(58);
    expect(isFar).toBe(false);
  });

  it("gives circles that stand on one another names that do not", () => {
    const crowd = Array.from({ length: 8 }, (_, index) => ({
      ...circle,
      x: 100 + index,
      name: `Place ${index}`,
    }));
    const placed = placeNames(crowd, { width: 300, height: 200 });
    placed.forEach(({ box }, index) => {
      for (const other of placed.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
    });
    expect(placed.some(({ isFar }) => isFar)).toBe(true);
  });

  it("keeps off what is taken", () => {
    const taken = { left: 0, right: 200, top: 58, bottom: 100 };
    const [placed] = placeNames([circle], { width: 200, height: 100, taken: [taken] });
    expect(overlaps(placed!.box, taken)).toBe(false);
  });
});
