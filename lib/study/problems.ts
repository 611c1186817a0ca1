import { closest, distance } from "fastest-levenshtein";

/** The kinds of things that have an id. */
export type EntityKind =
  | "source"
  | "lineage"
  | "evidence"
  | "parameter"
  | "chain"
  | "after-net-pay"
  | "segment"
  | "headcounts"
  | "choice"
  | "scenario"
  | "claim"
  | "contradiction"
  | "payslip"
  | "datum-kind"
  | "wording";

/** Something wrong in the data: in which entry, where inside it, and what to do. */
export interface Problem {
  readonly kind: EntityKind;
  readonly id: string;
  /** Keys and indices that lead from the entry to the place. */
  readonly path: readonly (string | number)[];
  /** What was found, what is allowed, what to try. */
  readonly message: string;
}

/** Says in which file and line an entry, or a place inside it, stands. */
export type Locate = (problem: Pick<Problem, "kind" | "id" | "path">) => string | undefined;

/** More problems than this are counted, not listed. */
const mostProblems = 10;
const longestLine = 400;
const longestName = 60;

/** Data that cannot be used. Its message has one line a problem, each with file and line where known. */
export class DataError extends Error {
  override readonly name = "DataError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const shown = problems.slice(0, mostProblems).map((problem) => shorten(printable(problem), longestLine));
    const file = /^[^:\s]+(?=:)/.exec(shown[0] ?? "")?.[0];
    const rest = problems.length - shown.length;
    if (rest > 0) shown.push(`${file === undefined ? "" : `${file}: `}and ${rest} more`);
    super(shown.join("\n"));
    this.problems = shown;
  }
}

/** Text that a terminal shows and does not obey: control characters but the end of a line written out. */
export function printable(text: string): string {
  return text.replace(
    /[^\n\P{Cc}]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text cut to this many letters. */
export function shorten(text: string, most = longestName): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

/** One line for a problem: where it is, what it is. */
export function describeProblem(problem: Problem, locate: Locate): string {
  const place = locate(problem);
  const inside = problem.path.length === 0 ? "" : `, ${problem.path.join(".")}`;
  return `${place === undefined ? "" : `${place}: `}${problem.kind} "${problem.id}"${inside}: ${problem.message}`;
}

/** `there is no parameter "wage.kuweit"; the nearest is "wage.kuwait"`. */
export function unknownName(kind: string, found: string, known: Iterable<string>): string {
  const names = [...known];
  const near = names.length === 0 || found.length > longestName ? undefined : closest(found, names);
  const close = near !== undefined && distance(found, near) <= Math.max(3, found.length / 2);
  const suggestion = close
    ? `; the nearest is "${near}"`
    : names.length <= 12
      ? `; there are: ${names.join(", ") || "none"}`
      : "";
  return `there is no ${kind} "${shorten(found)}"${suggestion}`;
}
