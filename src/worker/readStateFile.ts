import catalogue from "#catalogue";
import { LinkError, mostDraws, type PageState, writeLink } from "../../lib/publish/link.ts";
import { DataError } from "../../lib/study/problems.ts";
import { readScenario } from "../../lib/study/readScenario.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";

/** What only a study of its own has; an address has no room for it. */
const own = [
  ...["segments", "headcounts", "exchangeRates", "companySpent", "speaksOf"],
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
  const found = own.filter((field) => (scenario as Readonly<Record<string, unknown>>)[field] !== undefined);
  if (scenario.base === "none" || found.length > 0) {
    throw new DataError([
      `${name}: is a study of its own${found.length > 0 ? ` (it has ${found.join(", ")})` : ""}; this page opens changes to one of ` +
        `the project's scenarios. On the command line, \`wageflow run ${name}\` takes it.`,
    ]);
  }
  if ((scenario.draws ?? 1) > mostDraws) {
    throw new DataError([`${name}: asks for ${scenario.draws} draws; a page makes up to ${mostDraws}.`]);
  }
  const state: PageState = {
    scenario: scenario.base,
    set: scenario.set ?? {},
    choose: scenario.choose ?? {},
    ...(scenario.seed === undefined ? {} : { seed: String(scenario.seed) }),
    ...(scenario.draws === undefined ? {} : { draws: scenario.draws }),
  };
  try {
    writeLink(state);
  } catch (error) {
    if (error instanceof LinkError) throw new DataError([`${name}: ${error.message}`]);
    throw error;
  }
  return state;
}
