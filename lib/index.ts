/**
 * The library: a study, its runs, and what drives them. The same call gives the same bits in Node and in a browser.
 *
 * @example In Node, or in a notebook that runs there
 * ```ts
 * import { loadStudy, simulate, summarise } from "wageflow";
 *
 * const study = loadStudy("kuwait-2012");
 * const run = simulate(study, { draws: 2000 });
 * const { quantiles } = summarise(run.outcomes.get("narrow")!, { probabilities: [0.05, 0.5, 0.95] });
 * console.log(quantiles.map(({ value }) => (value / 1e6).toFixed(1)).join(", "));
 * // prints 7.2, 9.5, 13.3
 * ```
 *
 * @example What drives it: Sobol' indices, with their 95 % intervals
 * ```ts
 * import { loadStudy, pickFreezeSample, sobolIndices, studyModel, studyUniforms } from "wageflow";
 *
 * const study = loadStudy("kuwait-2012");
 * const model = studyModel(study, ["narrow"]);
 * const sampling = { seed: "2012", design: "sobol", replicates: 16, drawsPerReplicate: 128 } as const;
 * const sets = model.inputs.map(({ name }, index) => ({ id: name, inputs: [index] }));
 * const sample = pickFreezeSample(model, studyUniforms(study, model.inputs, sampling), sets);
 * const [largest] = sobolIndices(sample, "narrow").sort((a, b) => b.total.value - a.total.value);
 * console.log(largest!.set, largest!.total.value.toFixed(2));
 * // prints headcount.kuwait 0.56
 * ```
 *
 * @example A study of one's own, in YAML
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { readStudy, simulate } from "wageflow";
 *
 * const text = readFileSync("data/examples/another-workforce.yaml", "utf8");
 * const run = simulate(readStudy(text, "another-workforce.yaml"));
 * console.log(run.study.title, run.draws);
 * // prints Cooks and deckhands of the Outer Islands (invented) 10000
 * ```
 *
 * @example A million draws, of which those about the quantiles are kept
 * ```ts
 * import { inlineExecutor, loadStudy, summariesWith } from "wageflow";
 *
 * const million = { draws: 1_000_000, outcomes: ["narrow"] };
 * const summaries = await summariesWith(inlineExecutor(), loadStudy("kuwait-2012"), million);
 * const median = summaries.get("narrow")!.quantiles[2]!;
 * console.log((median.value / 1e6).toFixed(3), "million, give or take", Math.round(median.standardError));
 * // prints 9.480 million, give or take 2394
 * ```
 *
 * @example The same run in two of Node's worker threads, with the same digits
 * ```ts
 * import { loadStudy, simulate, simulateWith } from "wageflow";
 * import { workerThreads } from "wageflow/threads";
 *
 * const study = loadStudy("kuwait-2012");
 * const threads = workerThreads(2);
 * const run = await simulateWith(threads, study, { draws: 100_000 });
 * await threads.close();
 * console.log(run.digest() === simulate(study, { draws: 100_000 }).digest());
 * // prints true
 * ```
 *
 * In a browser one file does, without an installation: `<script type="module">` and
 * `import { loadStudy, simulate } from "./wageflow.browser.js"`. It stands beside these pages, and in the package as
 * `wageflow/browser`. In an Observable notebook: `wageflow = import("https://…/api/wageflow.browser.js")`.
 *
 * @module wageflow
 */
import data from "#catalogue";
import type { Catalogue } from "./study/catalogue.ts";
import { readScenario } from "./study/readScenario.ts";
import { type Overrides, resolveStudy } from "./study/resolveStudy.ts";
import type { Study } from "./study/study.ts";

export { type ClaimCondition, conditionOnClaim } from "./claims/conditionOnClaim.ts";
export { type Pedigree, pedigreeOf, pedigreeRule } from "./claims/origins/pedigree.ts";
export { type Reverse, reverse } from "./claims/reverse.ts";
export { type Comparison, compareStudies } from "./compare/compareStudies.ts";
export { findMeasure, type Measure, measures } from "./model/measures.ts";
export { payOut } from "./model/payslip.ts";
export { type BreakEvenReport, breakEvenReport } from "./publish/breakEvenReport.ts";
export { type ClaimsReport, claimsOutcomes, claimsReport } from "./publish/claimsReport.ts";
export { type ConditionReport, conditionReport } from "./publish/conditionReport.ts";
export { type GatherItem, gatherChecklist } from "./publish/gather.ts";
export { type LeaveOutReport, leaveOutReport } from "./publish/leaveOutReport.ts";
export { likelihoodWord } from "./publish/likelihood.ts";
export { type RunReport, runReport } from "./publish/runReport.ts";
export {
  type SensitivityOptions,
  type SensitivityReport,
  sensitivityReport,
} from "./publish/sensitivityReport.ts";
export { studyDigest } from "./publish/studyDigest.ts";
export { type Associations, associations } from "./sensitivity/association/associations.ts";
export { type BreakEven, breakEven } from "./sensitivity/breakEven/breakEven.ts";
export { type Conditioned, condition } from "./sensitivity/conditioning/condition.ts";
export { conditionalMeans } from "./sensitivity/givenData/conditionalMeans.ts";
export { delta } from "./sensitivity/givenData/delta.ts";
export { firstOrderFromSample } from "./sensitivity/givenData/firstOrderFromSample.ts";
export { pawn } from "./sensitivity/givenData/pawn.ts";
export { inputGroups } from "./sensitivity/groups/inputGroups.ts";
export { newData } from "./sensitivity/information/newData.ts";
export { perfectInformation } from "./sensitivity/information/perfectInformation.ts";
export { leaveOut } from "./sensitivity/leaveOut/leaveOut.ts";
export { type Method, methods } from "./sensitivity/methods.ts";
export { functionModel } from "./sensitivity/model/functionModel.ts";
export type { Model, ModelInput } from "./sensitivity/model/model.ts";
export { studyModel } from "./sensitivity/model/studyModel.ts";
export { studyUniforms } from "./sensitivity/model/studyUniforms.ts";
export { type DrawnSample, drawnSample, drawnSampleOf } from "./sensitivity/samples/drawn.ts";
export { type PermutationSample, permutationSample } from "./sensitivity/samples/permutations.ts";
export { type PickFreezeSample, pickFreezeSample } from "./sensitivity/samples/pickFreeze.ts";
export { type TrajectorySample, trajectorySample } from "./sensitivity/samples/trajectories.ts";
export { designUniforms } from "./sensitivity/samples/uniforms.ts";
export { morris } from "./sensitivity/screening/morris.ts";
export { tornado } from "./sensitivity/screening/tornado.ts";
export { groupShares, withUnions } from "./sensitivity/variance/groupShares.ts";
export { ranking } from "./sensitivity/variance/ranking.ts";
export { secondOrder, withPairs } from "./sensitivity/variance/secondOrder.ts";
export { shapleyEffects } from "./sensitivity/variance/shapleyEffects.ts";
export { shapleyValues } from "./sensitivity/variance/shapleyValues.ts";
export { type SobolIndex, sobolIndices } from "./sensitivity/variance/sobolIndices.ts";
export { byOption, type OptionSummary } from "./simulate/byOption.ts";
export { type ConvergenceStep, convergence } from "./simulate/convergence.ts";
export { dependencePolicies, type PolicyInterval } from "./simulate/dependencePolicies.ts";
export { type Envelope, envelope } from "./simulate/envelope.ts";
export type { Executor } from "./simulate/executors/executor.ts";
export { inlineExecutor } from "./simulate/executors/inlineExecutor.ts";
export { type ExecutionOptions, simulateWith, summariseWith } from "./simulate/executors/simulateWith.ts";
export { summariesWith } from "./simulate/executors/summariesWith.ts";
export { type KeptRun, keptRun } from "./simulate/keptRun.ts";
export { shareBetweenOptions } from "./simulate/shareBetweenOptions.ts";
export { type Run, type SimulationOptions, simulate } from "./simulate/simulate.ts";
export {
  drawsUntil,
  type Stopped,
  type StoppingRule,
  simulateUntil,
} from "./simulate/simulateUntil.ts";
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
