import type { Catalogue } from "../../study/catalogue.ts";
import type { Claim } from "../../study/schemas/claim.ts";
import { parseUnit } from "../../study/units.ts";
import { claimedRange } from "../followsFromInputs.ts";

export const evidenceWords = ["limited", "medium", "robust"] as const;
export const agreementLevels = ["low", "medium", "high"] as const;
export const confidenceWords = ["very low", "low", "medium", "high", "very high"] as const;

/** Claims further apart in time are not set against one another. */
const yearsApart = 2;

/** How well a claim is supported, apart from how likely a run finds it. */
export interface Confidence {
  readonly evidence: (typeof evidenceWords)[number];
  readonly agreement: (typeof agreementLevels)[number];
  /** `none` for a misprint. */
  readonly level: (typeof confidenceWords)[number] | "none";
  /** Independent origins that speak of the same quantity, scope and time, the claim's own among them. */
  readonly origins: readonly string[];
  /** Those of them whose figures have a value in common with the claim. */
  readonly agreeing: readonly string[];
}

/**
 * The confidence that a claim deserves, from the type of its evidence and the agreement of independent
 * origins, after the guidance of the Intergovernmental Panel on Climate Change (Mastrandrea and others,
 * 2010). Evidence is *limited* with one or two origins, *medium* with three or four, *robust* with more; a
 * claim of hearsay, open to more than one reading or open at one end, stands a step lower. Other figures that are open at one
 * end agree with too much to count, and an origin that perhaps comes from another one among them is none.
 * Agreement is *high* where at least two thirds of the other origins agree, *medium* from a third, else, or
 * without others, *low*. The guidance leaves to judgement how the two make one level; here their steps add up.
 */
export function confidenceIn(
  claim: Claim,
  { claims, evidence, lineages }: Pick<Catalogue, "claims" | "evidence" | "lineages">,
): Confidence {
  const figures = new Map(evidence.map((figure) => [figure.id, figure]));
  const lineage = new Map(lineages.map((found) => [found.id, found]));
  const lineageOf = ({ evidence: [first] }: Claim) => figures.get(first!)!.lineage;
  const range = claimedRange(claim);
  const peers = claims.filter(
    (other) =>
      other.quantity === claim.quantity &&
      other.scope === claim.scope &&
      parseUnit(other.unit).currency === parseUnit(claim.unit).currency &&
      Math.abs(other.year - claim.year) <= yearsApart &&
      (other === claim || (other.low !== null && other.high !== null)) &&
      lineage.get(lineageOf(other))!.kind !== "error",
  );
  const present = new Set(peers.map(lineageOf));
  const origins = new Set<string>();
  const agreeing = new Set<string>();
  for (const peer of peers) {
    if (peer !== claim && present.has(lineage.get(lineageOf(peer))!.from)) continue;
    origins.add(lineageOf(peer));
    const factor = monthsOf(peer.unit) / monthsOf(claim.unit);
    const { low, high } = claimedRange(peer);
    if (low * factor <= range.high && range.low <= high * factor) agreeing.add(lineageOf(peer));
  }
  const isOpen = claim.low === null || claim.high === null;
  const doubtful = isOpen || figures.get(claim.evidence[0]!)!.certainty !== "stated";
  const support = origins.size > 4 ? 2 : origins.size > 2 ? 1 : 0;
  const evidenceStep = Math.max(0, support - (doubtful ? 1 : 0));
  const share = origins.size < 2 ? 0 : Math.max(0, agreeing.size - 1) / (origins.size - 1);
  const agreementStep = share >= 2 / 3 ? 2 : share >= 1 / 3 ? 1 : 0;
  return {
    evidence: evidenceWords[evidenceStep]!,
    agreement: agreementLevels[agreementStep]!,
    level: claim.status === "misprint" ? "none" : confidenceWords[evidenceStep + agreementStep]!,
    origins: [...origins],
    agreeing: [...agreeing],
  };
}

/** A year's money is twelve months'. */
function monthsOf(unit: string): number {
  return parseUnit(unit).period === "month" ? 12 : 1;
}
