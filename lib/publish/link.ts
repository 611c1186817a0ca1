import { type DesignName, designNames } from "../sampling/designs/design.ts";
import type { DependencePolicy } from "../study/resolveDependence.ts";
import type { Change, Weights } from "../study/schemas/scenario.ts";
import { dependencePolicies } from "../study/vocabulary.ts";

/** What a page shows, as its address holds it. */
export interface PageState {
  readonly scenario: string;
  readonly set: Readonly<Record<string, Change>>;
  readonly choose: Readonly<Record<string, string>>;
  /** Weights of the options of choices; those of one choice add up to 1. */
  readonly weigh: Readonly<Record<string, Weights>>;
  /** Places whose workers are sent home, in alphabetical order. */
  readonly sentHome: readonly string[];
  readonly dependence?: DependencePolicy;
  readonly seed?: string;
  readonly draws?: number;
  readonly design?: DesignName;
}

export const baseState: PageState = {
  scenario: "bottom-up-2012",
  set: {},
  choose: {},
  weigh: {},
  sentHome: [],
};

/** Whether nothing differs from the project's base scenario. */
export function isBaseState(state: PageState): boolean {
  return writeLink(state) === "";
}

/** An address that is not one of the project's. Its message says what was found and what is allowed. */
export class LinkError extends Error {
  override readonly name = "LinkError";
}

const version = "1";
const longestQuery = 16_000;
const mostEntries = 300;
/** More would take a page minutes and a gigabyte; the command line takes more. */
export const mostDraws = 1_000_000;
const id = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const placeName = /^\p{L}[\p{L}\p{M} .,'’()-]{0,79}$/u;

/** Distributions that an address can hold, by the numbers that stand in the brackets. */
const kinds = {
  uniform: ["low", "high"],
  loguniform: ["low", "high"],
  triangular: ["low", "mode", "high"],
  pert: ["low", "mode", "high"],
  normal: ["low", "high"],
  lognormal: ["low", "high"],
} as const;
export type LinkedKind = keyof typeof kinds;
export const linkedKinds = Object.keys(kinds) as readonly LinkedKind[];

/**
 * The query of an address that holds a state, starting with `?`; empty for the base state. Changes are
 * written as the command line takes them: `set=wage.kuwait=350..500`, `weigh=total=own-sum:0.4,thirty-thousand:0.6`.
 *
 * @throws LinkError where a distribution is of a kind that an address cannot hold
 */
export function writeLink(state: PageState): string {
  const parts: string[] = [];
  const add = (key: string, value: string) => parts.push(`${key}=${encode(value)}`);
  if (state.scenario !== baseState.scenario) add("scenario", state.scenario);
  for (const [parameter, change] of sorted(state.set)) add("set", `${parameter}=${writeChange(change)}`);
  for (const [choice, option] of sorted(state.choose)) add("choose", `${choice}=${option}`);
  for (const [choice, weights] of sorted(state.weigh)) {
    const options = sorted(weights).map(([option, weight]) => `${option}:${weight}`);
    add("weigh", `${choice}=${options.join(",")}`);
  }
  for (const place of state.sentHome) add("without", place);
  if (state.dependence !== undefined) add("dependence", String(state.dependence));
  if (state.seed !== undefined) add("seed", state.seed);
  if (state.draws !== undefined) add("draws", String(state.draws));
  if (state.design !== undefined) add("design", state.design);
  return parts.length === 0 ? "" : `?v=${version}&${parts.join("&")}`;
}

/**
 * The state that an address holds. Names are not looked up here: a scenario, parameter or option that does
 * not exist is found when the study is resolved.
 *
 * @param query with or without `?`
 * @throws LinkError where the query is not of this form
 */
export function readLink(query: string): PageState {
  if (query.length > longestQuery)
    throw new LinkError(`The address is longer than ${longestQuery} characters.`);
  const entries = [...new URLSearchParams(query)];
  if (entries.length > mostEntries)
    throw new LinkError(`The address names more than ${mostEntries} changes.`);
  const found = entries.find(([key]) => key === "v")?.[1];
  // Other programs add entries of their own to addresses; without a version none of them is ours.
  if (found === undefined) return baseState;
  if (found !== version) {
    throw new LinkError(`The address is of version ${quoted(found)}; this page reads version ${version}.`);
  }
  const set: [string, Change][] = [];
  const choose: [string, string][] = [];
  const weigh: [string, Weights][] = [];
  const sentHome = new Set<string>();
  let state = baseState;
  for (const [key, value] of entries) {
    if (key === "scenario") state = { ...state, scenario: checkedId("scenario", value) };
    if (key === "seed") {
      if (value.length > 200) throw new LinkError("The address has a seed of more than 200 characters.");
      state = { ...state, seed: value };
    }
    if (key === "draws") state = { ...state, draws: readDraws(value) };
    if (key === "set") {
      const [parameter, text] = pair(key, value);
      set.push([parameter, readChange(text)]);
    }
    if (key === "choose") {
      const [choice, option] = pair(key, value);
      choose.push([choice, checkedId("option", option)]);
    }
    if (key === "weigh") {
      const [choice, text] = pair(key, value);
      weigh.push([choice, readWeights(text)]);
    }
    if (key === "without") sentHome.add(checkedPlace(value));
    if (key === "dependence") state = { ...state, dependence: readDependence(value) };
    if (key === "design") state = { ...state, design: readDesign(value) };
  }
  return {
    ...state,
    set: Object.fromEntries(set),
    choose: Object.fromEntries(choose),
    weigh: Object.fromEntries(weigh),
    sentHome: [...sentHome].sort(),
  };
}

/**
 * A change as it is written: `450`, `350..500` (uniform), `350..417..500` (PERT), or kind and numbers with what
 * the range covers, `normal(350,500;0.9)`.
 *
 * @throws LinkError where the distribution is of another kind
 */
export function writeChange(change: Change): string {
  if (typeof change === "number") return String(change);
  if (Array.isArray(change)) return change.join("..");
  const { distribution, covers } = change as Exclude<Change, number | readonly [number, number]>;
  if (distribution.kind === "fixed") return String(distribution.value);
  if (!Object.hasOwn(kinds, distribution.kind) || ("bounds" in distribution && distribution.bounds)) {
    throw new LinkError(
      `A link cannot hold a ${distribution.kind} distribution; save the scenario as a file.`,
    );
  }
  const numbers = kinds[distribution.kind as LinkedKind].map(
    (name) => (distribution as unknown as Readonly<Record<string, number>>)[name]!,
  );
  if (covers === 1 && distribution.kind === "uniform") return numbers.join("..");
  if (covers === 1 && distribution.kind === "pert") return numbers.join("..");
  return `${distribution.kind}(${numbers.join(",")}${covers === undefined || covers === 1 ? "" : `;${covers}`})`;
}

/** @throws LinkError where the text is no change */
export function readChange(text: string): Change {
  const called = /^([a-z]+)\(([^();]*)(?:;([^();]*))?\)$/.exec(text);
  if (called !== null) {
    const [, kind = "", numbers = "", covers] = called;
    if (!Object.hasOwn(kinds, kind)) {
      throw new LinkError(
        `The address has a distribution ${quoted(kind)}; there are ${linkedKinds.join(", ")}.`,
      );
    }
    const names = kinds[kind as LinkedKind];
    const values = numbers.split(",").map(readNumber);
    if (values.length !== names.length) {
      throw new LinkError(`A ${kind} distribution takes ${names.join(", ")}, not ${quoted(numbers)}.`);
    }
    const share = covers === undefined ? 1 : readNumber(covers);
    if (!(share > 0 && share <= 1))
      throw new LinkError(`A range covers more than 0 and up to 1, not ${share}.`);
    return {
      distribution: { kind, ...Object.fromEntries(names.map((name, index) => [name, values[index]!])) },
      covers: share,
    } as Change;
  }
  const values = text.split("..").map(readNumber);
  if (values.length === 1) return values[0]!;
  const [low, middle, high] = values as [number, number, number];
  if (values.length === 2) return [low, middle];
  if (values.length > 3) throw new LinkError(`The address has ${quoted(text)}, which is no range.`);
  return { distribution: { kind: "pert", low, mode: middle, high }, covers: 1 };
}

function readNumber(text: string): number {
  if (!/^-?\d{1,25}(?:\.\d{1,25})?(?:e[+-]?\d{1,3})?$/i.test(text)) {
    throw new LinkError(
      `The address has ${quoted(text)} where a number belongs, as in 450, 350..500 or pert(350,417,500).`,
    );
  }
  const value = Number(text);
  if (!Number.isFinite(value))
    throw new LinkError(`The address has the number ${quoted(text)}, which is too large.`);
  return value;
}

function readDraws(text: string): number {
  const draws = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(draws >= 1 && draws <= mostDraws)) {
    throw new LinkError(`The address asks for ${quoted(text)} draws; a page makes 1 to 1,000,000.`);
  }
  return draws;
}

function readWeights(text: string): Weights {
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [option = "", weight = "", more] = part.split(":");
      if (more !== undefined) throw new LinkError(`The address has ${quoted(part)}; ${forms.weigh}.`);
      return [checkedId("option", option), readNumber(weight)];
    }),
  );
}

function readDependence(text: string): DependencePolicy {
  const policy = dependencePolicies.find((word) => word === text) ?? readNumber(text);
  if (typeof policy === "number" && !(policy >= 0 && policy <= 1)) {
    throw new LinkError(
      `The address has the dependence ${quoted(text)}; it is independent, common, or a number from 0 to 1.`,
    );
  }
  return policy;
}

function readDesign(text: string): DesignName {
  const design = designNames.find((name) => name === text);
  if (design === undefined)
    throw new LinkError(`The address has the design ${quoted(text)}; there are ${designNames.join(", ")}.`);
  return design;
}

function checkedPlace(text: string): string {
  if (!placeName.test(text))
    throw new LinkError(`The address sends home the workers of ${quoted(text)}, which is no place.`);
  return text;
}

/** How changes are written. */
const forms = {
  set: "set=wage.kuwait=350..500 is what it takes",
  choose: "choose=total=own-sum is what it takes",
  weigh: "weigh=total=own-sum:0.4,thirty-thousand:0.6 is what it takes",
} as const;

function pair(key: keyof typeof forms, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 0) throw new LinkError(`The address has ${key}=${quoted(text)}; ${forms[key]}.`);
  return [checkedId(key === "set" ? "parameter" : "choice", text.slice(0, at)), text.slice(at + 1)];
}

/** @throws LinkError where the text cannot be an id */
export function checkedId(kind: string, text: string): string {
  if (text.length > 80 || !id.test(text))
    throw new LinkError(`The address names a ${kind} ${quoted(text)}, which is no name.`);
  return text;
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

function sorted<Value>(entries: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What a query may hold as it is stays readable. */
function encode(text: string): string {
  if (/\p{Surrogate}/u.test(text))
    throw new LinkError("An address cannot hold half a character; the scenario has one.");
  return encodeURIComponent(text).replace(/%(?:3D|2C|3B|3A)/g, decodeURIComponent);
}
