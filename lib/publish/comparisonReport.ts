import type { Comparison } from "../compare/compareStudies.ts";
import type { Study } from "../study/study.ts";
import { version } from "../version.ts";
import { studyDigest } from "./studyDigest.ts";

export interface ComparedStudy extends Pick<Study, "id" | "title" | "kind"> {
  readonly studyDigest: string;
}

/** What is written of a comparison, for machines; the form has a version of its own. */
export interface ComparisonReport extends Comparison {
  readonly format: "wageflow-comparison";
  readonly formatVersion: 1;
  readonly codeVersion: string;
  readonly first: ComparedStudy;
  readonly second: ComparedStudy;
}

/** Reports a comparison of two studies. */
export function comparisonReport(first: Study, second: Study, comparison: Comparison): ComparisonReport {
  const told = (study: Study): ComparedStudy => ({
    id: study.id,
    title: study.title,
    kind: study.kind,
    studyDigest: studyDigest(study),
  });
  return {
    format: "wageflow-comparison",
    formatVersion: 1,
    codeVersion: version,
    first: told(first),
    second: told(second),
    ...comparison,
  };
}
