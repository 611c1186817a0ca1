import { bindNames } from "./bindNames.ts";
import { type Catalogue, emptyCatalogue } from "./catalogue.ts";
import { checkShares, checkStages } from "./checkChain.ts";
import { checkHeadcounts, checkTotals } from "./checkHeadcounts.ts";
import { checkMention } from "./checkMention.ts";
import { type ChoiceChanges, type FlatScenario, flattenScenario, layChoices } from "./flattenScenario.ts";
import { hasQuota } from "./hasQuota.ts";
import {
  type ConditionMention,
  type Mention,
  namesInAfterNetPay,
  namesInChain,
  namesInHeadcounts,
  namesInSegment,
} from "./namesIn.ts";
import { netPlaces } from "./netPlaces.ts";
import {
  DataError,
  describeProblem,
  type EntityKind,
  type Locate,
  type Problem,
  unknownName,
} from "./problems.ts";
import { faultOfWeights, resolveChoices } from "./resolveChoice.ts";
import { type DependencePolicy, resolveDependence } from "./resolveDependence.ts";
import { resolveParameter } from "./resolveParameter.ts";
import type { AfterNetPay, Chain } from "./schemas/chain.ts";
import type { Choice } from "./schemas/choice.ts";
import type { WrittenParameter } from "./schemas/parameter.ts";
import type { Change, Scenario, Weights } from "./schemas/scenario.ts";
import type { Headcounts, Segment } from "./schemas/segment.ts";
import type { Parameter, Study, StudyChoice, StudySegment } from "./study.ts";
import { parseUnit } from "./units.ts";
import { choicePrefix, headlineOutcomes, parameterOf } from "./vocabulary.ts";

export const defaultDraws = 20_000;

/** What a caller changes beyond the scenario. */
export interface Overrides {
  readonly set?: Readonly<Record<string, Change>>;
  readonly choose?: Readonly<Record<string, string>>;
  /** Weights of the options of choices, adding up to 1; options that are not named have none. */
  readonly weigh?: Readonly<Record<string, Weights>>;
  /** Places whose workers leave: `{ Russia: "all" }`, or the parameter of the share that leaves. */
  readonly sentHome?: Readonly<Record<string, string>>;
  /** Correlation of the same thing in different places, in place of what the scenario says. */
  readonly dependence?: DependencePolicy;
}

type Path = readonly (string | number)[];
type Say = (path: Path, message: string) => void;

/** Everything that a scenario may name, by id. */
export interface Pool {
  readonly parameters: ReadonlyMap<string, WrittenParameter>;
  readonly chains: ReadonlyMap<string, Chain>;
  readonly afterNetPay: ReadonlyMap<string, AfterNetPay>;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly headcounts: ReadonlyMap<string, Headcounts>;
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
  const written =
    typeof scenario === "string" ? catalogue.scenarios.find(({ id }) => id === scenario) : scenario;
  if (written === undefined) {
    throw new DataError([
      unknownName(
        "scenario",
        scenario as string,
        catalogue.scenarios.map(({ id }) => id),
      ),
    ]);
  }
  const problems: Problem[] = [];
  const say =
    (kind: EntityKind, id: string): Say =>
    (path, message) => {
      problems.push({ kind, id, path, message });
    };
  const failIfWrong = () => {
    if (problems.length === 0) return;
    // What a scenario brings about in an entry that is not its own is told at the scenario.
    const ofScenario = locate({ kind: "scenario", id: written.id, path: [] });
    const place: Locate = (problem) => locate(problem) ?? ofScenario;
    throw new DataError([...new Set(problems.map((problem) => describeProblem(problem, place)))]);
  };
  const sayScenario = say("scenario", written.id);
  const flat = flattenScenario(written, catalogue, sayScenario);
  failIfWrong();
  const pool = poolOf(flat!, written, catalogue, say);
  const leaving = { ...flat!.sentHome, ...overrides.sentHome };
  const { segments, mentions, conditions, gone } = segmentsOf(flat!, leaving, pool, say, sayScenario);
  const headcounts = headcountsOf(flat!, segments, pool, say, sayScenario);
  if (headcounts !== undefined) {
    const named = namesInHeadcounts(headcounts);
    const at = { kind: "headcounts", id: headcounts.id } as const;
    mentions.push(...named.parameters.map((mention) => ({ ...mention, ...at })));
    conditions.push(...named.conditions.map((condition) => ({ ...condition, ...at })));
  }
  if (flat!.companySpent !== undefined) {
    const factors = [flat!.companySpent];
    mentions.push({ kind: "scenario", id: written.id, path: ["companySpent"], factors, role: "share" });
  }

  const choices = choicesOf(
    conditions,
    headcounts,
    layChoices(flat!, overrides),
    gone.choices,
    pool,
    say,
    sayScenario,
  );
  const used = usedParameters(mentions, flat!, pool, say, sayScenario);
  const changes = { ...flat!.set, ...overrides.set };
  const parameters = resolveParameters(used, changes, gone.parameters, pool, catalogue, say, sayScenario);
  for (const { chain } of segments) {
    checkStages(chain, say("chain", chain.id));
    checkShares(chain, parameters, say("chain", chain.id));
  }
  for (const [index, outcome] of (flat!.speaksOf ?? []).entries()) {
    if (!(headlineOutcomes as readonly string[]).includes(outcome)) {
      sayScenario(["speaksOf", index], unknownName("outcome", outcome, headlineOutcomes));
    }
  }
  checkNet(flat!.net ?? [], pool, sayScenario);
  const dependence = resolveDependence(
    flat!.dependence ?? {},
    new Set(pool.parameters.keys()),
    new Set(parameters.keys()),
    overrides.dependence,
    sayScenario,
  );
  if (headcounts !== undefined) checkTotals(headcounts, parameters, say("headcounts", headcounts.id));
  failIfWrong();

  return {
    id: flat!.id,
    title: flat!.title,
    year: flat!.year,
    kind: flat!.kind ?? "estimate",
    assumes: flat!.assumes,
    leavesOut: flat!.leavesOut,
    seed: String(flat!.seed ?? flat!.year),
    draws: flat!.draws ?? defaultDraws,
    design: flat!.design ?? "random",
    speaksOf: flat!.speaksOf,
    segments,
    headcounts,
    parameters,
    choices,
    exchangeRates: flat!.exchangeRates ?? {},
    companySpent: flat!.companySpent,
    dependence,
    netPlaces: netPlaces(flat!.net ?? [], pool, flat!.netPlaces),
  };
}

/**
 * A study of its own sees only what it holds; one on a base of the project, or a copy of one of the project's
 * scenarios, sees the project's data as well.
 *
 * @param flat the scenario laid over its bases
 * @param written the scenario as it was written
 */
export function poolOf(
  flat: FlatScenario,
  written: Scenario,
  catalogue: Catalogue,
  say: (kind: EntityKind, id: string) => Say,
): Pool {
  const root = rootOf(written, catalogue);
  const library = catalogue.scenarios.some(({ id }) => id === root.id) ? catalogue : emptyCatalogue;
  const together = <Entry extends { readonly id: string }>(
    kind: EntityKind,
    from: readonly Entry[],
    inline: readonly Entry[] | undefined,
  ): ReadonlyMap<string, Entry> => {
    const all = new Map(from.map((entry) => [entry.id, entry]));
    for (const entry of inline ?? []) {
      if (all.has(entry.id) && all.get(entry.id) !== entry) {
        const hint = kind === "parameter" ? "; to change a parameter that exists, use `set`" : "";
        say(kind, entry.id)([], `stands there twice${hint}`);
      }
      all.set(entry.id, entry);
    }
    return all;
  };
  return {
    parameters: together("parameter", library.parameters, flat.parameters),
    chains: together("chain", library.chains, flat.chains),
    afterNetPay: together("after-net-pay", library.afterNetPay, flat.afterNetPay),
    choices: together("choice", library.choices, flat.choices),
    segments: together(
      "segment",
      library.segments,
      flat.segments?.filter((segment) => typeof segment !== "string"),
    ),
    headcounts: together(
      "headcounts",
      library.headcounts,
      typeof flat.headcounts === "object" ? [flat.headcounts] : [],
    ),
  };
}

function rootOf(scenario: Scenario, catalogue: Catalogue): Scenario {
  const base = catalogue.scenarios.find(({ id }) => id === scenario.base);
  return base === undefined ? scenario : rootOf(base, catalogue);
}

/** What only those called for who have been sent home: a change to it is idle, and no mistake. */
interface Gone {
  readonly parameters: ReadonlySet<string>;
  readonly choices: ReadonlySet<string>;
}

type At = { readonly kind: EntityKind; readonly id: string };

/** The study's segments with their chains, and everything that they and their chains mention. */
function segmentsOf(
  flat: FlatScenario,
  leaving: Readonly<Record<string, string>>,
  pool: Pool,
  say: (kind: EntityKind, id: string) => Say,
  sayScenario: Say,
): {
  segments: StudySegment[];
  mentions: (Mention & At)[];
  conditions: (ConditionMention & At)[];
  gone: Gone;
} {
  const mentions: (Mention & At)[] = [];
  const conditions: (ConditionMention & At)[] = [];
  const note = (at: At, named: { parameters: Mention[]; conditions: ConditionMention[] }) => {
    mentions.push(...named.parameters.map((mention) => ({ ...mention, ...at })));
    conditions.push(...named.conditions.map((condition) => ({ ...condition, ...at })));
  };
  const ids = (flat.segments ?? []).map((entry) => (typeof entry === "string" ? entry : entry.id));
  if (ids.length === 0)
    sayScenario(["segments"], "names no segment: a study has at least one group of workers");
  const namesToGive = new Set(
    [...pool.segments.values()].flatMap((segment) => Object.keys(segment.with ?? {})),
  );
  const places = new Set(ids.map((id) => pool.segments.get(id)?.place ?? ""));
  for (const place of Object.keys(leaving)) {
    if (!places.has(place)) sayScenario(["sentHome", place], unknownName("place", place, places));
  }
  const leavers: Segment[] = [];
  const segments = ids.flatMap((id, index): StudySegment[] => {
    if (ids.indexOf(id) !== index) sayScenario(["segments", index], `names "${id}" twice`);
    const written = pool.segments.get(id);
    if (written === undefined) {
      sayScenario(["segments", index], unknownName("segment", id, pool.segments.keys()));
      return [];
    }
    const share = Object.hasOwn(leaving, written.place) ? leaving[written.place]! : undefined;
    if (share === "all") {
      leavers.push(written);
      return [];
    }
    const segment = share === undefined ? written : withoutShare(written, share);
    const saySegment = say("segment", id);
    note({ kind: "segment", id }, { parameters: namesInSegment(segment), conditions: [] });
    const names = segment.with ?? {};
    const called = JSON.stringify([
      pool.chains.get(segment.chain),
      pool.afterNetPay.get(segment.afterNetPay ?? ""),
    ]);
    for (const name of Object.keys(names)) {
      if (!called.includes(`"${name}"`) && !called.includes(`"not ${name}"`)) {
        saySegment(["with", name], `neither the chain nor what follows it calls for "${name}"`);
      }
    }
    const namedChain = pool.chains.get(segment.chain);
    if (namedChain === undefined) {
      saySegment(["chain"], unknownName("chain", segment.chain, pool.chains.keys()));
      return [];
    }
    const namedUses =
      segment.afterNetPay === undefined ? undefined : pool.afterNetPay.get(segment.afterNetPay);
    if (segment.afterNetPay !== undefined && namedUses === undefined) {
      saySegment(["afterNetPay"], unknownName("after-net-pay", segment.afterNetPay, pool.afterNetPay.keys()));
    }
    const chain = bindNames(namedChain, names);
    const afterNetPay = namedUses && bindNames(namedUses, names);
    const missing = namesInChain(namedChain)
      .parameters.flatMap(({ factors }) => factors.map((factor) => parameterOf(factor)))
      .filter((name) => namesToGive.has(name) && !Object.hasOwn(names, name) && !pool.parameters.has(name));
    for (const name of new Set(missing)) {
      saySegment(
        ["chain"],
        `chain "${segment.chain}" calls for "${name}"; segment "${id}" has to name a parameter for it under \`with\``,
      );
    }
    if (missing.length > 0) return [];
    note({ kind: "chain", id: chain.id }, namesInChain(chain));
    if (afterNetPay !== undefined)
      note({ kind: "after-net-pay", id: afterNetPay.id }, namesInAfterNetPay(afterNetPay));
    if (hasQuota(chain) && segment.spreadOfEarnings === undefined) {
      saySegment(
        ["spreadOfEarnings"],
        `is missing: chain "${chain.id}" has a quota, which falls unequally on unequal earnings`,
      );
    }
    const perContract =
      chain.stages.some((stage) => stage.deductions.some(({ per }) => per === "contract")) ||
      afterNetPay?.costs?.some(({ per }) => per === "contract");
    if (perContract && segment.contractYears === undefined) {
      saySegment(
        ["contractYears"],
        "is missing: an amount is due per contract, and this says how many years one lasts",
      );
    }
    return [{ ...segment, chain, afterNetPay }];
  });
  if (segments.length === 0 && Object.values(leaving).includes("all"))
    sayScenario(["sentHome"], "leaves no segment: somebody has to stay");
  return { segments, mentions, conditions, gone: calledFor(leavers, flat, pool) };
}

/** The parameters and choices that segments call for, themselves and through what they name. */
function calledFor(segments: readonly Segment[], flat: FlatScenario, pool: Pool): Gone {
  const named = segments.map((segment) => {
    const chain = pool.chains.get(segment.chain);
    const uses = pool.afterNetPay.get(segment.afterNetPay ?? "");
    const names = segment.with ?? {};
    const ofChain = chain && namesInChain(bindNames(chain, names));
    const ofUses = uses && namesInAfterNetPay(bindNames(uses, names));
    return {
      parameters: [
        ...namesInSegment(segment),
        ...(ofChain?.parameters ?? []),
        ...(ofUses?.parameters ?? []),
      ].flatMap(({ factors }) => factors.map(parameterOf)),
      choices: [...(ofChain?.conditions ?? []), ...(ofUses?.conditions ?? [])].flatMap(({ condition }) =>
        Object.keys(condition),
      ),
    };
  });
  const shared = [...Object.values(flat.exchangeRates ?? {}), ...Object.values(flat.sentHome ?? {})];
  return {
    parameters: new Set([
      ...named.flatMap(({ parameters }) => parameters),
      ...(segments.length === 0 ? [] : shared),
    ]),
    choices: new Set(named.flatMap(({ choices }) => choices)),
  };
}

/** A segment after the share of its workers that a parameter gives has left. */
function withoutShare(segment: Segment, share: string): Segment {
  const stays = `not ${share}`;
  const { headcount, workers } = segment;
  return {
    ...segment,
    ...(workers === undefined ? {} : { workers: workers.map((factors) => [...factors, stays]) }),
    ...(headcount === undefined
      ? {}
      : { headcount: { ...headcount, part: [...(headcount.part ?? []), stays] } }),
  };
}

/** The headcount scheme, if a segment needs one. */
function headcountsOf(
  flat: FlatScenario,
  segments: readonly StudySegment[],
  pool: Pool,
  say: (kind: EntityKind, id: string) => Say,
  sayScenario: Say,
): Headcounts | undefined {
  const named = typeof flat.headcounts === "object" ? flat.headcounts.id : flat.headcounts;
  const scheme = named === undefined ? undefined : pool.headcounts.get(named);
  if (named !== undefined && scheme === undefined) {
    sayScenario(["headcounts"], unknownName("headcounts", named, pool.headcounts.keys()));
  }
  const placed = segments.filter((segment) => segment.headcount !== undefined);
  for (const segment of placed) {
    const saySegment = say("segment", segment.id);
    const places = scheme?.places.map(({ id }) => id) ?? [];
    if (named === undefined) {
      saySegment(
        ["headcount"],
        "names a place, but the scenario has no `headcounts`; give `workers` instead",
      );
    } else if (scheme !== undefined && !places.includes(segment.headcount!.place)) {
      saySegment(["headcount", "place"], unknownName("place", segment.headcount!.place, places));
    }
  }
  if (scheme === undefined || placed.length === 0) return undefined;
  checkHeadcounts(scheme, pool.choices, say("headcounts", scheme.id));
  return scheme;
}

/** The choices that conditions and headcounts name, with pins and weights. */
function choicesOf(
  conditions: readonly (ConditionMention & At)[],
  headcounts: Headcounts | undefined,
  changes: ChoiceChanges,
  gone: ReadonlySet<string>,
  pool: Pool,
  say: (kind: EntityKind, id: string) => Say,
  sayScenario: Say,
): Map<string, StudyChoice> {
  const named = new Set(conditions.flatMap(({ condition }) => Object.keys(condition)));
  if (headcounts !== undefined) named.add(headcounts.compositionChoice).add(headcounts.totalChoice);
  for (const id of [...named]) {
    const given = pool.choices.get(id)?.given;
    if (given !== undefined) named.add(given);
  }
  const unknownOption = (id: string, option: string): string | undefined => {
    const options = pool.choices.get(id)?.options.map((candidate) => candidate.id);
    if (options === undefined) return unknownName("choice", id, pool.choices.keys());
    return options.includes(option) ? undefined : unknownName("option", option, options);
  };
  for (const { kind, id, path, condition } of conditions) {
    for (const [choice, options] of Object.entries(condition)) {
      for (const option of options) {
        const wrong = unknownOption(choice, option);
        if (wrong !== undefined) say(kind, id)(path, wrong);
      }
    }
  }
  const { choose = {}, weigh = {} } = changes;
  const sayChange = (path: Path, id: string, wrong: string | undefined, doing: string) => {
    if (wrong !== undefined) sayScenario(path, wrong);
    else if (!named.has(id) && !gone.has(id))
      sayScenario(path, `choice "${id}" is not used in this study, so ${doing} it changes nothing`);
  };
  for (const [id, option] of Object.entries(choose))
    sayChange(["choose", id], id, unknownOption(id, option), "pinning");
  for (const [id, weights] of Object.entries(weigh)) {
    const choice = pool.choices.get(id);
    const wrong =
      choice === undefined ? unknownName("choice", id, pool.choices.keys()) : faultOfWeights(choice, weights);
    sayChange(["weigh", id], id, wrong, "weighing");
  }
  const present = [...pool.choices.values()].filter(({ id }) => named.has(id));
  return resolveChoices(present, changes, (id, path, message) => say("choice", id)(path, message));
}

/** The parameters that are mentioned, and the exchange rates of their currencies. */
function usedParameters(
  mentions: readonly (Mention & At)[],
  flat: FlatScenario,
  pool: Pool,
  say: (kind: EntityKind, id: string) => Say,
  sayScenario: Say,
): ReadonlySet<WrittenParameter> {
  const used = new Set<WrittenParameter>();
  for (const mention of mentions) {
    const { parameters, complaints } = checkMention(mention, pool.parameters);
    for (const parameter of parameters) used.add(parameter);
    for (const complaint of complaints) say(mention.kind, mention.id)(mention.path, complaint);
  }
  const rates = new Map<string, WrittenParameter>();
  for (const [currency, id] of Object.entries(flat.exchangeRates ?? {})) {
    const rate = pool.parameters.get(id);
    if (rate === undefined) {
      sayScenario(["exchangeRates", currency], unknownName("parameter", id, pool.parameters.keys()));
    } else if (rate.unit !== `${currency}/USD`) {
      sayScenario(
        ["exchangeRates", currency],
        `"${id}" is in ${rate.unit}; a rate for ${currency} is in ${currency}/USD`,
      );
    } else rates.set(currency, rate);
  }
  for (const parameter of [...used]) {
    const { currency, dimension } = parseUnit(parameter.unit);
    if (dimension !== "money" || currency === undefined || currency === "USD") continue;
    const rate = rates.get(currency);
    if (rate !== undefined) used.add(rate);
    else if (flat.exchangeRates?.[currency] === undefined) {
      say("parameter", parameter.id)(
        ["unit"],
        `is in ${currency}, and the scenario names no exchange rate for it under \`exchangeRates\``,
      );
    }
  }
  return used;
}

function checkNet(net: readonly string[], pool: Pool, sayScenario: Say): void {
  const known = [...[...pool.choices.keys()].map((id) => choicePrefix + id), ...pool.parameters.keys()];
  const names = new Set(known);
  for (const [index, id] of net.entries()) {
    if (!names.has(id)) sayScenario(["net", index], unknownName("input", id, known));
    else if (net.indexOf(id) !== index) sayScenario(["net", index], `names "${id}" twice`);
  }
}

function resolveParameters(
  used: ReadonlySet<WrittenParameter>,
  changes: Readonly<Record<string, Change>>,
  gone: ReadonlySet<string>,
  pool: Pool,
  catalogue: Catalogue,
  say: (kind: EntityKind, id: string) => Say,
  sayScenario: Say,
): Map<string, Parameter> {
  const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
  const parameters = new Map<string, Parameter>();
  for (const parameter of used) {
    const change = Object.hasOwn(changes, parameter.id) ? changes[parameter.id] : undefined;
    // Support is checked where the parameter is written; a change only has to be a distribution.
    const sayHere: Say =
      change === undefined
        ? say("parameter", parameter.id)
        : (path, message) => {
            if (path[0] === "distribution") sayScenario(["set", parameter.id], message);
          };
    const resolved = resolveParameter(
      change === undefined ? parameter : withChange(parameter, change),
      evidence,
      sayHere,
    );
    if (resolved !== undefined) parameters.set(parameter.id, { ...resolved, changed: change !== undefined });
  }
  const names = new Set([...used].map(({ id }) => id));
  const unused = Object.keys(changes).filter((id) => !names.has(id) && !gone.has(id));
  // Nobody reads thousands of complaints, and looking for the nearest names takes long.
  for (const id of unused.slice(0, 20)) {
    sayScenario(
      ["set", id],
      pool.parameters.has(id)
        ? `parameter "${id}" is not used in this study, so changing it changes nothing`
        : unknownName("parameter", id, names),
    );
  }
  return parameters;
}

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
