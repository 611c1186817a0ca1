import type { PayslipFigures } from "../../lib/publish/figures/payslipFigures.ts";
import type { ResultFigures } from "../../lib/publish/figures/resultFigures.ts";
import {
  capital,
  convergence,
  dollars,
  exceedanceCurve,
  grouped,
  type Interval,
  intervals,
  likelihoodWord,
  millions,
  payslipFall,
  percent,
  probabilityAbove,
  quantileDots,
  roundSignificant,
} from "../engine/page.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import { figureLink } from "./figureLink.js";
import { probabilityError } from "./probabilityError.js";
import { runLine } from "./runLine.js";
import { sortableTable } from "./sortableTable.js";

type View = Pick<FigureOptions, "document" | "editions">;
/** Less than this a year, in dollars, is not worth a row. */
const leastRecipient = 1e5;

/** The results, section by section. */
export function results(figures: ResultFigures, threshold: number, view: View): HTMLElement[] {
  const make = elementMaker(view.document);
  const { outcome, run } = figures;
  const what = whatOf(figures);
  const section = (id: string, title: string, ...children: Parameters<typeof make>[2][]) =>
    make("section", { id }, make("h2", {}, title), ...children);
  return [
    section(
      "distribution",
      outcome.label,
      make("p", {}, outcome.says),
      chartFigure(quantileDots, { ...outcome, ...figures.shape, what }, view),
      runLine(run, view.document),
    ),
    exceedance(figures, threshold, view),
    ...(figures.segments.length === 0
      ? []
      : [
          section("segments", "By group of workers", segmentTable(figures, view)),
          section(
            "recipients",
            "By recipient",
            make("p", {}, "Of all gross earnings, a year. What no source names a recipient for stays apart."),
            recipients(figures, view),
          ),
          section("kept", "What a worker keeps, by place", kept(figures, view)),
        ]),
    section(
      "convergence",
      "Whether it has converged",
      make(
        "p",
        {},
        "Standard errors are those of sampling alone. They say how far this run may be from one with very many draws, not how far the estimate may be from the truth.",
      ),
      chartFigure(convergence, { steps: figures.convergence }, view),
    ),
  ];
}

/** The section that answers to the threshold. */
export function exceedance(figures: ResultFigures, threshold: number, view: View): HTMLElement {
  const make = elementMaker(view.document);
  const probability = probabilityAbove(figures.quantiles, threshold);
  const error = probabilityError(figures, probability);
  return make(
    "section",
    { id: "exceedance" },
    make("h2", {}, "More than an amount"),
    make(
      "p",
      { id: "exceedance-text" },
      `The probability that ${whatOf(figures)} was more than ${millions(threshold)} million dollars is ${percent(probability)}: ${likelihoodWord(probability, error)}.`,
    ),
    chartFigure(exceedanceCurve, { what: whatOf(figures), quantiles: figures.quantiles, threshold }, view),
  );
}

function segmentTable({ segments }: ResultFigures, { document }: View): HTMLElement {
  const show = [
    (value: number) => grouped(roundSignificant(value, 2)),
    dollars,
    (value: number) => percent(value),
    millions,
    dollars,
    dollars,
  ];
  const labels = [
    "Workers",
    "Gross pay, $ a month",
    "Taken in all",
    "To the state, million $ a year",
    "Kept, $ a month",
    "Reached the family, $ a month",
  ];
  const text = ({ low, middle, high }: Interval, index: number) => {
    if (low === 0 && high === 0) return "–";
    const ends = [low, high].map(show[index]!);
    return `${show[index]!(middle)} (${ends[0]!.replace(" %", "")}–${ends[1]})`;
  };
  return sortableTable(document, {
    id: "segments",
    caption: "Groups of workers: middle estimate, and nine chances in ten in brackets",
    columns: [
      {
        label: "Group of workers",
        show: ({ title, outsideTotals }) => (outsideTotals ? `${title} (beside the total)` : title),
        by: ({ title }) => title,
      },
      ...labels.map((label, index) => ({
        label,
        show: (row: ResultFigures["segments"][number]) => text(row.measures[index]!, index),
        by: (row: ResultFigures["segments"][number]) => row.measures[index]!.middle,
      })),
    ],
    rows: segments,
  });
}

const sideColours = {
  regime: "var(--regime, #6f9cc3)",
  worker: "var(--family, #e08a4f)",
  "third parties": "var(--others, #8d8a84)",
  unknown: "var(--others, #8d8a84)",
} as const;

function recipients({ recipients: all }: ResultFigures, view: View): HTMLElement {
  const rows = all.filter(({ high }) => high >= leastRecipient);
  return chartFigure(
    intervals,
    {
      id: "recipients",
      title: "Who gets how much",
      subtitle:
        "Million dollars a year. Ring: middle estimate; bar: nine chances in ten. Blue: the regime; orange: the worker; grey: others.",
      of: "Recipient",
      rows: rows.map((row) => ({ ...row, name: capital(row.name), colour: sideColours[row.side] })),
      unit: 1e6,
      show: millions,
      summary: rows
        .map(
          ({ name, low, high }) => `${capital(name)}: ${millions(low)} to ${millions(high)} million dollars.`,
        )
        .join(" "),
    },
    { ...view, id: "recipients" },
  );
}

function kept({ places }: ResultFigures, view: View): HTMLElement {
  const rows = [...places].sort((a, b) => b.netPayPerMonth.middle - a.netPayPerMonth.middle);
  return chartFigure(
    intervals,
    {
      id: "kept",
      title: "Kept by the average worker, by place",
      subtitle: "Dollars a month before living costs. Ring: middle estimate; bar: nine chances in ten.",
      of: "Place",
      rows: rows.map(({ place, netPayPerMonth, takenShare }) => ({
        ...netPayPerMonth,
        name: capital(place),
        note: `${percent(takenShare.middle)} taken`,
        colour: "var(--family, #e08a4f)",
      })),
      unit: 1,
      show: dollars,
      summary: rows
        .map(
          ({ place, netPayPerMonth: { low, high } }) =>
            `${capital(place)}: ${dollars(low)} to ${dollars(high)} dollars a month.`,
        )
        .join(" "),
    },
    { ...view, id: "kept" },
  );
}

/** One payslip beside what the testimony prints; the same in every scenario. */
export function payslip(figures: PayslipFigures, view: View): HTMLElement {
  const make = elementMaker(view.document);
  const money = (value: number) => grouped(Number(value.toFixed(2)));
  const amount = (value: number, per: string) =>
    per === "of gross earnings" ? percent(value, 1) : money(value);
  const list = (title: string, entries: PayslipFigures["matches"]) =>
    entries.length === 0
      ? undefined
      : [
          make("h4", {}, title, make("span", { class: "unseen" }, `: ${figures.title}`)),
          make(
            "ul",
            {},
            entries.map(({ evidence, says }) =>
              make(
                "li",
                {},
                `${says} `,
                evidence.map((id) => [figureLink(make, id), " "]),
              ),
            ),
          ),
        ];
  return make(
    "details",
    { class: "payslip", id: `payslip-${figures.id}` },
    make("summary", {}, figures.title),
    make("p", {}, `${figures.says} ${speakerText(figures.speaker)} Drawn: ${figures.reading}.`),
    chartFigure(payslipFall, figures, { ...view, id: `payslip-fall-${figures.id}` }),
    sortableTable(view.document, {
      id: `payslip-printed-${figures.id}`,
      caption: `Printed figures beside the model's: ${figures.title}`,
      columns: [
        { label: "Line", show: (row) => `${capital(row.line)}, ${row.per}` },
        { label: "Printed", show: ({ printed, per }) => amount(printed, per), by: ({ printed }) => printed },
        { label: "Model", show: ({ model, per }) => amount(model, per), by: ({ model }) => model },
        { label: "Reading", show: ({ reading }) => reading },
      ],
      rows: figures.printed,
    }),
    list("Printed figures that it matches", figures.matches),
    list("Printed figures that it cannot match", figures.cannotMatch),
  );
}

/** Interviewees are letters; others are told by what they are. */
function speakerText(speaker: string): string {
  if (!/^[A-Z]\b/.test(speaker)) return `Told by: ${speaker}.`;
  return `Interviewee${speaker.length > 1 ? "s" : ""} ${speaker}.`;
}

function whatOf({ outcome, run }: ResultFigures): string {
  return outcome.id === "narrow"
    ? `what the state took in ${run.scenario.year}`
    : `“${outcome.label.toLowerCase()}” of ${run.scenario.year}`;
}
