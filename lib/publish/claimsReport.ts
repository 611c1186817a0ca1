import type { Agreement } from "../claims/arithmetic/agreement.ts";
import type { Range } from "../claims/arithmetic/range.ts";
import { unitText } from "../claims/arithmetic/unitPowers.ts";
import type { WorkedStep } from "../claims/arithmetic/workOut.ts";
import { followsFromInputs, type WorkedReading, workOutReading } from "../claims/followsFromInputs.ts";
import { type Confidence, confidenceIn } from "../claims/origins/confidence.ts";
import { type Independence, independenceOf } from "../claims/origins/independence.ts";
import { outcomesToKeep } from "../claims/outcomeOfClaim.ts";
import { positionInRun } from "../claims/positionInRun.ts";
import { findMeasure } from "../model/measures.ts";
import type { Run } from "../simulate/simulate.ts";
import type { Catalogue } from "../study/catalogue.ts";
import type { Claim } from "../study/schemas/claim.ts";
import type { Contradiction } from "../study/schemas/contradiction.ts";
import { version } from "../version.ts";
import { likelihoodWord } from "./likelihood.ts";
import { studyDigest } from "./studyDigest.ts";

/** Bounds as JSON has them: null where there is none. */
export interface ReportedRange {
  readonly low: number | null;
  readonly high: number | null;
}

export interface ReportedStep extends ReportedRange {
  readonly says: string;
  readonly operation: WorkedStep["operation"];
  readonly terms: readonly (ReportedRange & {
    /** Figure or earlier step, as written; empty for a plain quantity. */
    readonly name: string;
    readonly unit: string;
    readonly because: string | null;
  })[];
  readonly unit: string;
}

export interface ReportedReading {
  readonly title: string;
  readonly steps: readonly ReportedStep[];
  readonly against: readonly (ReportedRange & {
    readonly figure: string;
    readonly agreement: Agreement;
    readonly distance: number;
  })[];
  readonly changes: readonly string[];
}

/** A claim with its three verdicts, kept apart. */
export interface ClaimReport {
  readonly id: string;
  readonly title: string;
  readonly quantity: Claim["quantity"];
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly year: number;
  readonly scope: string;
  readonly definition: Claim["definition"];
  readonly status: Claim["status"];
  readonly claimant: string;
  readonly source: string;
  readonly evidence: readonly string[];
  readonly follows: {
    readonly verdict: Agreement | "no inputs";
    readonly readings: readonly ReportedReading[];
  };
  readonly position: {
    readonly unmatched: string | null;
    readonly otherYear: boolean;
    readonly outcomes: readonly {
      readonly measure: string;
      readonly label: string;
      readonly quantiles: readonly [number, number];
      readonly inside: number;
      readonly standardError: number;
      /** Null where the claim is of another year than the study. */
      readonly likelihood: string | null;
      readonly extremes: readonly [number, number];
    }[];
  };
  readonly independence: Independence;
  readonly confidence: Confidence;
}

/** Claims held against a run; the form has a version of its own. */
export interface ClaimsReport {
  readonly format: "wageflow-claims";
  readonly formatVersion: 1;
  readonly scenario: string;
  readonly year: number;
  readonly seed: string;
  readonly draws: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  readonly claims: readonly ClaimReport[];
  readonly contradictions: readonly {
    readonly id: string;
    readonly title: string;
    readonly readings: readonly ReportedReading[];
  }[];
  /** Everything that no longer comes out as the data says: `claim report-60-65-thousand, <reading>: <what>`. */
  readonly changes: readonly string[];
}

/** Outcomes that a run has to keep for claims to be held against it. */
export function claimsOutcomes(
  claims: readonly Claim[],
  segments: readonly { readonly id: string }[],
): string[] {
  const known = new Set(segments.map(({ id }) => id));
  return [...new Set(claims.flatMap(outcomesToKeep))].filter((outcome) => {
    const [, segment] = outcome.split("@");
    return segment === undefined || known.has(segment);
  });
}

/**
 * Holds claims against a run, and works out the arithmetic of claims and contradictions anew.
 *
 * @param run of an estimate, with the outcomes of `claimsOutcomes`
 * @param claims default: all of the catalogue
 * @param contradictions default: all of the catalogue
 */
export function claimsReport(
  run: Run,
  catalogue: Catalogue,
  claims: readonly Claim[] = catalogue.claims,
  contradictions: readonly Contradiction[] = catalogue.contradictions,
): ClaimsReport {
  const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
  const heldClaims = claims.map((claim) => claimReport(run, claim, catalogue));
  const worked = contradictions.map(({ id, title, readings = [] }) => ({
    id,
    title,
    readings: readings.map((reading) => reported(workOutReading(reading, evidence))),
  }));
  const changesOf = (kind: string, id: string, readings: readonly ReportedReading[]) =>
    readings.flatMap(({ title, changes }) => changes.map((change) => `${kind} ${id}, "${title}": ${change}`));
  return {
    format: "wageflow-claims",
    formatVersion: 1,
    scenario: run.study.id,
    year: run.study.year,
    seed: run.seed,
    draws: run.draws,
    codeVersion: version,
    studyDigest: studyDigest(run.study),
    claims: heldClaims,
    contradictions: worked,
    changes: [
      ...heldClaims.flatMap(({ id, follows }) => changesOf("claim", id, follows.readings)),
      ...worked.flatMap(({ id, readings }) => changesOf("contradiction", id, readings)),
    ],
  };
}

function claimReport(run: Run, claim: Claim, catalogue: Catalogue): ClaimReport {
  const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
  const figure = evidence.get(claim.evidence[0]!)!;
  const { verdict, readings } = followsFromInputs(claim, evidence);
  return {
    id: claim.id,
    title: claim.title,
    quantity: claim.quantity,
    low: claim.low,
    high: claim.high,
    unit: claim.unit,
    year: claim.year,
    scope: claim.scope,
    definition: claim.definition,
    status: claim.status,
    claimant: figure.speaker,
    source: figure.source,
    evidence: claim.evidence,
    follows: { verdict, readings: readings.map(reported) },
    position: reportedPosition(run, claim),
    independence: independenceOf(claim, run.study, catalogue, inputsOf(run, claim)),
    confidence: confidenceIn(claim, catalogue),
  };
}

/** Where a claim lies in a run, as it is reported. */
export function reportedPosition(run: Run, claim: Claim): ClaimReport["position"] {
  const { unmatched, otherYear, positions } = positionInRun(run, claim);
  return {
    unmatched: unmatched ?? null,
    otherYear,
    outcomes: positions.map(({ held, quantiles, inside, standardError, extremes }) => ({
      measure: `${held.measure}${held.per === undefined ? "" : ` / ${held.per}`}`,
      label: findMeasure(held.measure)!.label,
      quantiles,
      inside,
      standardError,
      likelihood: otherYear ? null : likelihoodWord(inside, standardError),
      extremes,
    })),
  };
}

/** The parameters that bear on what a claim is held against; undefined, all of them, where nothing is. */
export function inputsOf(run: Run, claim: Claim): ReadonlySet<string> | undefined {
  const outcomes = outcomesToKeep(claim).filter((outcome) => run.outcomes.has(outcome));
  if (outcomes.length === 0) return undefined;
  return new Set(outcomes.flatMap((outcome) => [...run.dependsOn(outcome)]));
}

function reported({ title, steps, against, changes }: WorkedReading): ReportedReading {
  return {
    title,
    steps: steps.map(({ says, operation, terms, unit, ...range }) => ({
      says,
      operation,
      terms: terms.map((term) => ({
        name: term.name,
        ...bounds(term),
        unit: unitText(term.unit),
        because: term.because ?? null,
      })),
      ...bounds(range),
      unit: unitText(unit),
    })),
    against: against.map(({ figure, printed, agreement, distance }) => ({
      figure,
      ...bounds(printed),
      agreement,
      distance,
    })),
    changes,
  };
}

function bounds({ low, high }: Range): ReportedRange {
  return { low, high: Number.isFinite(high) ? high : null };
}
