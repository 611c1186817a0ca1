import type { ClaimReport } from "../../lib/publish/claimsReport.ts";
import type { ClaimFigures } from "../../lib/publish/figures/claimFigures.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { numberText, percent, quantityText, shareOfDraws } from "../engine/page.js";
import { type Child, elementMaker, type MakeElement } from "./element.js";
import { figureLink, pageLink } from "./figureLink.js";
import { reading } from "./reading.js";

/** What a claim rests on, as written in the data; known where the site is built. */
export interface WrittenClaim {
  /** The group that it is listed in. */
  readonly group: string;
  readonly note: string;
  readonly figure: Catalogue["evidence"][number];
  readonly source: Catalogue["sources"][number];
}

/** What a reader can choose claims by, beside quantity and scope. */
export const followsOptions = [
  ["reproduces", "Reproduced by its own inputs"],
  ["overlaps", "Has a value in common with them"],
  ["misses", "Missed by its own inputs"],
  ["no inputs", "States no inputs"],
] as const;
export const studyOptions = [
  ["inside", "At least 1 % of the draws lie in it"],
  ["outside", "Fewer than 1 % of the draws do"],
  ["other year", "Of another year: no verdict"],
  ["no outcome", "Nothing to hold it against"],
] as const;
export const originOptions = [
  ["shares an origin", "Shared with inputs of the study"],
  ["own origin", "Of its own, as far as is known"],
] as const;

const followsWords: Readonly<Record<ClaimReport["follows"]["verdict"], string>> = {
  reproduces: "reproduce it",
  overlaps: "overlap with it",
  misses: "miss it",
  "no inputs": "none stated",
};
const followsAnswers: Readonly<Record<ClaimReport["follows"]["verdict"], string>> = {
  reproduces: "Yes.",
  overlaps: "In part: what they give and what it says have values in common.",
  misses: "No.",
  "no inputs": "No inputs are stated.",
};
/** Parameters named of those that share an origin. */
const parametersShown = 2;

/** A claim: its three verdicts side by side, and what they rest on when it is unfolded. */
export function claimRow(
  report: ClaimReport,
  figures: ClaimFigures,
  { group, note, figure, source }: WrittenClaim,
  document: Document,
): HTMLElement {
  const make = elementMaker(document);
  const others = report.evidence.slice(1);
  return make(
    "details",
    {
      class: "claim",
      id: report.id,
      "data-quantity": group,
      "data-scope": report.scope,
      "data-follows": report.follows.verdict,
      "data-study": studyVerdict(figures),
      "data-origin": figures.independence.verdict,
    },
    make(
      "summary",
      {},
      make(
        "span",
        { class: "label" },
        report.title,
        report.status === "published" ? undefined : make("span", { class: "mark" }, ` ${report.status}`),
      ),
      make("span", { class: "year" }, String(report.year)),
      make(
        "span",
        { class: `verdict follows ${report.follows.verdict.replace(" ", "-")}` },
        make("b", {}, "Own inputs "),
        followsWords[report.follows.verdict],
      ),
      make("span", { class: "verdict study" }, studyShort(figures, make)),
      make("span", { class: "verdict origin" }, originShort(figures, report, make)),
    ),
    make(
      "div",
      { class: "support" },
      make(
        "p",
        {},
        `Printed as “${figure.printed}”, which is ${quantityText(report, report.unit, 6)}, by ${report.claimant || source.publisher}: ${source.title}${figure.lines === "" ? "" : `, lines ${figure.lines}`}. Figures `,
        listed([figure.id, ...others].map((id) => figureLink(make, id))),
        `. Scope: ${report.scope}${report.definition === "not applicable" ? "" : `; what it counts: ${report.definition}`}. ${note}`,
      ),
      make("p", { class: "question" }, "1. Does it follow from its claimant’s own figures?"),
      make("p", {}, followsAnswers[report.follows.verdict]),
      report.follows.readings.map((one) => reading(one, document)),
      make("p", { class: "question" }, "2. Where does it lie in the study?"),
      make("div", { class: "in-study" }, studyLong(figures, make)),
      make("p", { class: "question" }, "3. Is its origin independent of the study’s inputs?"),
      make("div", { class: "in-origin" }, originLong(figures, make)),
      make("p", {}, confidenceText(report)),
    ),
  );
}

/** Puts what another run says into a row that stands. */
export function updateClaimRow(row: HTMLElement, figures: ClaimFigures): void {
  const make = elementMaker(row.ownerDocument);
  row.dataset.study = studyVerdict(figures);
  row.dataset.origin = figures.independence.verdict;
  const put = (selector: string, ...children: readonly Child[]) =>
    row.querySelector(selector)!.replaceChildren(...make("div", {}, ...children).childNodes);
  put(".verdict.study", studyShort(figures, make));
  row.querySelector(".verdict.origin .shares")!.textContent = originWords(figures);
  put(".in-study", studyLong(figures, make));
  put(".in-origin", originLong(figures, make));
}

function studyVerdict({ position }: ClaimFigures): (typeof studyOptions)[number][0] {
  if (position.unmatched !== null) return "no outcome";
  if (position.otherYear) return "other year";
  return position.outcomes.some(({ inside }) => inside >= 0.01) ? "inside" : "outside";
}

/** The likelihood or the year in a few words, as charts say it too. */
export function studyNote({ position, year }: Pick<ClaimFigures, "position" | "year">): string {
  if (position.otherYear || position.unmatched !== null) return String(year);
  const words = [...new Set(position.outcomes.map(likelihood))];
  return words.length <= 2 ? words.join(" to ") : `${words[0]} to ${words.at(-1)}`;
}

function studyShort({ position, year }: ClaimFigures, make: MakeElement): Child {
  const title = make("b", {}, "In the study ");
  if (position.unmatched !== null) return [title, "no outcome"];
  if (position.otherYear) return [title, `of ${year}: no verdict`];
  const ends = position.outcomes.map(({ quantiles: [low, high] }) =>
    low === 1 ? "above every draw" : high === 0 ? "below every draw" : `${percent(low)} to ${percent(high)}`,
  );
  const shown = new Set(ends).size === 1 ? ends[0]! : `${ends[0]!} (narrow)`;
  const word = new Set(ends).size === 1 ? studyNote({ position, year }) : likelihood(position.outcomes[0]!);
  return [title, shown.includes("every draw") ? shown : `${shown}, ${word}`];
}

function likelihood({
  inside,
  likelihood: word,
}: Pick<ClaimReport["position"]["outcomes"][number], "inside" | "likelihood">): string {
  return word === null || inside < 0.01 || inside > 0.99 ? shareOfDraws(inside) : word;
}

function studyLong({ position, year }: ClaimFigures, make: MakeElement): Child {
  if (position.unmatched !== null) return make("p", {}, `No matching outcome: ${position.unmatched}`);
  return [
    position.otherYear
      ? make("p", {}, `It is of ${year}, so there is no verdict. Had it been said of the study’s year:`)
      : undefined,
    make(
      "ul",
      {},
      position.outcomes.map((outcome) => {
        const { label, measure, quantiles, inside, extremes } = outcome;
        const share = measure.endsWith("/ gross-earnings");
        const show = (value: number) => (share ? percent(value) : numberText(value, 2));
        return make(
          "li",
          {},
          `${label}${measure.endsWith("/ workers") ? ", for a worker" : share ? ", share of gross earnings" : ""}: ` +
            `${percent(quantiles[0], 1)} of the draws lie below its lower end, ${percent(quantiles[1], 1)} below its upper end; ` +
            `${percent(inside, 1)} inside${position.otherYear ? "" : `: ${likelihood(outcome)}`}. ` +
            `All draws: ${show(extremes[0])} to ${show(extremes[1])}.`,
        );
      }),
    ),
  ];
}

function originShort(figures: ClaimFigures, { status, confidence }: ClaimReport, make: MakeElement): Child {
  return [
    make("b", {}, "Origin "),
    make("span", { class: "shares" }, originWords(figures)),
    make(
      "span",
      { class: "confidence" },
      status === "misprint" ? "No confidence." : `Confidence ${confidence.level}.`,
    ),
  ];
}

function originWords({ independence }: ClaimFigures): string {
  return independence.verdict === "own origin" ? "its own." : "shared.";
}

function originLong({ independence: { lineages, shared } }: ClaimFigures, make: MakeElement): Child {
  return [
    make(
      "p",
      {},
      shared.length > 0 ? "No. " : "As far as is known. ",
      `Origin: ${lineages.join("; from ")}.`,
    ),
    shared.map(({ lineage, parameters }) =>
      make(
        "p",
        {},
        `Shared: ${lineage}, with ${parameters.length === 1 ? "one input" : `${parameters.length} inputs`} of the study (`,
        listed(
          parameters.slice(0, parametersShown).map(({ id, label }) =>
            // What a restatement brings along has no row on the page of assumptions.
            id.startsWith("restated.") ? label : pageLink(make, `./assumptions.html#${id}`, label),
          ),
        ),
        `${parameters.length > parametersShown ? " and others" : ""}), so agreement with it confirms nothing.`,
      ),
    ),
  ];
}

function confidenceText({ status, confidence }: ClaimReport): string {
  if (status === "misprint") return "Confidence: none, a misprint.";
  const { level, evidence, agreement, agreeing, origins } = confidence;
  return (
    `Confidence: ${level}. Evidence ${evidence}, agreement ${agreement}: ${agreeing.length} of ${origins.length} independent ` +
    `${origins.length === 1 ? "origin" : "origins"} of the same quantity, scope and time ${agreeing.length === 1 ? "has" : "have"} a value in common with it, its own among them.`
  );
}

function listed(items: readonly (Node | string)[]): Child {
  return items.map((item, index) => (index === 0 ? item : [", ", item]));
}
