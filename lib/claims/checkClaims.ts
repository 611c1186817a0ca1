import type { Catalogue } from "../study/catalogue.ts";
import { type EntityKind, type Problem, unknownName } from "../study/problems.ts";
import type { Claim } from "../study/schemas/claim.ts";
import type { Evidence } from "../study/schemas/evidence.ts";
import type { Reading } from "../study/schemas/reading.ts";
import { heldFigure } from "./arithmetic/agreement.ts";
import { sameUnit, unitText } from "./arithmetic/unitPowers.ts";
import { unitOfFigure } from "./arithmetic/workOut.ts";
import { workOutReading } from "./followsFromInputs.ts";
import { heldOutcomes } from "./outcomeOfClaim.ts";

/**
 * Everything wrong in claims and contradictions: names that lead nowhere, values that are not those of the
 * figure, units that do not fit. What the arithmetic gives is told by `wageflow reproduce`.
 */
export function checkClaims(catalogue: Catalogue): Problem[] {
  const problems: Problem[] = [];
  const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
  const segments = new Set(catalogue.segments.map(({ id }) => id));
  for (const claim of catalogue.claims) {
    const say = sayer(problems, "claim", claim.id);
    for (const [index, id] of (claim.segments ?? []).entries())
      if (!segments.has(id)) say(["segments", index], unknownName("segment", id, segments));
    if (checkFigures(claim.evidence, evidence, say))
      checkValue(claim, evidence.get(claim.evidence[0]!)!, say);
    if (claim.unmatched === undefined && heldOutcomes(claim).length === 0)
      say(["unmatched"], "is missing: the study has no outcome for it, and a claim says why");
    checkReadings(claim.readings, evidence, say);
  }
  const known = {
    choices: catalogue.choices,
    parameters: catalogue.parameters,
    claims: catalogue.claims,
    payslips: catalogue.payslips,
  };
  for (const contradiction of catalogue.contradictions) {
    const say = sayer(problems, "contradiction", contradiction.id);
    checkFigures(contradiction.evidence, evidence, say);
    checkReadings(contradiction.readings, evidence, say);
    for (const [kind, ids = []] of Object.entries(contradiction.treatedIn ?? {})) {
      const names = new Set(known[kind as keyof typeof known].map(({ id }) => id));
      for (const [index, id] of ids.entries())
        if (!names.has(id)) say(["treatedIn", kind, index], unknownName(kind.replace(/s$/, ""), id, names));
    }
  }
  return problems;
}

type Say = (path: readonly (string | number)[], message: string) => void;

function sayer(problems: Problem[], kind: EntityKind, id: string): Say {
  return (path, message) => problems.push({ kind, id, path, message });
}

function checkFigures(ids: readonly string[], evidence: ReadonlyMap<string, Evidence>, say: Say): boolean {
  const unknown = ids.map((id, index) => ({ id, index })).filter(({ id }) => !evidence.has(id));
  for (const { id, index } of unknown) say(["evidence", index], unknownName("figure", id, evidence.keys()));
  return unknown.length === 0;
}

/** A claim repeats the value of its first figure, so that it can be read by itself. */
function checkValue(claim: Claim, figure: Evidence, say: Say): void {
  for (const field of ["low", "high", "unit"] as const) {
    if (claim[field] !== figure[field])
      say([field], `is ${claim[field]}, and ${figure.id} has ${figure[field]}`);
  }
}

function checkReadings(
  readings: readonly Reading[] | undefined,
  evidence: ReadonlyMap<string, Evidence>,
  say: Say,
): void {
  for (const [index, reading] of (readings ?? []).entries()) {
    const path = ["readings", index];
    try {
      const { unit } = workOutReading(reading, evidence).steps.at(-1)!;
      for (const id of Object.keys(reading.against ?? {})) {
        const printed = unitOfFigure(evidence.get(heldFigure(id).figure)!);
        if (!sameUnit(unit, printed))
          say(
            [...path, "against", id],
            `is in ${unitText(printed)}, and the reading gives ${unitText(unit)}`,
          );
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say(path, error.message);
    }
  }
}
