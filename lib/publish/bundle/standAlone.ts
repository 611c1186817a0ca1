import { type Catalogue, emptyCatalogue } from "../../study/catalogue.ts";
import { flattenScenario, layChoices } from "../../study/flattenScenario.ts";
import type { NetPlace } from "../../study/netPlaces.ts";
import { DataError } from "../../study/problems.ts";
import { correlationOf } from "../../study/resolveDependence.ts";
import { type Overrides, poolOf, resolveStudy } from "../../study/resolveStudy.ts";
import type { WrittenParameter } from "../../study/schemas/parameter.ts";
import { type Scenario, scenarioSchema } from "../../study/schemas/scenario.ts";
import type { Study } from "../../study/study.ts";
import { validate } from "../../study/validate.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { studyDigest } from "../studyDigest.ts";

/** The part of the project's data that a study takes from outside its scenario. */
export type DataUsed = Pick<Catalogue, "evidence" | "sources" | "lineages" | "datumKinds" | "wording">;

/** A scenario that needs no other data than what is given with it. */
export interface StandAlone {
  /** With `base: none`, and everything that it names inside it. */
  readonly scenario: Scenario;
  readonly data: DataUsed;
}

/** What a stand-alone copy is called, so that it is never taken for the scenario it was made from. */
const copied = ".published";

/**
 * A scenario with its bases, everything that it names and all overrides written out, and the figures that its
 * parameters cite: what a rerun needs, whatever becomes of the project's data.
 *
 * @param scenario id of one of the catalogue's, or a scenario as read from a file
 * @throws DataError where it cannot be resolved; Error where the copy would not be the same study
 */
export function standAlone(
  catalogue: Catalogue,
  scenario: string | Scenario,
  overrides: Overrides = {},
): StandAlone {
  const study = resolveStudy(catalogue, scenario, overrides);
  const written =
    typeof scenario === "string" ? catalogue.scenarios.find(({ id }) => id === scenario)! : scenario;
  const flat = flattenScenario(written, catalogue, (path, message) => {
    throw new DataError([`${path.join(".")}: ${message}`]);
  })!;
  const pool = poolOf(flat, written, catalogue, () => () => {});
  const idOf = (entry: string | { readonly id: string }) => (typeof entry === "string" ? entry : entry.id);
  const segments = flat.segments!.map((entry) => pool.segments.get(idOf(entry))!);
  const headcounts = flat.headcounts === undefined ? undefined : pool.headcounts.get(idOf(flat.headcounts));
  const { together = [], matrices = [] } = flat.dependence ?? {};
  const net = flat.net ?? [];
  const named = new Set([
    ...study.parameters.keys(),
    ...net,
    ...[...together, ...matrices].flatMap(({ parameters }) => parameters),
    ...Object.values(flat.exchangeRates ?? {}),
  ]);
  const policy = overrides.dependence;
  const choices = layChoices(flat, overrides);
  const copy = {
    id: written.id.endsWith(copied) ? written.id : `${written.id}${copied}`,
    title: flat.title,
    year: flat.year,
    base: "none",
    kind: study.kind,
    assumes: flat.assumes,
    leavesOut: flat.leavesOut,
    seed: study.seed,
    draws: study.draws,
    ...given({
      speaksOf: flat.speaksOf,
      companySpent: flat.companySpent,
      headcounts,
      exchangeRates: filled(flat.exchangeRates),
      sentHome: filled({ ...flat.sentHome, ...overrides.sentHome }),
      set: filled({ ...flat.set, ...overrides.set }),
      choose: filled(choices.choose),
      weigh: filled(choices.weigh),
      net: flat.net,
      dependence:
        flat.dependence === undefined
          ? undefined
          : given({
              together: flat.dependence.together?.map((group) =>
                policy === undefined ? group : { ...group, correlation: correlationOf(policy) },
              ),
              matrices: flat.dependence.matrices,
            }),
    }),
    segments,
    chains: byIds(pool.chains, new Set(segments.map(({ chain }) => chain))),
    afterNetPay: byIds(pool.afterNetPay, new Set(segments.map(({ afterNetPay }) => afterNetPay ?? ""))),
    choices: [...pool.choices.values()].filter(
      ({ id }) => study.choices.has(id) || net.includes(choicePrefix + id),
    ),
    parameters: byIds(pool.parameters, named),
  } as Scenario;
  const data = dataUsed(catalogue, study, copy.parameters!);
  const netPlaces = placesToGive(study, resolveStudy(catalogueOf(data), copy));
  const complete = inOrder(netPlaces === undefined ? copy : { ...copy, netPlaces });
  if (studyDigest(resolveStudy(catalogueOf(data), complete)) !== studyDigest(study)) {
    throw new Error(
      `"${written.id}" cannot be written out as a study of its own: the copy would not be the same study`,
    );
  }
  return { scenario: complete, data };
}

/** With its fields in the order of the schema, as it is read back: the same scenario is the same text. */
function inOrder(scenario: Scenario): Scenario {
  const result = validate(scenarioSchema, scenario);
  if (result.complaints === undefined) return result.data;
  const [{ path, message }] = result.complaints as [(typeof result.complaints)[number]];
  throw new Error(
    `"${scenario.id}" cannot be written out as a study of its own: ${path.join(".")} ${message}`,
  );
}

/** Id of the scenario that a stand-alone copy was made from. */
export function publishedName(id: string): string {
  return id.endsWith(copied) ? id.slice(0, -copied.length) : id;
}

/** A catalogue that holds nothing but what a stand-alone scenario takes from outside. */
export function catalogueOf(data: DataUsed): Catalogue {
  return { ...emptyCatalogue, ...data };
}

/** The figures that parameters cite, used or left out, with their sources and origins. */
function dataUsed(catalogue: Catalogue, study: Study, parameters: readonly WrittenParameter[]): DataUsed {
  const cited = new Set(parameters.filter(({ id }) => study.parameters.has(id)).flatMap(figuresOf));
  const evidence = catalogue.evidence.filter(({ id }) => cited.has(id));
  const sources = new Set(evidence.map(({ source }) => source));
  const lineages = new Set(evidence.map(({ lineage }) => lineage));
  // An origin may come from another one, and that from a third; a set tells of what is added while it is gone through.
  for (const lineage of lineages) {
    const from = catalogue.lineages.find(({ id }) => id === lineage)?.from ?? "";
    if (from !== "") lineages.add(from);
  }
  return {
    evidence,
    sources: catalogue.sources.filter(({ id }) => sources.has(id)),
    lineages: catalogue.lineages.filter(({ id }) => lineages.has(id)),
    datumKinds: catalogue.datumKinds,
    wording: catalogue.wording,
  };
}

/** Every figure that a parameter names. */
export function figuresOf({
  evidence,
  derivedFrom,
  leftOut,
  distribution,
}: WrittenParameter): readonly string[] {
  return [
    ...(evidence ?? []),
    ...(derivedFrom ?? []),
    ...(leftOut ?? []).flatMap((left) => left.evidence),
    ...(distribution.kind === "mixture" ? (distribution.components ?? []).map((part) => part.evidence) : []),
  ];
}

/** Where the copy's own segments would put an input elsewhere than the study has it. */
function placesToGive(study: Study, copy: Study): Scenario["netPlaces"] {
  const inputs = [...study.parameters.keys(), ...[...study.choices.keys()].map((id) => choicePrefix + id)];
  const at = (place: NetPlace | undefined) => (place === undefined ? "" : `${place.dimension} ${place.net}`);
  return filled(
    Object.fromEntries(
      inputs
        .filter((input) => at(study.netPlaces.get(input)) !== at(copy.netPlaces.get(input)))
        .map((input) => [input, study.netPlaces.get(input) ?? null]),
    ),
  );
}

function byIds<Entry>(pool: ReadonlyMap<string, Entry>, ids: ReadonlySet<string>): Entry[] {
  return [...pool].filter(([id]) => ids.has(id)).map(([, entry]) => entry);
}

function filled<Value>(
  entries: Readonly<Record<string, Value>> | undefined,
): Record<string, Value> | undefined {
  return entries === undefined || Object.keys(entries).length === 0 ? undefined : { ...entries };
}

/** The fields that have a value. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
