import { compareStudies, type PairedDifference, pairedDraws } from "../../compare/compareStudies.ts";
import type { StudyChange } from "../../compare/studyChanges.ts";
import { findMeasure } from "../../model/measures.ts";
import { quantileFunction } from "../../sampling/quantileFunction.ts";
import type { Summary } from "../../simulate/summarise.ts";
import type { Parameter, Study, StudyChoice, StudySegment } from "../../study/study.ts";
import { version } from "../../version.ts";
import type { AmountUnit } from "../../wording/amounts.ts";
import type { Interval } from "../../wording/interval.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { studyDigest } from "../studyDigest.ts";
import { type Density, densityOf } from "./shapeOfDraws.ts";

export interface ComparedScenario extends Pick<Study, "id" | "title" | "kind" | "assumes" | "leavesOut"> {
  readonly studyDigest: string;
}

/** One outcome in two studies, and second less first draw by draw. */
export interface ComparedOutcome {
  readonly id: string;
  readonly label: string;
  readonly says: string;
  readonly unit: AmountUnit;
  readonly first: Interval;
  readonly second: Interval;
  readonly difference: Interval;
  /** Share of the draws in which the second is lower, and higher. */
  readonly lower: number;
  readonly higher: number;
  /** Standard deviation of the difference over that of studies drawn apart. */
  readonly narrowing: number;
}

/** A thing in which the studies differ, before and after in words where it has a value. */
export interface ComparedChange extends StudyChange {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of a segment that both have: what of it differs, as `number of workers`. */
  readonly parts: readonly string[];
}

/** Two scenarios on common random numbers. */
export interface ComparisonFigures {
  readonly first: ComparedScenario;
  readonly second: ComparedScenario;
  readonly seed: string;
  readonly draws: number;
  readonly codeVersion: string;
  readonly outcomes: readonly ComparedOutcome[];
  /** Of the first outcome. */
  readonly shapes: { readonly first: Density; readonly second: Density; readonly difference: Density };
  readonly changes: readonly ComparedChange[];
  /** The mean difference of the first outcome and what brings it about. */
  readonly split: {
    readonly mean: number;
    readonly standardError: number;
    readonly parts: readonly { readonly label: string; readonly part: number }[];
  };
}

/** The outcomes that are compared, in the order of the table. */
export const comparedOutcomes = [
  "narrow",
  "wide-net",
  "wide-gross",
  "taken",
  "net-pay-per-month",
  "received-by-family-per-month",
  "workers",
] as const;

/**
 * Compares two studies.
 *
 * @param leading the outcome whose distributions are shown and whose difference is split
 * @param options.onProgress called with the number of runs done and of how many
 * @throws RangeError where an outcome is not known, or none of them is of both studies
 */
export function comparisonFigures(
  first: Study,
  second: Study,
  leading: string,
  options: {
    readonly seed?: string;
    readonly draws?: number;
    readonly onProgress?: (done: number, of: number) => void;
  } = {},
): ComparisonFigures {
  const spoken = comparedOutcomes.filter((id) =>
    [first, second].every(({ speaksOf }) => speaksOf === undefined || speaksOf.includes(id)),
  );
  const outcomes = [leading, ...spoken.filter((id) => id !== leading)];
  const paired = pairedDraws(first, second, { ...options, outcomes });
  const { seed, draws, changes, differences, split } = compareStudies(first, second, options, paired);
  const { difference } = differences[0]!;
  return {
    first: told(first),
    second: told(second),
    seed,
    draws,
    codeVersion: version,
    outcomes: differences.map(comparedOutcome),
    shapes: {
      first: densityOf(paired[0]!.first),
      second: densityOf(paired[0]!.second),
      difference: densityOf(paired[0]!.difference),
    },
    changes: changes.map((change) => comparedChange(change, first, second)),
    split: {
      mean: difference.mean,
      standardError: difference.meanStandardError,
      parts: split.parts.map(({ changes: together, part }) => ({
        label: partLabel(together, first, second),
        part,
      })),
    },
  };
}

function told(study: Study): ComparedScenario {
  const { id, title, kind, assumes, leavesOut } = study;
  return { id, title, kind, assumes, leavesOut, studyDigest: studyDigest(study) };
}

function comparedOutcome({
  outcome,
  first,
  second,
  difference,
  ...shares
}: PairedDifference): ComparedOutcome {
  const { label, says, unit } = findMeasure(outcome)!;
  const of = ({ quantiles }: Summary): Interval => {
    const at = (probability: number) =>
      quantiles.find((quantile) => quantile.probability === probability)!.value;
    return { low: at(0.05), middle: at(0.5), high: at(0.95) };
  };
  return {
    ...{ id: outcome, label, says, unit: unit as AmountUnit },
    ...{ first: of(first), second: of(second), difference: of(difference) },
    ...shares,
  };
}

function comparedChange(change: StudyChange, first: Study, second: Study): ComparedChange {
  const words = (study: Study): string | undefined => {
    const parameter = study.parameters.get(change.id);
    const choice = study.choices.get(change.id);
    if (change.kind === "parameter" && parameter !== undefined) return parameterText(parameter);
    if (change.kind === "choice" && choice !== undefined) return choiceText(choice);
    return undefined;
  };
  const segment = (study: Study) =>
    change.kind === "segment" ? study.segments.find(({ id }) => id === change.id) : undefined;
  const [before, after] = [segment(first), segment(second)];
  return {
    ...change,
    label: labelOf(change, first, second),
    before: words(first),
    after: words(second),
    parts: before === undefined || after === undefined ? [] : changedFields(before, after),
  };
}

function labelOf({ kind, id }: StudyChange, first: Study, second: Study): string {
  const found = [second, first].flatMap((study) => {
    if (kind === "parameter") return study.parameters.get(id)?.label ?? [];
    if (kind === "choice") return study.choices.get(id)?.written.title ?? [];
    if (kind === "segment") return study.segments.find((segment) => segment.id === id)?.title ?? [];
    return [];
  });
  const others = {
    headcounts: "Which list the headcounts come from",
    "company's spending": "What the company spends on its workers' keep",
    dependence: "What moves together",
  } as const;
  return found[0] ?? others[kind as keyof typeof others];
}

/** A change, or several that are taken together, as the name of a bar. */
function partLabel(together: readonly StudyChange[], first: Study, second: Study): string {
  const [change] = together as readonly [StudyChange, ...StudyChange[]];
  const label = labelOf(change, first, second);
  const how = change.how === "changed" ? "" : `, ${change.how}`;
  if (together.length === 1) return `${label}${how}`;
  return `${label} and ${together.length - 1} more${how}`;
}

function parameterText({ distribution, unit }: Parameter): string {
  const quantile = quantileFunction(distribution);
  const isShare = unit === "share";
  const show = (probability: number) => {
    const value = quantile(probability) * (isShare ? 100 : 1);
    return String(roundSignificant(value, 3));
  };
  const [low, high] = [show(0.05), show(0.95)];
  return `${low === high ? low : `${low} to ${high}`} ${isShare ? "%" : unit}`;
}

function choiceText({ pinned, written }: StudyChoice): string {
  return pinned === undefined
    ? "all readings, by weight"
    : written.options.find(({ id }) => id === pinned)!.title;
}

const fields: Readonly<Partial<Record<keyof StudySegment, string>>> = {
  workers: "number of workers",
  headcount: "number of workers",
  grossWage: "wage",
  monthsPaid: "number of months paid",
  chain: "chain of deductions",
  afterNetPay: "use of net pay",
};

/** What differs between two segments of one name, in words. */
function changedFields(before: StudySegment, after: StudySegment): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof StudySegment)[];
  const differing = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return [...new Set(differing.map((key) => fields[key] ?? "content"))];
}
