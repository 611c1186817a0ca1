import { hasQuota } from "../model/groupYear.ts";
import { findMeasure } from "../model/measures.ts";
import { distributionRange } from "../sampling/distributionRange.ts";
import { type Catalogue, emptyCatalogue } from "./catalogue.ts";
import { flattenScenario } from "./flattenScenario.ts";
import {
  type ConditionMention,
  type Mention,
  namesInAfterNetPay,
  namesInChain,
  namesInHeadcounts,
  namesInSegment,
  type Role,
} from "./namesIn.ts";
import { DataError, describeProblem, type EntityKind, type Locate, type Problem, unknownName } from "./problems.ts";
import { resolveChoices } from "./resolveChoice.ts";
import { resolveParameter } from "./resolveParameter.ts";
import type { Change, Scenario } from "./schemas/scenario.ts";
import type { Headcounts, Segment } from "./schemas/segment.ts";
import type { WrittenParameter } from "./schemas/parameter.ts";
import type { Parameter, Study, StudyChoice, StudySegment } from "./study.ts";
import { parseUnit } from "./units.ts";

export const defaultDraws = 20_000;

/** What a caller changes beyond the scenario. */
export interface Overrides {
  readonly set?: Readonly<Record<string, Change>>;
  readonly choose?: Readonly<Record<string, string>>;
}

/**
 * Resolves a scenario into a study: lays it over its bases, finds everything it names, works out
 * distributions and weights, and checks units, references and conditions.
 *
 * @param scenario id of a scenario of the catalogue, or a scenario as read from a file
 * @param locate says in which file and line an entry stands, for messages
 * @throws DataError with a line for everything that is wrong
 */
export function resolveStudy(
  catalogue: Catalogue,
  scenario: string | Scenario,
  overrides: Overrides = {},
  locate: Locate = () => undefined,
): Study {
  const problems: Problem[] = [];
  const fail = (): never => {
    throw new DataError([...new Set(problems.map((problem) => describeProblem(problem, locate)))]);
  };
  const written =
    typeof scenario === "string" ? catalogue.scenarios.find(({ id }) => id === scenario) : scenario;
  if (written === undefined) {
    throw new DataError([unknownName("scenario", scenario as string, catalogue.scenarios.map(({ id }) => id))]);
  }
  const report =
    (kind: EntityKind, id: string) =>
    (path: readonly (string | number)[], message: string): void => {
      problems.push({ kind, id, path, message });
    };
  const reportScenario = report("scenario", written.id);
  const flat = flattenScenario(written, catalogue, reportScenario) ?? fail();
  const set = { ...flat.set, ...overrides.set };
  const pins = { ...flat.choose, ...overrides.choose };

  // A study of its own sees only what it holds; the project's scenarios see the project's data.
  const library = catalogue.scenarios.includes(rootOf(written, catalogue)) ? catalogue : emptyCatalogue;
  const pool = {
    parameters: poolOf("parameter", library.parameters, flat.parameters),
    chains: poolOf("chain", library.chains, flat.chains),
    afterNetPay: poolOf("after-net-pay", library.afterNetPay, flat.afterNetPay),
    choices: poolOf("choice", library.choices, flat.choices),
    segments: poolOf("segment", library.segments, flat.segments?.filter((segment) => typeof segment !== "string")),
    headcounts: poolOf(
      "headcounts",
      library.headcounts,
      typeof flat.headcounts === "object" ? [flat.headcounts] : [],
    ),
  };

  const segments = (flat.segments ?? []).flatMap((entry, index): Segment[] => {
    const id = typeof entry === "string" ? entry : entry.id;
    const segment = pool.segments.get(id);
    if (segment === undefined) reportScenario(["segments", index], unknownName("segment", id, pool.segments.keys()));
    return segment === undefined ? [] : [segment];
  });
  if (segments.length === 0) reportScenario(["segments"], "names no segment: a study has at least one group of workers");
  const twice = segments.find((segment, index) => segments.indexOf(segment) !== index);
  if (twice !== undefined) reportScenario(["segments"], `names "${twice.id}" twice`);
  const headcounts = headcountsOf();
  const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));

  const used = new Map<string, WrittenParameter>();
  const conditions: (ConditionMention & { kind: EntityKind; id: string })[] = [];
  const mentions: (Mention & { kind: EntityKind; id: string })[] = [];

  const studySegments = segments.flatMap((segment): StudySegment[] => {
    const say = report("segment", segment.id);
    const bound = <T>(named: T | undefined) => named && withNames(named, segment.with ?? {});
    const chain = bound(pool.chains.get(segment.chain));
    if (chain === undefined) say(["chain"], unknownName("chain", segment.chain, pool.chains.keys()));
    const uses = segment.afterNetPay === undefined ? undefined : bound(pool.afterNetPay.get(segment.afterNetPay));
    if (segment.afterNetPay !== undefined && uses === undefined) {
      say(["afterNetPay"], unknownName("after-net-pay", segment.afterNetPay, pool.afterNetPay.keys()));
    }
    add("segment", segment.id, namesInSegment(segment), []);
    if (segment.headcount !== undefined) checkPlace(segment, say);
    if (chain === undefined) return [];
    const inChain = namesInChain(chain);
    add("chain", chain.id, inChain.parameters, inChain.conditions);
    if (uses !== undefined) {
      const inUses = namesInAfterNetPay(uses);
      add("after-net-pay", uses.id, inUses.parameters, inUses.conditions);
    }
    if (hasQuota({ chain }) && segment.spreadOfEarnings === undefined) {
      say(["spreadOfEarnings"], `is missing: chain "${chain.id}" has a quota, which falls unequally on unequal earnings`);
    }
    const contract =
      chain.stages.some((stage) => stage.deductions.some(({ per }) => per === "contract")) ||
      uses?.costs?.some(({ per }) => per === "contract");
    if (contract && segment.contractYears === undefined) {
      say(["contractYears"], "is missing: an amount is due per contract, and this says how many years one lasts");
    }
    const { chain: _, afterNetPay: __, ...rest } = segment;
    return [{ ...rest, chain, afterNetPay: uses }];
  });
  if (headcounts !== undefined && segments.some((segment) => segment.headcount !== undefined)) {
    const inScheme = namesInHeadcounts(headcounts);
    add("headcounts", headcounts.id, inScheme.parameters, inScheme.conditions);
  }
  const usedScheme = segments.some((segment) => segment.headcount !== undefined) ? headcounts : undefined;
  for (const [currency, id] of Object.entries(flat.exchangeRates ?? {})) {
    const parameter = pool.parameters.get(id);
    if (parameter === undefined) reportScenario(["exchangeRates", currency], unknownName("parameter", id, pool.parameters.keys()));
    else if (parameter.unit !== `${currency}/USD`) {
      reportScenario(["exchangeRates", currency], `"${id}" is in ${parameter.unit}; a rate for ${currency} is in ${currency}/USD`);
    }
  }
  if (flat.companySpent !== undefined) {
    mentions.push({ kind: "scenario", id: written.id, path: ["companySpent"], factors: [flat.companySpent], role: "share" });
  }

  for (const mention of mentions) checkMention(mention);
  const choices = choicesOf();
  checkChains();
  const parameters = new Map<string, Parameter>();
  for (const parameter of used.values()) {
    const change = Object.hasOwn(set, parameter.id) ? set[parameter.id] : undefined;
    const changed = change === undefined ? parameter : withChange(parameter, change);
    const place = change === undefined ? report("parameter", parameter.id) : report("scenario", written.id);
    const prefix = change === undefined ? [] : ["set", parameter.id];
    const resolved = resolveParameter(changed, evidence, (path, message) => {
      // Support is checked where the parameter is written; a change only has to be a distribution.
      if (change === undefined) place(path, message);
      else if (path[0] === "distribution") place([...prefix], message);
    });
    if (resolved !== undefined) parameters.set(parameter.id, { ...resolved, changed: change !== undefined });
  }
  for (const id of Object.keys(set)) {
    if (used.has(id)) continue;
    reportScenario(
      ["set", id],
      pool.parameters.has(id)
        ? `parameter "${id}" is not used in this study, so changing it changes nothing`
        : unknownName("parameter", id, used.keys()),
    );
  }
  checkSums(parameters);
  flat.speaksOf?.forEach((id, index) => {
    if (findMeasure(id) === undefined) reportScenario(["speaksOf", index], `there is no outcome "${id}"`);
  });
  if (problems.length > 0) fail();

  return {
    id: flat.id,
    title: flat.title,
    year: flat.year,
    kind: flat.kind ?? "estimate",
    assumes: flat.assumes,
    leavesOut: flat.leavesOut,
    seed: String(flat.seed ?? flat.year),
    draws: flat.draws ?? defaultDraws,
    speaksOf: flat.speaksOf,
    segments: studySegments,
    headcounts: usedScheme,
    parameters,
    choices,
    exchangeRates: flat.exchangeRates ?? {},
    companySpent: flat.companySpent,
  };

  function poolOf<T extends { readonly id: string }>(
    kind: EntityKind,
    from: readonly T[],
    inline: readonly T[] | undefined,
  ): ReadonlyMap<string, T> {
    const all = new Map(from.map((entry) => [entry.id, entry]));
    for (const entry of inline ?? []) {
      if (all.has(entry.id) && all.get(entry.id) !== entry) {
        report(kind, entry.id)([], `stands there twice${kind === "parameter" ? "; to change a parameter that exists, use `set`" : ""}`);
      }
      all.set(entry.id, entry);
    }
    return all;
  }

  function headcountsOf(): Headcounts | undefined {
    if (flat.headcounts === undefined) return undefined;
    const id = typeof flat.headcounts === "string" ? flat.headcounts : flat.headcounts.id;
    const found = pool.headcounts.get(id);
    if (found === undefined) reportScenario(["headcounts"], unknownName("headcounts", id, pool.headcounts.keys()));
    return found;
  }

  function checkPlace(segment: Segment, say: (path: (string | number)[], message: string) => void): void {
    if (headcounts === undefined) {
      say(["headcount"], "names a place, but the scenario has no `headcounts`; give `workers` instead");
      return;
    }
    const places = headcounts.places.map(({ id }) => id);
    const { place } = segment.headcount!;
    if (!places.includes(place)) say(["headcount", "place"], unknownName("place", place, places));
  }

  function add(kind: EntityKind, id: string, parameters: readonly Mention[], where: readonly ConditionMention[]): void {
    for (const mention of parameters) mentions.push({ ...mention, kind, id });
    for (const condition of where) conditions.push({ ...condition, kind, id });
  }

  function checkMention({ kind, id, path, factors, role }: Mention & { kind: EntityKind; id: string }): void {
    const say = report(kind, id);
    const found = factors.flatMap((factor): WrittenParameter[] => {
      const name = factor.replace(/^not /, "");
      const parameter = pool.parameters.get(name);
      if (parameter === undefined) {
        say(path, unknownName("parameter", name, pool.parameters.keys()));
        return [];
      }
      use(parameter);
      if (factor !== name && parseUnit(parameter.unit).dimension !== "share") {
        say(path, `"${factor}" makes no sense: "${name}" is in ${parameter.unit}, and only a share can be taken from one`);
      }
      return [parameter];
    });
    if (found.length !== factors.length) return;
    const wrong = mismatch(found, role);
    if (wrong !== undefined) say(path, wrong);
  }

  function use(parameter: WrittenParameter): void {
    used.set(parameter.id, parameter);
    const { currency, dimension } = parseUnit(parameter.unit);
    if (dimension !== "money" || currency === undefined || currency === "USD") return;
    const rate = flat.exchangeRates?.[currency];
    const rateParameter = rate === undefined ? undefined : pool.parameters.get(rate);
    if (rateParameter !== undefined) used.set(rateParameter.id, rateParameter);
    else report("parameter", parameter.id)(["unit"], `is in ${currency}, and the scenario names no exchange rate for it under \`exchangeRates\``);
  }

  function choicesOf(): Map<string, StudyChoice> {
    const named = new Set(conditions.flatMap(({ condition }) => Object.keys(condition)));
    if (usedScheme !== undefined) {
      named.add(usedScheme.compositionChoice);
      named.add(usedScheme.totalChoice);
    }
    for (const id of [...named]) {
      const given = pool.choices.get(id)?.given;
      if (given !== undefined) named.add(given);
    }
    const present = [...pool.choices.values()].filter(({ id }) => named.has(id));
    for (const [id, option] of Object.entries(pins)) {
      const choice = pool.choices.get(id);
      if (choice === undefined) reportScenario(["choose", id], unknownName("choice", id, pool.choices.keys()));
      else if (!choice.options.some((candidate) => candidate.id === option)) {
        reportScenario(["choose", id], unknownName("option", option, choice.options.map((candidate) => candidate.id)));
      }
    }
    for (const { kind, id, path, condition } of conditions) {
      for (const [choice, options] of Object.entries(condition)) checkOptions(report(kind, id), path, choice, options);
    }
    if (usedScheme !== undefined) checkScheme(usedScheme);
    return resolveChoices(present, pins, (id, path, message) => report("choice", id)(path, message));
  }

  function checkOptions(
    say: (path: readonly (string | number)[], message: string) => void,
    path: readonly (string | number)[],
    choiceId: string,
    options: readonly string[],
  ): void {
    const choice = pool.choices.get(choiceId);
    if (choice === undefined) {
      say(path, unknownName("choice", choiceId, pool.choices.keys()));
      return;
    }
    const known = choice.options.map(({ id }) => id);
    for (const option of options) if (!known.includes(option)) say(path, unknownName("option", option, known));
  }

  function checkScheme(scheme: Headcounts): void {
    const say = report("headcounts", scheme.id);
    const places = scheme.places.map(({ id }) => id);
    for (const [key, choice, options] of [
      ["compositions", scheme.compositionChoice, Object.keys(scheme.compositions)],
      ["totals", scheme.totalChoice, Object.keys(scheme.totals)],
    ] as const) {
      checkOptions(say, [key], choice, options);
      const missing = pool.choices.get(choice)?.options.find(({ id }) => !options.includes(id));
      if (missing !== undefined) say([key], `has no entry for option "${missing.id}" of choice "${choice}"`);
    }
    for (const [composition, counts] of Object.entries(scheme.compositions)) {
      const before: string[] = [];
      for (const [place, { less }] of Object.entries(counts)) {
        if (!places.includes(place)) say(["compositions", composition, place], unknownName("place", place, places));
        less?.forEach((inside, index) => {
          if (!before.includes(inside.place)) {
            say(["compositions", composition, place, "less", index], `"${inside.place}" has to be counted before "${place}" (in a circle it cannot be)`);
          }
        });
        before.push(place);
      }
    }
  }

  function checkChains(): void {
    for (const { chain } of studySegments) {
      const say = report("chain", chain.id);
      const before: string[] = [];
      chain.stages.forEach((stage, index) => {
        if (before.includes(stage.id)) say(["stages", index, "id"], `"${stage.id}" stands there twice`);
        if (typeof stage.of === "object" && !before.includes(stage.of.after)) {
          say(["stages", index, "of"], `"${stage.of.after}" is no stage before "${stage.id}"${before.length === 0 ? "" : `; there are: ${before.join(", ")}`}`);
        }
        before.push(stage.id);
      });
    }
  }

  /** What is certain already when the data is read: shares of one stage above 1, totals below what is pinned. */
  function checkSums(known: ReadonlyMap<string, Parameter>): void {
    const least = (factors: readonly string[]) =>
      factors.reduce((product, factor) => {
        const range = known.get(factor.replace(/^not /, ""));
        if (range === undefined) return 0;
        const [low, high] = distributionRange(range.distribution);
        return product * (factor.startsWith("not ") ? 1 - high : low);
      }, 1);
    for (const { chain } of studySegments) {
      chain.stages.forEach((stage, index) => {
        const total = stage.deductions.reduce((sum, { share }) => sum + (share === undefined ? 0 : least(share)), 0);
        if (total > 1 + 1e-12) {
          report("chain", chain.id)(["stages", index], `its shares add up to at least ${Number(total.toPrecision(4))} of what they are taken from, which is more than 1`);
        }
      });
    }
  }
}

function rootOf(scenario: Scenario, catalogue: Catalogue): Scenario {
  const base = catalogue.scenarios.find(({ id }) => id === scenario.base);
  return base === undefined ? scenario : rootOf(base, catalogue);
}

/** A chain with the names that a segment binds replaced by parameters. */
function withNames<T>(named: T, names: Readonly<Record<string, string>>): T {
  const replaceIn = (value: unknown, inFactors: boolean): unknown => {
    if (typeof value === "string") {
      const [, not, name] = /^(not )?(.*)$/.exec(value)!;
      return inFactors && Object.hasOwn(names, name!) ? `${not ?? ""}${names[name!]}` : value;
    }
    if (Array.isArray(value)) return value.map((entry) => replaceIn(entry, inFactors));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, replaceIn(entry, inFactors || factorKeys.has(key))]),
    );
  };
  return replaceIn(named, false) as T;
}

const factorKeys: ReadonlySet<string> = new Set(["share", "amount", "quota", "sentHome", "carrierFee"]);

function withChange(parameter: WrittenParameter, change: Change): WrittenParameter {
  const { covers: _, ...rest } = parameter;
  if (typeof change === "number") return { ...rest, distribution: { kind: "fixed", value: change } };
  if (Array.isArray(change)) {
    const [low, high] = change as [number, number];
    return { ...rest, distribution: { kind: "uniform", low, high }, covers: 1 };
  }
  const { distribution, covers } = change as Exclude<Change, number | readonly [number, number]>;
  return covers === undefined ? { ...rest, distribution } : { ...rest, distribution, covers };
}

/** What is wrong with a product of these parameters in this role; undefined where nothing is. */
function mismatch(parameters: readonly WrittenParameter[], role: Role): string | undefined {
  const units = parameters.map(({ unit }) => parseUnit(unit));
  const main = units.filter(({ dimension }) => dimension !== "share" && dimension !== "ratio");
  const list = parameters.map(({ id, unit }) => `"${id}" in ${unit}`).join(" times ");
  const wants = (text: string) => `${list} is not what belongs here: ${text}`;
  const plain: Partial<Record<Role, string>> = {
    persons: "persons",
    "months a year": "months a year",
    years: "years",
    "hours a day": "hours a day",
    "days a month": "days a month",
  };
  if (role === "share") {
    return units.every(({ dimension }) => dimension === "share") ? undefined : wants("a share, or a product of shares");
  }
  if (role === "ratio") return units.length === 1 && units[0]!.dimension === "ratio" ? undefined : wants("a ratio");
  const dimension = plain[role];
  if (dimension !== undefined) {
    return main.length === 1 && main[0]!.dimension === dimension
      ? undefined
      : wants(`one parameter in ${dimension}, and shares or ratios`);
  }
  if (role === "money a month or ratio" && main.length === 0 && units.some((unit) => unit.dimension === "ratio")) return undefined;
  const allowed: Partial<Record<Role, readonly string[]>> = {
    "money a month or year": ["month", "year"],
    "money a month": ["month"],
    "money a year": ["year", "once"],
    "money a contract": ["contract", "once"],
    "money a month or ratio": ["month"],
  };
  const periods = allowed[role]!;
  return main.length === 1 && main[0]!.dimension === "money" && periods.includes(main[0]!.period!)
    ? undefined
    : wants(`one parameter in money per ${periods.join(" or ")}, and shares or ratios`);
}
