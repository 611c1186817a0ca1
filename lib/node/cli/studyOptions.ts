import type { Command } from "commander";
import type { DependencePolicy } from "../../study/resolveDependence.ts";
import type { Overrides } from "../../study/resolveStudy.ts";
import { collect } from "./collect.ts";
import { type OverrideWords, overrideOptions, readDependence, readOverrides } from "./overrides.ts";
import { readSeed } from "./wrongCall.ts";

/** Options of every command that analyses a study. */
export interface StudyOptions extends OverrideWords {
  readonly seed?: string;
  readonly dependence?: DependencePolicy;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Options that change the study, but for `--set`, which commands explain each in its way. */
export function addChoiceOptions(command: Command, where = ""): Command {
  return command
    .option("--choose <choice=option>", `pin a choice${where}; may be repeated`, collect(String), [])
    .option(
      "--weigh <choice=option:weight,…>",
      `weights of a choice${where}, adding up to 1; may be repeated`,
      collect(String),
      [],
    )
    .option(
      "--without <place>",
      `a place whose workers are sent home${where}; may be repeated`,
      collect(String),
      [],
    );
}

/** @param form name of the form that `--json` prints */
export function addStudyOptions(command: Command, form: string): Command {
  return addAskOptions(command)
    .option("--json", `as JSON (form ${form}, version 1)`)
    .option("--csv", "as CSV");
}

/** What is asked of a scenario: its seed, and what is changed. */
export function addAskOptions(command: Command): Command {
  command
    .option("--seed <seed>", "number or text; the scenario has one of its own", readSeed)
    .option(
      "--dependence <how>",
      "the same thing in different places: independent, common, or a rank correlation such as 0.5",
      readDependence,
    )
    .option("--set <id=value>", "set a parameter, as in `run`; may be repeated", collect(String), []);
  return addChoiceOptions(command);
}

export function overridesOf(options: StudyOptions): Overrides {
  return readOverrides(options);
}

/** The same options, for a call that gives the same digits again. */
export function studyWords(
  options: StudyOptions,
  seed: string,
): (readonly [name: string, value: string | number | undefined])[] {
  return [["--seed", seed], ...overrideOptions(options)];
}
