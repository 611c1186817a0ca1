import { describe, expect, it } from "vitest";
import {
  baseComparison,
  type ComparisonState,
  defaultComparison,
  readComparison,
  writeComparison,
} from "../../lib/publish/comparisonLink.ts";
import { baseState, LinkError, type PageState, readLink } from "../../lib/publish/link.ts";

const changed: PageState = { ...baseState, set: { "wage.kuwait": [350, 500] }, seed: "7" };

describe("the address of a comparison", () => {
  it("is empty for the base", () => {
    expect(writeComparison(baseState, baseComparison)).toBe("");
    expect(readComparison("")).toEqual(baseComparison);
  });

  it.each<[string, PageState, ComparisonState]>([
    ["a scenario", baseState, { ...baseComparison, second: { kind: "scenario", id: "capped-fees-2012" } }],
    ["a place", baseState, { ...baseComparison, second: { kind: "without", place: "Middle East" } }],
    ["the reader's own", changed, { ...baseComparison, second: { kind: "own" } }],
    ["another beside the reader's own", changed, { ...baseComparison, outcome: "taken" }],
    ["another first", changed, { ...baseComparison, first: "kuwait-2012", second: { kind: "own" } }],
  ])("comes back with %s, and the state beside it", (_, state, comparison) => {
    const query = writeComparison(state, comparison);
    expect(readComparison(query)).toEqual(comparison);
    expect(readLink(query)).toEqual(state);
  });

  it("compares the reader's changes with their base where it says nothing", () => {
    expect(defaultComparison({ ...changed, scenario: "kuwait-2012" })).toEqual({
      first: "kuwait-2012",
      second: { kind: "own" },
      outcome: "narrow",
    });
    expect(defaultComparison({ ...baseState, scenario: "capped-fees-2012" }).second).toEqual({
      kind: "scenario",
      id: "capped-fees-2012",
    });
  });

  it.each([
    "first=../etc",
    "second=without:%3Cb%3E",
    "second=__proto__",
    "outcome=a%20b",
    `first=${"x".repeat(99)}`,
  ])("is refused with %s", (query) => {
    expect(() => readComparison(`?v=1&${query}`)).toThrow(LinkError);
  });
});
