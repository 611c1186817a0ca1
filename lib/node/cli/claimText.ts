import catalogue from "#catalogue";
import { conditionOnClaim } from "../../claims/conditionOnClaim.ts";
import { positionInRun } from "../../claims/positionInRun.ts";
import { type NeededValue, type Reverse, reverse } from "../../claims/reverse.ts";
import { findMeasure } from "../../model/measures.ts";
import { type ClaimReport, type ClaimsReport, inputsOf } from "../../publish/claimsReport.ts";
import type { Run } from "../../simulate/simulate.ts";
import type { Claim } from "../../study/schemas/claim.ts";
import { numberText, rangeText } from "../../wording/quantityText.ts";
import { changesText, readingLines } from "./claimsTable.ts";
import { grouped, percent, textTable, wrap } from "./text.ts";

/** Outcomes that are shown conditioned on a claim, beside those of the run as it is. */
export const conditionedOutcomes = ["narrow", "wide-net", "workers", "net-pay-per-month"] as const;

/** One claim: where it is printed, the three verdicts with their arithmetic, its reverse, and the study conditioned on it. */
export function claimText(report: ClaimsReport, claim: Claim, run: Run): string {
  const told = report.claims[0]!;
  return [
    heading(told, claim),
    follows(told),
    position(report, told),
    origins(told),
    ...reverseAndConditioned(told, claim, run),
    changesText(report),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function heading(told: ClaimReport, claim: Claim): string {
  const figure = catalogue.evidence.find(({ id }) => id === told.evidence[0])!;
  const others = told.evidence.slice(1);
  return [
    `${told.title} (${told.id})${told.status === "published" ? "" : `: ${told.status}`}`,
    `  ${rangeText(told, 6)} ${told.unit}, ${told.year}, ${told.scope}${told.definition === "not applicable" ? "" : `; what it counts: ${told.definition}`}`,
    `  printed as "${figure.printed}" by ${told.claimant}, ${told.source}${figure.lines === "" ? "" : `, lines ${figure.lines}`} (${figure.id}${others.length === 0 ? "" : `; also ${others.join(", ")}`})`,
    wrap(claim.note, 96, "  "),
  ].join("\n");
}

const answers = {
  reproduces: "Yes.",
  overlaps: "In part: what they give and what it says have values in common.",
  misses: "No.",
} as const;

function follows({ follows: { verdict, readings } }: ClaimReport): string {
  const title = "1. Does it follow from its claimant's own figures?";
  if (verdict === "no inputs") return `${title}\n  No inputs are stated.`;
  return [`${title} ${answers[verdict]}`, ...readings.flatMap(readingLines)].join("\n");
}

function position(report: ClaimsReport, { position: found }: ClaimReport): string {
  const title = `2. Where does it lie in ${report.scenario}?`;
  if (found.unmatched !== null)
    return `${title}\n${wrap(`No matching outcome: ${found.unmatched}`, 96, "  ")}`;
  const money = (value: number) => numberText(value, 3);
  return [
    title,
    ...(found.otherYear
      ? [wrap(`The study is of ${report.year}: no verdict. Had it been said of that year:`, 96, "  ")]
      : []),
    ...textTable(
      [
        { head: "outcome" },
        { head: "quantiles of its ends", right: true },
        { head: "draws inside", right: true },
        { head: "all draws", right: true },
        { head: "likelihood" },
      ],
      found.outcomes.map(({ measure, quantiles, inside, extremes, likelihood }) => [
        measure,
        quantiles.map((quantile) => percent(quantile, 1)).join(" and "),
        percent(inside, 1),
        `${money(extremes[0])} to ${money(extremes[1])}`,
        likelihood ?? "-",
      ]),
    ),
  ].join("\n");
}

function origins({ independence, confidence, status }: ClaimReport): string {
  const { shared, lineages } = independence;
  const labels = new Map(catalogue.lineages.map(({ id, label }) => [id, label]));
  return [
    `3. Is it independent? ${shared.length > 0 ? "No." : "As far as is known."}`,
    wrap(`Origin: ${lineages.map((id) => `${labels.get(id)} (${id})`).join("; from ")}.`, 96, "  "),
    ...shared.map(({ lineage, parameters }) =>
      wrap(
        `Shared: ${lineage} with ${parameters.length} input${parameters.length === 1 ? "" : "s"} of the study (${parameters.slice(0, 4).join(", ")}${parameters.length > 4 ? " and others" : ""}), so agreement with it confirms nothing.`,
        96,
        "  ",
      ),
    ),
    wrap(
      status === "misprint"
        ? "Confidence: none, a misprint."
        : `Confidence: ${confidence.level}. Evidence ${confidence.evidence}, agreement ${confidence.agreement}: ${confidence.agreeing.length} of ${confidence.origins.length} independent origin${confidence.origins.length === 1 ? "" : "s"} of the same quantity, scope and time ${confidence.agreeing.length === 1 ? "has" : "have"} a value in common with it, its own among them.`,
      96,
      "  ",
    ),
  ].join("\n");
}

/** Both hold the claim against the first outcome that it can be held against. */
function reverseAndConditioned(told: ClaimReport, claim: Claim, run: Run): string[] {
  const first = positionInRun(run, claim).positions[0];
  if (first === undefined || told.position.otherYear) return [];
  const inputs = inputsOf(run, claim)!;
  const label = findMeasure(first.held.measure)!.label;
  const ends = [...new Set([claim.low, claim.high])].filter((end) => end !== null);
  const reversed = reverse(
    run,
    claim,
    first.held,
    ends.map((end) => end * first.conversion),
    inputs,
  );
  return [
    [
      `What would have to be true (${label.toLowerCase()})`,
      ...reversed.flatMap((needed) => reverseLines(needed)),
    ].join("\n"),
    conditionedLines(claim, run, first.held, first.range, told),
  ];
}

function reverseLines({
  target,
  timesMedian,
  timesLargest,
  perWorker,
  everythingTaken,
  parameters,
}: Reverse): string[] {
  const alone = parameters.filter(({ verdict }) => verdict === "inside its range");
  const beyond = parameters.filter(({ verdict }) => verdict === "outside its range");
  const rest = parameters.length - alone.length - beyond.length;
  const times = (value: number) => numberText(value, 2);
  return [
    `  ${numberText(target)}: ${times(timesMedian)} times the median, ${times(timesLargest)} times the largest draw`,
    ...(perWorker === undefined
      ? []
      : [
          `    ${numberText(perWorker.year, 3)} a year for each worker, ${times(perWorker.timesGrossWage)} times the documented gross earnings`,
        ]),
    ...(everythingTaken === undefined
      ? []
      : [
          wrap(
            `with every dollar taken, headcounts, wages and months together ${times(everythingTaken.atMedian)} times their median, ${times(everythingTaken.atLargest)} times their largest draw`,
            96,
            "    ",
          ),
        ]),
    wrap(
      `one input alone, the others at their medians: ${alone.length === 0 ? "none does it inside its range" : `${alone.length} can inside their ranges (${list(alone)})`}; ${beyond.length === 0 ? "none outside it" : `${beyond.length} would have to leave ${beyond.length === 1 ? "its range" : "their ranges"} (${list(beyond)})`}${rest === 0 ? "" : `; for the other ${rest} no value does it`}`,
      96,
      "    ",
    ),
  ];
}

function list(needed: readonly NeededValue[]): string {
  const shown = needed.slice(0, 4).map(({ id, value }) => `${id} ${numberText(value!, 3)}`);
  return `${shown.join(", ")}${needed.length > shown.length ? " and others" : ""}`;
}

function conditionedLines(
  claim: Claim,
  run: Run,
  held: Parameters<typeof conditionOnClaim>[2],
  range: Parameters<typeof conditionOnClaim>[3],
  told: ClaimReport,
): string {
  const conditioned = conditionOnClaim(run, claim, held, range, conditionedOutcomes);
  const title = `Conditioned on it: ${held.measure} inside the claim's range, beside the study as it is`;
  const shared = told.independence.shared.map(({ lineage }) => lineage);
  const caution =
    shared.length === 0
      ? []
      : [wrap(`The claim shares ${shared.join(", ")} with the inputs: it is no new evidence.`, 96, "  ")];
  const kept = `  Prior probability ${percent(conditioned.prior, 1)}; ${grouped(conditioned.draws)} of ${grouped(run.draws)} draws remain.`;
  if (conditioned.parameters.length === 0)
    return [title, kept, "  Too few to say anything.", ...caution].join("\n");
  const show = ([low, middle, high]: readonly [number, number, number]) =>
    `${numberText(low, 2)} / ${numberText(middle, 2)} / ${numberText(high, 2)}`;
  return [
    title,
    kept,
    ...textTable(
      [{ head: "5, 50, 95 %" }, { head: "as it is", right: true }, { head: "conditioned", right: true }],
      conditioned.outcomes.map(({ outcome, before, after }) => [outcome, show(before), show(after!)]),
    ),
    "  Inputs whose median moves furthest:",
    ...textTable(
      [
        { head: "" },
        { head: "median", right: true },
        { head: "conditioned", right: true },
        { head: "now at quantile", right: true },
      ],
      conditioned.parameters
        .slice(0, 5)
        .map(({ id, before, after, rank }) => [
          id,
          numberText(before, 3),
          numberText(after, 3),
          percent(rank),
        ]),
    ),
    ...caution,
  ].join("\n");
}
