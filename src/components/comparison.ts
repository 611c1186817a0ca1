import type { ComparedChange, ComparisonFigures } from "../../lib/publish/figures/comparisonFigures.ts";
import {
  amount,
  differenceParts,
  grouped,
  type Interval,
  pairedDifference,
  percent,
  signedAmount,
  twoDistributions,
  unitWords,
} from "../engine/page.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { type Child, elementMaker, type MakeElement } from "./element.js";
import { pageLink } from "./figureLink.js";
import { sortableTable } from "./sortableTable.js";

type View = Pick<FigureOptions, "document" | "editions">;

/** What of the second scenario its title does not say. */
export interface ComparedAs {
  /** The place whose workers are sent home in it. */
  readonly without?: string | undefined;
  /** It is the reader's own changed scenario. */
  readonly own?: boolean | undefined;
}

const kinds: Readonly<Record<string, string>> = {
  estimate: "An estimate.",
  restatement: "A restatement of what was published, and no evidence for it.",
  policy: "A what-if, not an estimate.",
};

/** Two scenarios side by side, section by section. */
export function comparison(figures: ComparisonFigures, as: ComparedAs, view: View): HTMLElement[] {
  const make = elementMaker(view.document);
  const section = (id: string, title: string, ...children: Child[]) =>
    make("section", { id }, make("h2", {}, title), ...children);
  const [leading] = figures.outcomes as [ComparisonFigures["outcomes"][number]];
  const { id: _, label: outcome, unit, difference, lower, higher, narrowing } = leading;
  const names = namesOf(figures, as);
  const differs = difference.low !== 0 || difference.high !== 0;
  return [
    make(
      "section",
      { id: "difference" },
      make("p", { class: "standfirst", id: "headline" }, headline(figures, names)),
      make("p", {}, leading.says),
      chartFigure(
        twoDistributions,
        {
          ...{ outcome, unit },
          first: { ...leading.first, name: names.first, density: figures.shapes.first },
          second: { ...leading.second, name: names.second, density: figures.shapes.second },
        },
        { ...view, level: 2 },
      ),
      differs
        ? chartFigure(
            pairedDifference,
            { ...difference, outcome, unit, lower, higher, density: figures.shapes.difference },
            { ...view, level: 2 },
          )
        : undefined,
      differs
        ? make(
            "p",
            {},
            `Both scenarios are drawn on the same random numbers, so what they share drops out of the difference. Its spread is ${percent(narrowing)} of what it would be between runs drawn apart.`,
          )
        : undefined,
    ),
    section(
      "outcomes",
      "All outcomes",
      outcomesTable(figures, names, view),
      make(
        "p",
        { class: "note" },
        "Middle estimate, and nine chances in ten in brackets. The percentiles of a difference are not the differences of percentiles.",
      ),
    ),
    section(
      "split",
      "What brings the difference about",
      figures.changes.length === 0
        ? make("p", {}, "Nothing differs between the two.")
        : [
            chartFigure(
              differenceParts,
              { outcome, unit, mean: figures.split.mean, parts: figures.split.parts },
              view,
            ),
            make(
              "p",
              {},
              figures.changes.length > figures.split.parts.length
                ? `${figures.changes.length} changes, taken together where they are alike. `
                : "",
              "What a change does depends on which others came before it; Shapley’s rule takes the average over every order, so the parts add up to the mean difference.",
            ),
          ],
    ),
    ...(figures.changes.length === 0
      ? []
      : [
          section(
            "inputs",
            "Which inputs differ",
            make("p", {}, "Ranges of inputs: nine chances in ten."),
            make(
              "ul",
              {},
              figures.changes.map((change) => make("li", {}, changeText(change, make))),
            ),
          ),
        ]),
    section(
      "assumes",
      "What each assumes and leaves out",
      [
        { ...figures.first, title: names.first },
        { ...figures.second, title: names.second },
      ].map(({ title, kind, assumes, leavesOut }, index) => [
        make("h3", {}, title),
        make("p", {}, kinds[kind]),
        make("p", {}, make("b", {}, "Assumes. "), assumes),
        index === 1 && as.without !== undefined
          ? make(
              "p",
              {},
              `All workers in ${as.without} are sent home. They go nowhere else, and the other places keep their numbers and wages.`,
            )
          : undefined,
        make("p", {}, make("b", {}, "Leaves out. "), leavesOut),
      ]),
      make(
        "p",
        { class: "run", "data-first": figures.first.studyDigest, "data-second": figures.second.studyDigest },
        `Seed ${figures.seed}, ${grouped(figures.draws)} draws, wageflow ${figures.codeVersion}. Studies `,
        make("code", {}, figures.first.studyDigest.slice(0, 12)),
        " and ",
        make("code", {}, figures.second.studyDigest.slice(0, 12)),
        ". ",
        make("span", { class: "tick", role: "status" }),
      ),
    ),
  ];
}

interface Names {
  readonly first: string;
  readonly second: string;
}

/** What the two are called, which differs even where a scenario is held against itself. */
function namesOf(figures: ComparisonFigures, as: ComparedAs): Names {
  const first = figures.first.title;
  const second = secondTitle(figures, as);
  return { first, second: second === first ? `${second}, again` : second };
}

function secondTitle({ first, second }: ComparisonFigures, { without, own }: ComparedAs): string {
  if (without !== undefined) return `Without ${without}`;
  if (own) return second.id === first.id ? "With your changes" : `${second.title}, with your changes`;
  return second.title;
}

function headline({ outcomes: [leading] }: ComparisonFigures, { first, second }: Names): string {
  const { label, unit, difference } = leading!;
  const { low, middle, high } = difference;
  const what = `“${label.toLowerCase()}”`;
  if (low === 0 && high === 0) return `In “${first}” and “${second}” ${what} is the same, draw by draw.`;
  const size = (value: number) => amount(unit, Math.abs(value));
  const way = (value: number) => (value < 0 ? "lower" : "higher");
  const range =
    low < 0 === high < 0
      ? `${[low, high]
          .sort((a, b) => Math.abs(a) - Math.abs(b))
          .map(size)
          .join(" to ")} ${way(middle)}`
      : `between ${size(low)} lower and ${size(high)} higher`;
  return (
    `In “${second}”, ${what} is ${size(middle)} ${unitWords(unit)} ${way(middle)} than in “${first}” in the middle; ` +
    `in nine draws of ten it is ${range}.`
  );
}

/** An outcome with its unit, which some labels have in them. */
function labelled({ label, unit }: Pick<ComparisonFigures["outcomes"][number], "label" | "unit">): string {
  if (unit === "persons") return label;
  return `${label.replace(/, a month$/, "")}, ${unitWords(unit)}`;
}

function outcomesTable({ outcomes }: ComparisonFigures, names: Names, { document }: View): HTMLElement {
  type Row = (typeof outcomes)[number];
  const text = (show: (value: number) => string, { low, middle, high }: Interval) =>
    low === high ? show(middle) : `${show(middle)} (${show(low)} to ${show(high)})`;
  const column = (label: string, which: "first" | "second") => ({
    label,
    show: (row: Row) => text((value) => amount(row.unit, value), row[which]),
  });
  return sortableTable(document, {
    id: "outcomes",
    caption: `Outcomes in “${names.first}” and “${names.second}”, and the second less the first`,
    columns: [
      { label: "Outcome", show: labelled },
      column(names.first, "first"),
      column(names.second, "second"),
      {
        label: "The second less the first",
        show: ({ unit, difference }: Row) => text((value) => signedAmount(unit, value), difference),
      },
      {
        label: `“${names.second}” lower in`,
        show: ({ lower }: Row) => percent(lower),
        by: ({ lower }: Row) => lower,
      },
      {
        label: `“${names.second}” higher in`,
        show: ({ higher }: Row) => percent(higher),
        by: ({ higher }: Row) => higher,
      },
    ],
    rows: outcomes,
  });
}

function changeText(
  { kind, id, how, label, before, after, parts }: ComparedChange,
  make: MakeElement,
): Child {
  const name =
    kind === "parameter" && !id.startsWith("restated.")
      ? pageLink(make, `./assumptions.html#${id}`, label)
      : kind === "choice"
        ? pageLink(make, `./assumptions.html#choice-${id}`, label)
        : label;
  if (before !== undefined && after !== undefined) return [name, `: ${before} → ${after}`];
  if (parts.length > 0) return [name, `: another ${parts.join(", another ")}`];
  return [
    name,
    `: ${{ changed: "changed", added: "in the second only", removed: "in the first only" }[how]}`,
  ];
}
