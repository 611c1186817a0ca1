/** The public interface of the library. */
import data from "#catalogue";
import type { Catalogue } from "./study/catalogue.ts";
import { readScenario } from "./study/readScenario.ts";
import { type Overrides, resolveStudy } from "./study/resolveStudy.ts";
import type { Study } from "./study/study.ts";

export { findMeasure, type Measure, measures } from "./model/measures.ts";
export { payOut } from "./model/payslip.ts";
export { likelihoodWord } from "./publish/likelihood.ts";
export { type RunReport, runReport } from "./publish/runReport.ts";
export { studyDigest } from "./publish/studyDigest.ts";
export { type Envelope, envelope } from "./simulate/envelope.ts";
export { shareBetweenOptions } from "./simulate/shareBetweenOptions.ts";
export { type Run, type SimulationOptions, simulate } from "./simulate/simulate.ts";
export { exceedance, type Summary, summarise } from "./simulate/summarise.ts";
export type { Catalogue } from "./study/catalogue.ts";
export { DataError } from "./study/problems.ts";
export type { Overrides } from "./study/resolveStudy.ts";
export type { Study } from "./study/study.ts";
export { version } from "./version.ts";

/** The project's data: sources, evidence, parameters, chains, segments, choices, scenarios, claims. */
export const catalogue: Catalogue = data;

/**
 * The study of one of the project's scenarios, as `bottom-up-2012`.
 *
 * @throws DataError where the scenario, a parameter, a choice or an option is not known
 */
export function loadStudy(scenario = "bottom-up-2012", overrides: Overrides = {}): Study {
  return resolveStudy(catalogue, scenario, overrides);
}

/**
 * The study of a scenario of your own, given as YAML.
 *
 * @param name of the file, for messages
 * @throws DataError with a line for everything that is wrong
 */
export function readStudy(text: string, name = "scenario.yaml", overrides: Overrides = {}): Study {
  const { scenario, locate } = readScenario(text, name);
  return resolveStudy(catalogue, scenario, overrides, locate);
}
