import { heldDraws } from "../../claims/heldDraws.ts";
import { independenceOf } from "../../claims/origins/independence.ts";
import { positionInRun } from "../../claims/positionInRun.ts";
import { findMeasure } from "../../model/measures.ts";
import type { Run } from "../../simulate/simulate.ts";
import { summarise } from "../../simulate/summarise.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Claim } from "../../study/schemas/claim.ts";
import { parseUnit } from "../../study/units.ts";
import type { ClaimQuantity } from "../../study/vocabulary.ts";
import type { AmountUnit } from "../../wording/amounts.ts";
import { type Interval, interval } from "../../wording/interval.ts";
import { type ClaimReport, inputsOf, reportedPosition } from "../claimsReport.ts";

/** What a run says of a claim: all that changes when the scenario does. */
export interface ClaimFigures
  extends Pick<Claim, "id" | "title" | "quantity" | "definition" | "year" | "scope" | "status"> {
  readonly position: ClaimReport["position"];
  readonly independence: {
    readonly verdict: ClaimReport["independence"]["verdict"];
    /** Labels of its lineages, each with those that it comes from. */
    readonly lineages: readonly string[];
    readonly shared: readonly {
      readonly lineage: string;
      readonly parameters: readonly { readonly id: string; readonly label: string }[];
    }[];
  };
  /** Claim and model in the unit of their chart; null where nothing is held against the claim. */
  readonly drawn: DrawnClaim | null;
}

export interface DrawnClaim {
  readonly unit: AmountUnit;
  /** As claimed; null where the claim is open at that end. */
  readonly low: number | null;
  readonly high: number | null;
  /** What the run has for the same scope: one for each definition that the claim may count by. */
  readonly model: readonly (Interval & { readonly label: string })[];
}

/** The unit in which claims of a quantity are drawn; undefined for quantities that the study does not give. */
function drawnUnit(quantity: ClaimQuantity): AmountUnit | undefined {
  switch (quantity) {
    case "state-revenue":
      return "USD/year";
    case "taken-per-worker":
    case "net-pay":
    case "gross-wage":
      return "USD/month";
    case "taken-share":
    case "state-share":
    case "kept-share":
      return "share";
    case "workers":
      return "persons";
    case "step-share":
    case "sent-home":
      return undefined;
  }
}

/**
 * The model's side of every claim.
 *
 * @param run of an estimate, with the outcomes of `claimsOutcomes`
 * @param catalogue whose claims are held against it; of its evidence the lineages are asked for
 */
export function claimFigures(
  run: Run,
  catalogue: Pick<Catalogue, "claims" | "evidence" | "lineages">,
): ClaimFigures[] {
  const labels = new Map(catalogue.lineages.map(({ id, label }) => [id, label]));
  return catalogue.claims.map((claim) => {
    const { verdict, lineages, shared } = independenceOf(claim, run.study, catalogue, inputsOf(run, claim));
    const { id, title, quantity, definition, year, scope, status } = claim;
    return {
      ...{ id, title, quantity, definition, year, scope, status },
      position: reportedPosition(run, claim),
      independence: {
        verdict,
        lineages: lineages.map((id) => labels.get(id)!),
        shared: shared.map(({ lineage, parameters }) => ({
          lineage: labels.get(lineage)!,
          parameters: parameters.map((id) => ({ id, label: run.study.parameters.get(id)!.label })),
        })),
      },
      drawn: drawn(run, claim),
    };
  });
}

function drawn(run: Run, claim: Claim): DrawnClaim | null {
  const { positions } = positionInRun(run, claim);
  const unit = drawnUnit(claim.quantity);
  if (positions.length === 0 || unit === undefined) return null;
  const perPeriod = unit === "USD/month" && parseUnit(claim.unit).period === "year" ? 1 / 12 : 1;
  const factor = positions[0]!.conversion * perPeriod;
  return {
    unit,
    low: claim.low === null ? null : claim.low * factor,
    high: claim.high === null ? null : claim.high * factor,
    model: positions.map(({ held }) => {
      const { low, middle, high } = interval(summarise(heldDraws(run, claim, held)!));
      return {
        label: findMeasure(held.measure)!.label,
        low: low * perPeriod,
        middle: middle * perPeriod,
        high: high * perPeriod,
      };
    }),
  };
}
