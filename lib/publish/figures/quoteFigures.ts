import type { Run } from "../../simulate/simulate.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Overrides } from "../../study/resolveStudy.ts";
import type { Study } from "../../study/study.ts";
import { digestLineOf } from "../bundle/digestLine.ts";
import { countChanges } from "../bundle/manifest.ts";
import { bibtexOf, citationText, cslOf } from "../quote/citations.ts";
import { type Quote, quote, scopeOf } from "../quote/quote.ts";
import { restsOnOutcomes } from "../restsOn.ts";
import { runReport } from "../runReport.ts";
import type { RunIdentity } from "./runIdentity.ts";

/** What the page of publication says before anything is published. */
export interface QuoteFigures {
  readonly run: RunIdentity;
  readonly quotes: readonly Quote[];
  /** To print beside a figure. */
  readonly digestLine: string;
  readonly citation: string;
  readonly bibtex: string;
  readonly csl: string;
}

/** Outcomes that `quoteFigures` needs to be kept in the run. */
export function quoteOutcomes(study: Study): string[] {
  return study.speaksOf === undefined
    ? ["narrow", "net-pay-per-month", ...restsOnOutcomes(study.segments)]
    : [...study.speaksOf];
}

/** @param overrides what was changed in one of the project's scenarios to make the run's study */
export function quoteFigures(
  run: Run,
  { wording }: Pick<Catalogue, "wording">,
  overrides: Overrides = {},
): QuoteFigures {
  const { study } = run;
  const report = runReport(run, {
    outcomes: ["narrow", "net-pay-per-month"].filter(
      (id) => study.speaksOf === undefined || study.speaksOf.includes(id),
    ),
  });
  const digestLine = digestLineOf(run, countChanges(overrides));
  const { outcomesDigest, studyDigest, codeVersion, scenario } = report;
  const cited = { scenario: study.id, title: study.title, digestLine, outcomesDigest, isOwn: false };
  return {
    run: {
      ...{ scenario, seed: run.seed, draws: run.draws, design: run.design.name },
      ...{ codeVersion, studyDigest, outcomesDigest },
    },
    quotes: wording.map((entry) => quote(report, entry, scopeOf(study, false))),
    digestLine,
    citation: citationText(cited),
    bibtex: bibtexOf(cited),
    csl: cslOf(cited),
  };
}
