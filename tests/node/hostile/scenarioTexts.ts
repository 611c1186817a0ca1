import { readFileSync } from "node:fs";
import path from "node:path";

/** A workforce of its own with invented numbers, which uses every part of a scenario. */
export const ownStudy = readFileSync(path.join(import.meta.dirname, "../fixtures/own-study.yaml"), "utf8");

/** The least that makes a study of its own. */
export const smallStudy = `id: small
title: Small
year: 2020
base: none
assumes: Made up.
leavesOut: Nothing.
segments:
  - id: pickers
    title: Pickers
    place: The valley
    work: picking
    mode: by the season
    workers: crew
    grossWage: wage
    monthsPaid: months
    chain: agency
chains:
  - id: agency
    title: Agency
    says: A fee.
    stages:
      - id: fee
        of: wage
        deductions:
          - { to: company, share: fee }
parameters:
  - { id: crew, label: Crew, unit: persons, basis: judgement, note: Made up., covers: 1, distribution: { kind: uniform, low: 100, high: 200 } }
  - { id: wage, label: Wage, unit: USD/month, basis: judgement, note: Made up., covers: 1, distribution: { kind: uniform, low: 300, high: 500 } }
  - { id: months, label: Months, unit: months/year, basis: judgement, note: Made up., distribution: { kind: fixed, value: 12 } }
  - { id: fee, label: Fee, unit: share, basis: judgement, note: Made up., covers: 1, distribution: { kind: uniform, low: 0.1, high: 0.2 } }
`;

/** Changes to a scenario of the project. */
export const overProject = `id: mine
title: Mine
year: 2012
base: bottom-up-2012
assumes: Made up.
leavesOut: Nothing.
`;

/** The text with a part that it has replaced by another. */
export function change(text: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the text does not have ${JSON.stringify(from)}`);
    return changed.replace(from, () => to);
  }, text);
}

/** Number of the first line that holds this. */
export function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`the text does not have ${JSON.stringify(part)}`);
  return text.slice(0, at).split("\n").length;
}
