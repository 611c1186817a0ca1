import type { ReportedReading, ReportedStep } from "../../lib/publish/claimsReport.ts";
import { percent, quantityText, rangeText } from "../engine/page.js";
import { type Child, elementMaker, type MakeElement } from "./element.js";
import { figureLink } from "./figureLink.js";

type Term = ReportedStep["terms"][number];

const signs = { add: " + ", subtract: " − ", multiply: " × ", divide: " ÷ " } as const;
const modifiers: Readonly<Record<string, string>> = {
  not: "one less ",
  low: "lower end of ",
  high: "upper end of ",
};

/** A calculation from printed figures, step by step, and what its result is held against. */
export function reading({ title, steps, against }: ReportedReading, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "div",
    { class: "reading" },
    make("p", { class: "title" }, title),
    make(
      "ol",
      {},
      steps.map((step) => make("li", {}, stepText(step, make))),
    ),
    against.map((held) =>
      make(
        "p",
        { class: `held ${held.agreement}` },
        make("strong", {}, isBound(held) ? boundWords[held.agreement] : agreementWords[held.agreement]),
        " ",
        figureLink(make, held.figure),
        `, ${isBound(held) ? "which allows" : "printed as"} ${againstText(held, steps.at(-1)!)}`,
        held.distance === 0
          ? "."
          : `: ${percent(Math.abs(held.distance), Math.abs(held.distance) < 0.1 ? 1 : 0)} ${held.distance > 0 ? "above" : "below"} it.`,
      ),
    ),
  );
}

const agreementWords = {
  reproduces: "Reproduces",
  overlaps: "Has a value in common with",
  misses: "Misses",
} as const;

/** Of a figure that is the most that something can have been. */
const boundWords = {
  reproduces: "Comes near",
  overlaps: "Keeps below",
  misses: "Exceeds",
} as const;

/** Whether a figure is only a bound above. */
function isBound({ low, high }: ReportedReading["against"][number]): boolean {
  return (low === null || low === 0) && high !== null && high > 0;
}

function againstText(printed: ReportedReading["against"][number], result: ReportedStep): string {
  return result.unit === "share" ? quantityText(printed, "share") : rangeText(printed);
}

function stepText(step: ReportedStep, make: MakeElement): Child {
  const reasons = step.terms.flatMap(({ because }) => because ?? []);
  return [
    `${step.says}: `,
    step.terms.map((term, index) => [index === 0 ? undefined : signs[step.operation], termText(term, make)]),
    " = ",
    make("strong", {}, quantityText(step, step.unit)),
    reasons.map((because) => ` (${because})`),
  ];
}

function termText(term: Term, make: MakeElement): Child {
  const value = quantityText(term, term.unit);
  if (term.name === "") return value;
  const [first, second] = term.name.split(" ") as [string, string?];
  const name = second ?? first;
  const modifier = second === undefined ? "" : modifiers[first]!;
  return [
    modifier,
    /^[A-Z]/.test(name) ? figureLink(make, name) : `the earlier “${name.replaceAll("-", " ")}”`,
    ` (${value})`,
  ];
}
