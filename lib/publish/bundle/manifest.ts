import type { DesignName } from "../../sampling/designs/design.ts";
import type { GroupKind } from "../../sensitivity/groups/inputGroups.ts";
import type { MethodId } from "../../sensitivity/methods.ts";
import type { Overrides } from "../../study/resolveStudy.ts";
import type { Scenario } from "../../study/schemas/scenario.ts";
import type { OutcomeReport } from "../runReport.ts";
import type { DataUsed } from "./standAlone.ts";

/** What was asked for: a scenario of the project by name, or one as read from a file, and what was changed. */
export interface Asked {
  readonly scenario: string | Scenario;
  readonly overrides: Overrides;
}

/** How the draws of a publication are made. */
export interface Sampling {
  readonly seed: string;
  readonly design: DesignName;
  readonly replicates: number;
  readonly draws: number;
}

/** How the sensitivity analysis of a publication is made. */
export interface SensitivityPlan {
  readonly methods: readonly MethodId[];
  readonly groups: readonly GroupKind[];
  readonly outcomes: readonly string[];
  readonly design: DesignName;
  readonly replicates: number;
  readonly drawsPerReplicate: number;
}

/** A file of a publication. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything that it takes to make a publication again, and to see whether it is the same. */
export interface Manifest {
  readonly format: "wageflow-manifest";
  readonly formatVersion: 1;
  readonly title: string;
  /** The line to print beside a figure. */
  readonly digestLine: string;
  readonly software: { readonly name: "wageflow"; readonly version: string };
  readonly digests: {
    /** SHA-256 over the engine; `buildDigests` says of what. */
    readonly code: string;
    /** SHA-256 over all data of the project. */
    readonly data: string;
    /** SHA-256 over everything in the study that its numbers depend on. */
    readonly study: string;
    /** SHA-256 over the draws of the totals. */
    readonly outcomes: string;
  };
  readonly sampling: Sampling;
  /** Null where nothing is uncertain. */
  readonly sensitivity: SensitivityPlan | null;
  readonly asked: Asked;
  /** Not one of the project's scenarios, nor made from one. */
  readonly isOwn: boolean;
  /** How to make it again, in words. */
  readonly rerun: readonly string[];
  /** Sentences to quote, by language. */
  readonly quotes: readonly { readonly language: string; readonly text: string }[];
  /** Headline outcomes, to compare where another version of the engine gives other digits. */
  readonly results: readonly OutcomeReport[];
  /** The scenario in full, standing alone. */
  readonly scenario: Scenario;
  /** What the scenario takes from the project's data. */
  readonly data: DataUsed;
  /** Every other file of the publication. */
  readonly files: readonly ListedFile[];
}

export const manifestName = "manifest.json";

/** A manifest as text: the same manifest, the same bytes. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Overrides without what changes nothing, in the order of their names. */
export function normalOverrides({ set, choose, weigh, sentHome, dependence }: Overrides): Overrides {
  const sorted = <Value>(entries: Readonly<Record<string, Value>> | undefined) =>
    Object.entries(entries ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries([
    ...Object.entries({ set, choose, weigh, sentHome }).flatMap(([key, entries]) => {
      const all = sorted<unknown>(entries);
      return all.length === 0 ? [] : [[key, Object.fromEntries(all)] as const];
    }),
    ...(dependence === undefined ? [] : [["dependence", dependence] as const]),
  ]);
}

/** How many things were changed. */
export function countChanges({ set, choose, weigh, sentHome, dependence }: Overrides): number {
  return (
    [set, choose, weigh, sentHome].reduce((count, entries) => count + Object.keys(entries ?? {}).length, 0) +
    (dependence === undefined ? 0 : 1)
  );
}
