import {
  type LeaveOutKind,
  type LeftOut,
  leaveOut,
  leaveOutKinds,
  originsUsed,
} from "../sensitivity/leaveOut/leaveOut.ts";
import { studyModel } from "../sensitivity/model/studyModel.ts";
import { studyUniforms } from "../sensitivity/model/studyUniforms.ts";
import type { Catalogue } from "../study/catalogue.ts";
import { unknownName } from "../study/problems.ts";
import type { Study } from "../study/study.ts";
import { version } from "../version.ts";
import { defaultSensitivityOutcomes } from "./sensitivityReport.ts";
import { studyDigest } from "./studyDigest.ts";

/** The estimate without single sources, lineages and interviewees; the form has a version of its own. */
export interface LeaveOutReport {
  readonly format: "wageflow-leave-out";
  readonly formatVersion: 1;
  readonly scenario: Pick<Study, "id" | "title" | "year" | "kind">;
  readonly seed: string;
  readonly draws: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  readonly outcomes: readonly string[];
  /** Largest change of the first outcome first, kind after kind. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeaveOutOptions {
  readonly outcomes?: readonly string[];
  readonly kinds?: readonly LeaveOutKind[];
  /** Single sources, lineages or interviewees; default: all that the study rests on. */
  readonly ids?: readonly string[];
  readonly seed?: string | number;
  /** Draws of each of 16 replicates, a power of two. */
  readonly drawsPerReplicate?: number;
  readonly onProgress?: (share: number) => void;
}

const replicates = 16;

/**
 * Leaves out every source, lineage or interviewee in turn, lays the parameters that rested on it anew, and compares on
 * common random numbers.
 *
 * @throws RangeError where an outcome is not defined, or a name is not one that the study rests on
 */
export function leaveOutReport(
  study: Study,
  catalogue: Catalogue,
  {
    outcomes = defaultSensitivityOutcomes,
    kinds = leaveOutKinds,
    ids,
    seed: givenSeed = study.seed,
    drawsPerReplicate = 512,
    onProgress,
  }: LeaveOutOptions = {},
): LeaveOutReport {
  const seed = String(givenSeed);
  const model = studyModel(study, outcomes);
  const missing = outcomes.find((outcome) => !model.outcomes.includes(outcome));
  if (missing !== undefined) {
    throw new RangeError(`"${missing}" is not defined for this study: its data lacks what it takes`);
  }
  const origins = kinds.map((kind) => originsUsed(study, catalogue, kind));
  const known = origins.flat().map(({ id }) => id);
  const unknown = ids?.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new RangeError(unknownName("source, lineage or interviewee in use", unknown, known));
  const uniforms = studyUniforms(study, model.inputs, {
    seed,
    design: "sobol",
    replicates,
    drawsPerReplicate,
  });
  return {
    format: "wageflow-leave-out",
    formatVersion: 1,
    scenario: { id: study.id, title: study.title, year: study.year, kind: study.kind },
    seed,
    draws: replicates * drawsPerReplicate,
    codeVersion: version,
    studyDigest: studyDigest(study),
    outcomes,
    leftOut: origins.flatMap((ofKind, index) =>
      leaveOut(
        study,
        model,
        uniforms,
        ofKind.filter(({ id }) => ids?.includes(id) ?? true),
        catalogue,
        { onProgress: (share) => onProgress?.((index + share) / kinds.length) },
      ),
    ),
  };
}
