import { shorten } from "../../study/problems.ts";

/** One place in which something published differs from what is made here. */
export interface Difference {
  /** File, and place in it. */
  readonly where: string;
  readonly says: string;
}

type Json = unknown;

/** Places in which two values of JSON differ, by their paths; up to `most` of them. */
export function jsonDifferences(published: Json, made: Json, where: string, most = 20): Difference[] {
  const found: Difference[] = [];
  const visit = (left: Json, right: Json, path: readonly (string | number)[]): void => {
    if (found.length >= most || Object.is(left, right)) return;
    const [leftKeys, rightKeys] = [keysOf(left), keysOf(right)];
    if (leftKeys === undefined || rightKeys === undefined || Array.isArray(left) !== Array.isArray(right)) {
      found.push({
        where: path.length === 0 ? where : `${where}, ${path.join(".")}`,
        says: `says ${show(left)}; made again it is ${show(right)}`,
      });
      return;
    }
    for (const key of new Set([...leftKeys, ...rightKeys])) {
      visit(fieldOf(left, key), fieldOf(right, key), [...path, nameOf(left, right, key)]);
    }
  };
  visit(published, made, []);
  return found;
}

function keysOf(value: Json): readonly string[] | undefined {
  return value !== null && typeof value === "object" ? Object.keys(value) : undefined;
}

function fieldOf(value: Json, key: string): Json {
  return Object.hasOwn(value as object, key) ? (value as Record<string, Json>)[key] : undefined;
}

/** Entries of lists are called by their ids where they have some. */
function nameOf(left: Json, right: Json, key: string): string {
  if (!Array.isArray(left)) return key;
  for (const entry of [fieldOf(left, key), fieldOf(right, key)]) {
    if (entry === null || typeof entry !== "object") continue;
    const { id, outcome, path } = entry as Readonly<Record<string, Json>>;
    const name = [id, outcome, path].find((found) => typeof found === "string");
    if (name !== undefined) return name as string;
  }
  return key;
}

function show(value: Json): string {
  return value === undefined ? "nothing" : shorten(JSON.stringify(value), 80);
}

/** The first places in which two texts differ, line by line. */
export function textDifferences(published: string, made: string, file: string, most = 5): Difference[] {
  const [left, right] = [published.split("\n"), made.split("\n")];
  const found: Difference[] = [];
  for (let line = 0; line < Math.max(left.length, right.length) && found.length < most; line++) {
    if (left[line] === right[line]) continue;
    const from = firstDifference(left[line] ?? "", right[line] ?? "");
    found.push({
      where: `${file}, line ${line + 1}`,
      says: `says ${around(left[line], from)}; made again it is ${around(right[line], from)}`,
    });
  }
  return found;
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  return at;
}

function around(line: string | undefined, at: number): string {
  if (line === undefined) return "nothing";
  const from = Math.max(0, at - 24);
  return JSON.stringify(
    `${from > 0 ? "…" : ""}${line.slice(from, at + 30)}${at + 30 < line.length ? "…" : ""}`,
  );
}
