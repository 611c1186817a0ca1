import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { type PlaceCount, placeCounts } from "../../lib/model/headcounts.ts";
import { chain, choice, fixed, segment, studyOf } from "../support.ts";
import { drawOf } from "./drawOf.ts";

const study = (pins: Record<string, string>, total = 100) =>
  studyOf(
    `
parameters:
${fixed("region", "persons", 80)}
${fixed("inside", "persons", 20)}
${fixed("hub", "persons", 30)}
${fixed("far", "persons", 50)}
${fixed("both", "persons", 40)}
${fixed("share.far", "share", 0.25)}
${fixed("total", "persons", total)}
${fixed("wage", "USD/month", 300)}
${fixed("months", "months/year", 10)}
segments:
${segment("all", "headcount: { place: region }, grossWage: wage, monthsPaid: months, chain: nothing")}
chains:
${chain("nothing")}
choices:
${choice("list", { first: 0.5, second: 0.5 })}
${choice("sum", { own: 0.5, fixed: 0.5 })}
${choice("hub-in-region", { inside: 0.5, beside: 0.5 })}
headcounts:
  id: scheme
  title: Scheme
  says: Made up.
  places:
    - { id: hub, title: Hub, pinned: true }
    - { id: inside, title: Inside }
    - { id: region, title: Region }
    - { id: far, title: Far }
  compositionChoice: list
  compositions:
    first:
      hub: { add: hub }
      inside: { add: inside }
      region: { add: region, less: [{ place: hub, when: { hub-in-region: inside } }, { place: inside }] }
      far: { add: far }
    second:
      hub: { add: hub }
      region: { add: [[both, not share.far]] }
      far: { add: [[both, share.far], [inside]] }
  totalChoice: sum
  totals: { own: null, fixed: total }
`,
    { choose: pins },
  );

function counts(pins: Record<string, string>, total?: number): Record<string, PlaceCount<number>> {
  const made = study({ "hub-in-region": "inside", ...pins }, total);
  return Object.fromEntries(placeCounts(numbers, made.headcounts!, drawOf(made)));
}

const used = (places: Record<string, PlaceCount<number>>) =>
  Object.fromEntries(Object.entries(places).map(([place, count]) => [place, count.used]));
const stated = (places: Record<string, PlaceCount<number>>) =>
  Object.fromEntries(Object.entries(places).map(([place, count]) => [place, count.stated]));

describe("placeCounts", () => {
  it("takes places that a figure counts inside it off that figure", () => {
    expect(stated(counts({ list: "first", sum: "own" }))).toEqual({
      hub: 30,
      inside: 20,
      region: 30,
      far: 50,
    });
  });

  it("takes a place off only where the condition holds", () => {
    const beside = counts({ list: "first", sum: "own", "hub-in-region": "beside" });
    expect(stated(beside)).toEqual({ hub: 30, inside: 20, region: 60, far: 50 });
  });

  it("adds up terms and products of a composition, and counts nobody in a place it does not name", () => {
    expect(stated(counts({ list: "second", sum: "own" }))).toEqual({
      hub: 30,
      inside: 0,
      region: 30,
      far: 30,
    });
  });

  it("uses the composition as it is stated where no total is chosen", () => {
    const places = counts({ list: "first", sum: "own" });
    expect(used(places)).toEqual(stated(places));
  });

  it("scales to the total what is not pinned", () => {
    // 30 are pinned; the other 100 are scaled to 70.
    const places = counts({ list: "first", sum: "fixed" });
    expect(stated(places)).toEqual({ hub: 30, inside: 20, region: 30, far: 50 });
    expect(used(places)).toEqual({ hub: 30, inside: 14, region: 21, far: 35 });
  });

  it("scales up as well as down", () => {
    expect(used(counts({ list: "second", sum: "fixed" }, 150))).toEqual({
      hub: 30,
      inside: 0,
      region: 60,
      far: 60,
    });
  });

  it("counts a place no lower than nobody, however large what is counted inside it", () => {
    const made = study({ list: "first", sum: "own", "hub-in-region": "inside" });
    const scheme = structuredClone(made.headcounts!) as NonNullable<typeof made.headcounts>;
    Object.assign(scheme.compositions.first!.region!, { add: [["inside"]] });
    expect(placeCounts(numbers, scheme, drawOf(made)).get("region")).toEqual({ stated: 0, used: 0 });
  });

  it("draws composition and total from their choices", () => {
    const made = study({});
    const at = (list: number, sum: number) =>
      placeCounts(numbers, made.headcounts!, drawOf(made, { list, sum, "hub-in-region": 0.1 })).get("far")!
        .used;
    expect([at(0.2, 0.2), at(0.2, 0.8), at(0.8, 0.2), at(0.8, 0.8)]).toEqual([50, 35, 30, 35]);
  });

  it("refuses a place that is less one counted after it", () => {
    const made = study({ list: "first", sum: "own" });
    const scheme = {
      ...made.headcounts!,
      compositions: { first: { region: { add: [["region"]], less: [{ place: "far" }] } } },
    };
    expect(() => placeCounts(numbers, scheme, drawOf(made))).toThrow(
      'first: "region" is less "far", which has to come before it',
    );
  });

  it("adds up to the total, with pinned places as they are and the others in proportion", () => {
    const persons = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ count: persons, pinned: fc.boolean() }), { minLength: 1, maxLength: 8 }),
        persons,
        (list, beyond) => {
          fc.pre(list.some(({ pinned }) => !pinned));
          const pinned = list.filter((place) => place.pinned).reduce((total, { count }) => total + count, 0);
          const sum = list.reduce((total, { count }) => total + count, 0);
          const total = pinned + beyond;
          const made = studyOf(`
parameters:
${list.map(({ count }, index) => fixed(`place.${index}`, "persons", count)).join("\n")}
${fixed("total", "persons", total)}
${fixed("wage", "USD/month", 300)}
${fixed("months", "months/year", 10)}
segments:
${segment("all", "headcount: { place: p0 }, grossWage: wage, monthsPaid: months, chain: nothing")}
chains:
${chain("nothing")}
choices:
${choice("list", { only: 1 })}
${choice("sum", { fixed: 1 })}
headcounts:
  id: scheme
  title: Scheme
  says: Made up.
  places: [${list.map((place, index) => `{ id: p${index}, title: Place, pinned: ${place.pinned} }`).join(", ")}]
  compositionChoice: list
  compositions: { only: { ${list.map((_, index) => `p${index}: { add: place.${index} }`).join(", ")} } }
  totalChoice: sum
  totals: { fixed: total }
`);
          const places = placeCounts(numbers, made.headcounts!, drawOf(made));
          for (const [index, place] of list.entries()) {
            const expected = place.pinned ? place.count : (place.count * (total - pinned)) / (sum - pinned);
            expect(Math.abs(places.get(`p${index}`)!.used / expected - 1)).toBeLessThan(1e-14);
          }
          const all = [...places.values()].reduce((together, count) => together + count.used, 0);
          expect(Math.abs(all / total - 1)).toBeLessThan(1e-14);
        },
      ),
      { seed: 2012, numRuns: 50 },
    );
  });
});
