import type { Command } from "commander";
import type { DependencePolicy } from "../../study/resolveDependence.ts";
import type { Overrides } from "../../study/resolveStudy.ts";
import { collect } from "./collect.ts";
import { readDependence, readOverrides } from "./overrides.ts";

/** Options of every command that analyses a study. */
export interface StudyOptions {
  readonly seed?: string;
  readonly dependence?: DependencePolicy;
  readonly set: string[];
  readonly choose: string[];
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** @param form name of the form that `--json` prints */
export function addStudyOptions(command: Command, form: string): Command {
  return addAskOptions(command)
    .option("--json", `as JSON (form ${form}, version 1)`)
    .option("--csv", "as CSV");
}

/** What is asked of a scenario: its seed, and what is changed. */
export function addAskOptions(command: Command): Command {
  return command
    .option("--seed <seed>", "number or text; the scenario has one of its own")
    .option(
      "--dependence <how>",
      "the same thing in different places: independent, common, or a rank correlation such as 0.5",
      readDependence,
    )
    .option("--set <id=value>", "set a parameter, as in `run`; may be repeated", collect(String), [])
    .option("--choose <choice=option>", "pin a choice; may be repeated", collect(String), []);
}

export function overridesOf({ set, choose, dependence }: StudyOptions): Overrides {
  return readOverrides(set, choose, dependence);
}

/** The same options, for a call that gives the same digits again. */
export function studyWords(
  { dependence, set, choose }: StudyOptions,
  seed: string,
): (readonly [name: string, value: string | number | undefined])[] {
  return [
    ["--seed", seed],
    ["--dependence", dependence],
    ...set.map((text) => ["--set", text] as const),
    ...choose.map((text) => ["--choose", text] as const),
  ];
}
