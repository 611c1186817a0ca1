import type { DesignName } from "../../sampling/designs/design.ts";
import type { Run } from "../../simulate/simulate.ts";
import type { Study } from "../../study/study.ts";
import { version } from "../../version.ts";
import { studyDigest } from "../studyDigest.ts";

/** Who made the run, so that anyone can make it again. */
export interface RunIdentity {
  readonly scenario: Pick<Study, "id" | "title" | "year" | "kind" | "assumes" | "leavesOut">;
  readonly seed: string;
  readonly draws: number;
  readonly design: DesignName;
  readonly codeVersion: string;
  readonly studyDigest: string;
  readonly outcomesDigest: string;
}

export function runIdentity(run: Run): RunIdentity {
  const { id, title, year, kind, assumes, leavesOut } = run.study;
  return {
    scenario: { id, title, year, kind, assumes, leavesOut },
    seed: run.seed,
    draws: run.draws,
    design: run.design.name,
    codeVersion: version,
    studyDigest: studyDigest(run.study),
    outcomesDigest: run.digest(),
  };
}
