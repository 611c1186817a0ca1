import type { Claim, ClaimDefinition } from "../study/schemas/claim.ts";
import { parseUnit } from "../study/units.ts";
import type { ClaimQuantity } from "../study/vocabulary.ts";

/** A measure of the study that a claim can be held against: a sum over segments, or a ratio of two. */
export interface HeldOutcome {
  /** Measure that is added up over the scope; the claim's quantity in a word. */
  readonly measure: string;
  /** Measure that it is divided by. */
  readonly per?: "workers" | "months-paid" | "gross-earnings";
}

/** Measures of what the state takes, by what the claimant counts. Where that is unclear, each stands. */
const ofDefinition: Readonly<Record<ClaimDefinition, readonly string[]>> = {
  "gross wages": ["gross-earnings"],
  narrow: ["narrow"],
  wide: ["wide-net", "wide-gross"],
  remitted: ["narrow", "wide-net"],
  unclear: ["narrow", "wide-net", "wide-gross", "taken"],
  "not applicable": [],
};

const ofQuantity: Readonly<
  Partial<Record<ClaimQuantity, { measure: string; per?: "workers" | "gross-earnings" }>>
> = {
  workers: { measure: "workers" },
  "gross-wage": { measure: "gross-earnings", per: "workers" },
  "net-pay": { measure: "net-pay", per: "workers" },
  "taken-share": { measure: "taken", per: "gross-earnings" },
  "state-share": { measure: "narrow", per: "gross-earnings" },
  "kept-share": { measure: "net-pay", per: "gross-earnings" },
};

/** The outcomes that count what a claim counts; none for quantities that the study does not give. */
export function heldOutcomes({
  quantity,
  definition,
  unit,
}: Pick<Claim, "quantity" | "definition" | "unit">): readonly HeldOutcome[] {
  if (quantity === "state-revenue") return ofDefinition[definition].map((measure) => ({ measure }));
  // Who speaks of a month means one in which there is work.
  const perWorker = parseUnit(unit).period === "month" ? "months-paid" : "workers";
  if (quantity === "taken-per-worker")
    return ofDefinition[definition].map((measure) => ({ measure, per: perWorker }));
  const held = ofQuantity[quantity];
  if (held === undefined) return [];
  return [held.per === "workers" ? { ...held, per: perWorker } : held];
}

/** Outcomes that a run has to keep so that the claim can be held against it. */
export function outcomesToKeep(claim: Claim): string[] {
  if (claim.unmatched !== undefined) return [];
  return heldOutcomes(claim).flatMap(({ measure, per }) =>
    [measure, ...(per === undefined ? [] : [per])].flatMap((id) => inScope(claim, id)),
  );
}

/** A measure's outcomes over a claim's scope: of the total, or of each of its segments. */
export function inScope({ segments }: Pick<Claim, "segments">, measure: string): string[] {
  return segments === undefined ? [measure] : segments.map((segment) => `${measure}@${segment}`);
}
