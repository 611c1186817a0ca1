/** Words and numbers that the schemas fix, apart from them so that the engine loads without a validator. */

/** Who can receive a deduction. `living` is what the worker spends on his own keep. */
export const recipients = [
  "state",
  "embassy",
  "company",
  "security",
  "officials",
  "supervisor",
  "foreign agency",
  "broker",
  "carrier",
  "living",
  "unknown",
] as const;
export type Recipient = (typeof recipients)[number];

/** Inputs are named by the parameter, or by the choice after this. */
export const choicePrefix = "choice:";

/** What an amount is due for. */
export const periods = ["paid month", "calendar month", "year", "contract"] as const;
export type Period = (typeof periods)[number];

/**
 * How a parameter is supported: evidence for this very place, evidence from elsewhere, a written reason.
 * From the firmest to the weakest.
 */
export const bases = ["documented", "borrowed", "judgement"] as const;
export type Basis = (typeof bases)[number];

/** What a scenario is: an estimate, a published total said again, or what would happen if. */
export const scenarioKinds = ["estimate", "restatement", "policy"] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

/** Correlations of the same thing in different places that have a name: 0 and 1. */
export const dependencePolicies = ["independent", "common"] as const;

/** What a figure is about. */
export const topics = [
  "workers",
  "gross-wage",
  "net-pay",
  "comparison-wage",
  "deduction-share",
  "kept-share",
  "deduction-amount",
  "side-income",
  "living-cost",
  "remittance",
  "upfront-cost",
  "contract-term",
  "hours",
  "days-off",
  "group-size",
  "exchange-rate",
  "state-revenue",
  "other-revenue",
  "date",
  "other",
] as const;

/** How sure a figure is: said plainly, open to more than one reading, passed on, or a forecast. */
export const certainties = ["stated", "ambiguous", "hearsay", "projected"] as const;

/** Whom a figure speaks for. Only means and totals inform a segment's mean without more ado. */
export const representations = ["mean", "typical", "extreme", "individual", "total", "context"] as const;

/** Outcomes of the total that lead a report, and that a scenario may confine itself to. */
export const headlineOutcomes = [
  "gross-earnings",
  "taken",
  "wide-gross",
  "wide-net",
  "regime-and-officials",
  "narrow",
  "third-parties",
  "net-pay",
  "workers",
] as const;

/** The parameter that a factor names, with or without `not` before it. */
export function parameterOf(factor: string): string {
  return factor.startsWith("not ") ? factor.slice(4) : factor;
}

/** Files larger than this many bytes are refused before they are parsed. */
export const mostBytes = 1_000_000;

/** What a claim is about, in the order in which readers see it. `step-share` is a share of what earlier deductions leave. */
export const claimQuantities = [
  "state-revenue",
  "taken-per-worker",
  "taken-share",
  "state-share",
  "step-share",
  "kept-share",
  "net-pay",
  "gross-wage",
  "workers",
  "sent-home",
] as const;
export type ClaimQuantity = (typeof claimQuantities)[number];

/** Quantities as headings. */
export const quantityTitles: Readonly<Record<ClaimQuantity, string>> = {
  "state-revenue": "What the state takes in a year",
  "taken-per-worker": "What is taken from one worker",
  "taken-share": "Share taken",
  "state-share": "Share taken by the state",
  "step-share": "Share taken in one step of a chain",
  "kept-share": "Share kept",
  "net-pay": "What a worker keeps",
  "gross-wage": "Gross wages",
  workers: "Workers",
  "sent-home": "Workers sent home",
};
