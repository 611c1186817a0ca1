import { type Conditioned, conditioner, type Range } from "../sensitivity/conditioning/condition.ts";
import { studyModel } from "../sensitivity/model/studyModel.ts";
import { studyUniforms } from "../sensitivity/model/studyUniforms.ts";
import { type DrawnSample, drawnSample } from "../sensitivity/samples/drawn.ts";
import { parseOutcome } from "../simulate/evaluateStudy.ts";
import type { Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { version } from "../version.ts";
import { defaultSensitivityOutcomes } from "./sensitivityReport.ts";
import { studyDigest } from "./studyDigest.ts";

/** The study's draws in which something lies in a range; the form has a version of its own. */
export interface ConditionReport {
  readonly format: "wageflow-condition";
  readonly formatVersion: 1;
  readonly scenario: Pick<Study, "id" | "title" | "year" | "kind">;
  readonly seed: string;
  readonly draws: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  /** The claim that the ranges are of; null where they were given. */
  readonly claim: string | null;
  /** One for every condition: ranges of one condition hold together. */
  readonly conditions: readonly Conditioned[];
}

export interface ConditionOptions {
  readonly claim?: string;
  /** Outcomes to show beside those of the ranges. */
  readonly outcomes?: readonly string[];
  /** From 1,024; the more, the rarer a range may be. */
  readonly draws?: number;
  readonly seed?: string | number;
}

/** Definitions of revenue, each of which a claim of revenue may mean. */
export const revenueDefinitions = [
  "narrow",
  "wide-net",
  "wide-gross",
  "regime-and-officials",
  "taken",
] as const;

const replicates = 16;

/**
 * The draws that a study is conditioned on, with these outcomes.
 *
 * @throws RangeError where an outcome is not known
 */
export function conditionSample(
  study: Study,
  outcomes: readonly string[],
  { draws = 32768, seed = study.seed }: { readonly draws?: number; readonly seed?: string } = {},
): DrawnSample {
  for (const outcome of outcomes) parseOutcome(outcome);
  const model = studyModel(study, outcomes);
  const uniforms = studyUniforms(study, model.inputs, {
    seed,
    design: "sobol",
    replicates,
    drawsPerReplicate: draws / replicates,
  });
  return drawnSample(model, uniforms);
}

/**
 * Conditions a study on ranges of outcomes, parameters or choices. It says what the draws look like in which the
 * ranges hold; it is not evidence that they do.
 *
 * @param conditions each a list of ranges that hold together
 * @throws RangeError where an outcome, a parameter or a choice is not known
 */
export function conditionReport(
  study: Study,
  conditions: readonly (readonly Range[])[],
  {
    claim,
    outcomes = defaultSensitivityOutcomes,
    draws,
    seed: givenSeed = study.seed,
  }: ConditionOptions = {},
): ConditionReport {
  const seed = String(givenSeed);
  const named = conditions.flat().map(({ of }) => of);
  const isInput = (name: string) => name.startsWith(choicePrefix) || study.parameters.has(name);
  const wanted = [...new Set([...outcomes, ...named.filter((name) => !isInput(name))])];
  const sample = conditionSample(study, wanted, { ...(draws === undefined ? {} : { draws }), seed });
  const answer = conditioner(sample);
  return {
    format: "wageflow-condition",
    formatVersion: 1,
    scenario: { id: study.id, title: study.title, year: study.year, kind: study.kind },
    seed,
    draws: sample.draws,
    codeVersion: version,
    studyDigest: studyDigest(study),
    claim: claim ?? null,
    conditions: conditions.map(answer),
  };
}
