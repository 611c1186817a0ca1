import type { ClaimReport, ClaimsReport, ReportedReading } from "../../publish/claimsReport.ts";
import type { Contradiction } from "../../study/schemas/contradiction.ts";
import { claimQuantities, quantityTitles } from "../../study/vocabulary.ts";
import { rangeText } from "../../wording/quantityText.ts";
import { invocation } from "./invocation.ts";
import { percent, textTable, wrap } from "./text.ts";

/** A table over claims, a part for each quantity, with the three verdicts side by side. */
export function claimsTable(report: ClaimsReport, all: boolean): string {
  const parts = claimQuantities.flatMap((quantity) => {
    const claims = report.claims.filter((claim) => claim.quantity === quantity);
    if (claims.length === 0) return [];
    const rows = claims.flatMap((claim) => claimRows(claim));
    return [
      [
        quantityTitles[quantity],
        ...textTable(
          [
            { head: "claim" },
            { head: "printed", right: true },
            { head: "own inputs" },
            { head: "in the study" },
            { head: "origin" },
            { head: "confidence" },
          ],
          rows,
        ),
      ].join("\n"),
    ];
  });
  return [
    wrap(
      `${report.claims.length} claims held against ${report.scenario} (${report.draws} draws, seed ${report.seed}).`,
    ),
    ...parts,
    legend(report),
    summary(report),
    changesText(report),
    [
      "Next:",
      ...(all ? [] : [`  ${invocation()} reproduce --all                     every claim`]),
      `  ${invocation()} reproduce report-150-230-million    one claim, step by step`,
      `  ${invocation()} reproduce --contradictions          what cannot all be right`,
    ].join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function claimRows(claim: ClaimReport): string[][] {
  const { position, follows, independence, confidence, status } = claim;
  const first = (inTheStudy: string) => [
    claim.id,
    `${printedText(claim)}${unitMark(claim.unit)}`,
    follows.verdict === "no inputs" ? "-" : follows.verdict,
    inTheStudy,
    independence.verdict === "own origin" ? "own" : "shared",
    status === "misprint" ? "misprint" : confidence.level,
  ];
  if (position.unmatched !== null) return [first("no outcome")];
  if (position.otherYear) return [first(`of ${claim.year}`)];
  const lines = position.outcomes.flatMap(({ measure, quantiles: [low, high], inside, likelihood }) => {
    const ends = `${percent(low)}-${percent(high)}`.replace(" %-", "-");
    const word = inside < 0.01 ? "below 1 %" : inside > 0.99 ? "above 99 %" : likelihood!;
    return [
      position.outcomes.length > 1 ? `${measure} ${ends}` : ends,
      ...word
        .replaceAll(" or ", " or\n")
        .split("\n")
        .map((part) => ` ${part}`),
    ];
  });
  return lines.map((line, index) => (index === 0 ? first(line) : ["", "", "", line, "", ""]));
}

/** As few letters as will do, with every digit of a count. */
function printedText(claim: ClaimReport): string {
  return rangeText(claim, 6)
    .replace(/(?<!up) to /, "-")
    .replace(/ or more$/, " +");
}

/** Units that the heading does not tell. */
function unitMark(unit: string): string {
  const currency = /^([A-Z]{3})/.exec(unit)?.[1];
  const period = unit.endsWith("/month") ? "/mo" : unit === "USD/contract" ? "/contract" : "";
  return `${currency === undefined || currency === "USD" ? "" : ` ${currency}`}${period}`;
}

function legend(report: ClaimsReport): string {
  return [
    wrap(
      "own inputs: what the claimant's other figures give. reproduces: the same, within 5 %; overlaps: has a value in common; misses: has none; -: states none.",
    ),
    wrap(
      `in the study: the quantiles of the claim's ends among the draws of ${report.year}, and in words how likely it is that a draw lies between them (ICD 203), a single figure being taken as round (5 % either way). of 2016: the study is of ${report.year}. no outcome: the study counts nothing of that scope.`,
    ),
    wrap(
      "origin: shared where parameters of the study rest on the same lineage, so that agreement confirms nothing.",
    ),
    wrap("confidence: evidence and agreement of independent origins; it says nothing of what the draws say."),
  ].join("\n");
}

function summary({ claims, contradictions }: ClaimsReport): string {
  const ids = (verdict: ClaimReport["follows"]["verdict"]) =>
    claims.filter(({ follows }) => follows.verdict === verdict).map(({ id }) => id);
  const list = (name: string, found: readonly string[]) =>
    found.length === 0
      ? []
      : [wrap(`${name} (${found.length}): ${found.join(", ")}`, 96, "  ").replace("  ", "")];
  const readings = contradictions.reduce((count, contradiction) => count + contradiction.readings.length, 0);
  return [
    ...list("Reproduce", ids("reproduces")),
    ...list("Overlap", ids("overlaps")),
    ...list("Miss what their own inputs give", ids("misses")),
    `${contradictions.length} contradictions with ${readings} calculations were worked out too.`,
  ].join("\n");
}

/** What no longer comes out as the data says; empty as long as everything does. */
export function changesText({ changes }: Pick<ClaimsReport, "changes">): string {
  return changes.length === 0
    ? ""
    : [
        "No longer as the data says:",
        ...changes.map((change) => wrap(change, 96, "    ").replace("    ", "  - ")),
      ].join("\n");
}

/** A contradiction with its arithmetic. */
export function contradictionText(report: ClaimsReport, contradiction: Contradiction): string {
  const worked = report.contradictions.find(({ id }) => id === contradiction.id)!;
  const treated = Object.entries(contradiction.treatedIn ?? {}).flatMap(([kind, ids]) =>
    ids === undefined ? [] : [`${kind}: ${ids.join(", ")}`],
  );
  return [
    `${contradiction.title} (${contradiction.id})`,
    wrap(contradiction.says, 96, "  "),
    `  figures: ${contradiction.evidence.join(", ")}`,
    ...worked.readings.flatMap(readingLines),
    wrap(`What reconciles them: ${contradiction.reconciles}`, 96, "  "),
    wrap(`In the study: ${contradiction.treatment}`, 96, "  "),
    ...(treated.length === 0 ? [] : [wrap(`See ${treated.join("; ")}`, 96, "  ")]),
    ...(worked.readings.some(({ changes }) => changes.length > 0) ? [changesText(report)] : []),
  ].join("\n");
}

const signs = { add: " + ", subtract: " - ", multiply: " x ", divide: " / " } as const;

/** The steps of a reading, one a line, and what the result is held against. */
export function readingLines({ title, steps, against }: ReportedReading): string[] {
  return [
    `  - ${title}`,
    ...steps.map((step) => {
      const terms = step.terms.map(({ name, unit, ...range }) =>
        name === "" ? `${rangeText(range)} ${unit}` : `${name} ${rangeText(range)}`,
      );
      const sign = signs[step.operation];
      return wrap(
        `${step.says}: ${terms.join(sign)} = ${rangeText(step)} ${step.unit === "share" && (step.low ?? 0) > 1 ? "times" : step.unit}`,
        96,
        "      ",
      );
    }),
    ...steps.flatMap(({ terms }) =>
      terms.flatMap(({ because, unit }) =>
        because === null ? [] : [wrap(`(${unit}: ${because})`, 96, "        ")],
      ),
    ),
    ...against.map(
      ({ figure, agreement, distance, ...printed }) =>
        `      ${agreement} ${figure}, ${rangeText(printed)}${distance === 0 ? "" : ` (${percent(Math.abs(distance), 1)} ${distance > 0 ? "above" : "below"})`}`,
    ),
  ];
}
