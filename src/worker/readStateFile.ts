import catalogue from "#catalogue";
import { LinkError, mostDraws, type PageState, readLink, writeLink } from "../../lib/publish/link.ts";
import { DataError } from "../../lib/study/problems.ts";
import { readScenario } from "../../lib/study/readScenario.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";

/** What only a study of its own has; an address has no room for it. */
const own = [
  ...["segments", "headcounts", "exchangeRates", "companySpent", "speaksOf", "net"],
  ...["parameters", "chains", "afterNetPay", "choices"],
] as const;

/**
 * The state that a scenario file stands for: changes to one of the project's scenarios.
 *
 * @throws DataError with a line for everything that is wrong
 */
export function readStateFile(text: string, name: string): PageState {
  const { scenario, locate } = readScenario(text, name);
  resolveStudy(catalogue, scenario, {}, locate);
  const { base, set = {}, choose = {}, weigh = {}, dependence, seed, draws, design } = scenario;
  const leaving = Object.entries(scenario.sentHome ?? {});
  const found = [
    ...own.filter((field) => (scenario as Readonly<Record<string, unknown>>)[field] !== undefined),
    ...(typeof dependence === "object" ? ["dependence with groups"] : []),
    ...(leaving.some(([, share]) => share !== "all") ? ["sentHome with a share"] : []),
    ...(base === "none" || yearOf(base) === scenario.year ? [] : [`the year ${scenario.year}`]),
  ];
  if (base === "none" || found.length > 0) {
    throw new DataError([
      `${name}: is a study of its own${found.length > 0 ? ` (it has ${found.join(", ")})` : ""}; this page opens changes to one of ` +
        `the project's scenarios. On the command line, \`wageflow run ${name}\` takes it.`,
    ]);
  }
  if ((draws ?? 1) > mostDraws) {
    throw new DataError([`${name}: asks for ${draws} draws; a page makes up to ${mostDraws}.`]);
  }
  const state: PageState = {
    scenario: base,
    set,
    choose,
    weigh,
    sentHome: leaving.map(([place]) => place).sort(),
    ...(typeof dependence === "object" || dependence === undefined ? {} : { dependence }),
    ...(seed === undefined ? {} : { seed: String(seed) }),
    ...(draws === undefined ? {} : { draws }),
    ...(design === undefined ? {} : { design }),
  };
  try {
    readLink(writeLink(state));
  } catch (error) {
    if (error instanceof LinkError) throw new DataError([`${name}: ${error.message}`]);
    throw error;
  }
  return state;
}

function yearOf(base: string): number | undefined {
  return catalogue.scenarios.find(({ id }) => id === base)?.year;
}
