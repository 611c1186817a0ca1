import { countChanges } from "./bundle/manifest.ts";
import { baseState, checkedId, isBaseState, type PageState, readLink, writeLink } from "./link.ts";
import { overridesOf } from "./overridesOf.ts";

/** The other scenario of a comparison. */
export type Compared =
  | { readonly kind: "scenario"; readonly id: string }
  /** The first scenario, with all workers of a place sent home. */
  | { readonly kind: "without"; readonly place: string }
  /** What the reader has changed, as the rest of the address has it. */
  | { readonly kind: "own" };

/** What the page of comparisons shows, as its address holds it. */
export interface ComparisonState {
  readonly first: string;
  readonly second: Compared;
  /** The outcome whose distributions are shown and whose difference is split. */
  readonly outcome: string;
}

export const baseComparison: ComparisonState = {
  first: baseState.scenario,
  second: { kind: "scenario", id: "repatriation-2012" },
  outcome: "narrow",
};

const own = "own";
const without = "without:";
const place = /^\p{L}[\p{L} -]*$/u;

/** What a comparison is where the address does not say: the reader's changes against their base, if there are any. */
export function defaultComparison(state: PageState): ComparisonState {
  if (countChanges(overridesOf(state)) > 0)
    return { ...baseComparison, first: state.scenario, second: { kind: own } };
  const { seed: _, draws: __, design: ___, ...scenario } = state;
  return isBaseState(scenario)
    ? baseComparison
    : { ...baseComparison, second: { kind: "scenario", id: state.scenario } };
}

/** The other scenario in one word: its id, `without:Russia`, or `own`. */
export function writeCompared(compared: Compared): string {
  switch (compared.kind) {
    case "scenario":
      return compared.id;
    case "without":
      return without + compared.place;
    case "own":
      return own;
  }
}

/** @throws LinkError where the text is none of these */
export function readCompared(text: string): Compared {
  if (text === own) return { kind: own };
  const leaving = text.startsWith(without) ? text.slice(without.length) : undefined;
  if (leaving !== undefined && leaving.length <= 80 && place.test(leaving))
    return { kind: "without", place: leaving };
  return { kind: "scenario", id: checkedId("scenario", text) };
}

/**
 * The query of an address that holds a comparison beside the reader's state; empty where both are the base.
 *
 * @throws LinkError as `writeLink` does
 */
export function writeComparison(state: PageState, comparison: ComparisonState): string {
  const parts: string[] = [];
  const usual = defaultComparison(state);
  const add = (key: "first" | "outcome") => {
    if (comparison[key] !== usual[key]) parts.push(`${key}=${encodeURIComponent(comparison[key])}`);
  };
  add("first");
  const second = writeCompared(comparison.second);
  if (second !== writeCompared(usual.second)) parts.push(`second=${encodeURIComponent(second)}`);
  add("outcome");
  const link = writeLink(state);
  if (parts.length === 0) return link;
  return `${link === "" ? "?v=1" : link}&${parts.join("&")}`;
}

/**
 * The comparison that an address holds. Names are not looked up here, as in `readLink`.
 *
 * @throws LinkError where the query is not of this form
 */
export function readComparison(query: string): ComparisonState {
  const usual = defaultComparison(readLink(query));
  const entries = new URLSearchParams(query);
  const given = (key: string) => (entries.get("v") === null ? null : entries.get(key));
  const [first, second, outcome] = [given("first"), given("second"), given("outcome")];
  return {
    first: first === null ? usual.first : checkedId("scenario", first),
    second: second === null ? usual.second : readCompared(second),
    outcome: outcome === null ? usual.outcome : checkedId("outcome", outcome),
  };
}
