import { checkClaims } from "../claims/checkClaims.ts";
import { payOut } from "../model/payslip.ts";
import type { Catalogue } from "../study/catalogue.ts";
import {
  DataError,
  describeProblem,
  type EntityKind,
  type Locate,
  type Problem,
  unknownName,
} from "../study/problems.ts";
import { resolveStudy } from "../study/resolveStudy.ts";

/**
 * Checks all data together: every scenario resolves, every reference leads somewhere, every parameter
 * is used, every payslip adds up.
 *
 * @throws DataError with a line for everything that is wrong
 */
export function checkCatalogue(catalogue: Catalogue, locate: Locate): void {
  const problems: Problem[] = [];
  const resolved: string[] = [];
  const used = new Set<string>();
  for (const scenario of catalogue.scenarios) {
    try {
      for (const id of resolveStudy(catalogue, scenario, {}, locate).parameters.keys()) used.add(id);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      resolved.push(...error.problems);
    }
  }
  if (resolved.length > 0) throw new DataError([...new Set(resolved)]);

  const evidence = new Set(catalogue.evidence.map(({ id }) => id));
  const named = (kind: EntityKind, id: string, path: (string | number)[], ids: readonly string[]) => {
    for (const figure of ids) {
      if (!evidence.has(figure))
        problems.push({ kind, id, path, message: unknownName("figure", figure, evidence) });
    }
  };
  const sources = new Set(catalogue.sources.map(({ id }) => id));
  const lineages = new Set(catalogue.lineages.map(({ id }) => id));
  for (const { id, source, lineage, repeats, low, high } of catalogue.evidence) {
    const say = (message: string) => problems.push({ kind: "evidence", id, path: [], message });
    if (!sources.has(source)) say(unknownName("source", source, sources));
    if (!lineages.has(lineage)) say(unknownName("lineage", lineage, lineages));
    if (repeats !== "" && !evidence.has(repeats)) say(unknownName("figure", repeats, evidence));
    if (low !== null && high !== null && low > high) say(`its range is upside down: ${low} is above ${high}`);
  }
  for (const { id, from } of catalogue.lineages) {
    if (from !== "" && !lineages.has(from))
      problems.push({ kind: "lineage", id, path: ["from"], message: unknownName("lineage", from, lineages) });
  }
  for (const { id } of catalogue.parameters) {
    if (!used.has(id)) problems.push({ kind: "parameter", id, path: [], message: "is used by no scenario" });
  }
  for (const payslip of catalogue.payslips) {
    for (const [list, entries] of [
      ["matches", payslip.matches],
      ["cannotMatch", payslip.cannotMatch],
    ] as const) {
      for (const [index, entry] of entries.entries())
        named("payslip", payslip.id, [list, index], entry.evidence);
    }
    payslip.readings.forEach((reading, index) => {
      try {
        payOut(payslip, reading, catalogue);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        problems.push({ kind: "payslip", id: payslip.id, path: ["readings", index], message: error.message });
      }
    });
  }
  problems.push(...checkClaims(catalogue));
  if (problems.length > 0) throw new DataError(problems.map((problem) => describeProblem(problem, locate)));
}
