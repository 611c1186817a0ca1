import type { OutcomeName } from "../../lib/publish/figures/sensitivityFigures.ts";
import type { LeaveOutReport } from "../../lib/publish/leaveOutReport.ts";
import type { LeaveOutKind } from "../../lib/sensitivity/leaveOut/leaveOut.ts";
import { bars, inForm } from "../engine/analysisCharts.js";
import { formOf, outcomeWords, unitWords } from "./analysisWords.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import { sortableTable } from "./sortableTable.js";

export const leaveOutWords: Readonly<Record<LeaveOutKind, string>> = {
  source: "one source",
  lineage: "one lineage, the origin that figures repeat",
  interviewee: "one interviewee",
};

const shown = 8;

/** The estimate without each origin of one kind in turn. */
export function leaveOut(
  report: LeaveOutReport,
  outcome: Pick<OutcomeName, "label" | "unit">,
  kind: LeaveOutKind,
  view: Pick<FigureOptions, "document" | "editions">,
): HTMLElement[] {
  const make = elementMaker(view.document);
  const form = formOf(outcome.unit);
  const unit = unitWords(outcome.unit);
  const rows = report.leftOut.filter((left) => left.kind === kind);
  if (rows.length === 0)
    return [make("p", {}, "Nothing that this outcome depends on rests on such an origin.")];
  const first = rows[0]!;
  const { before, after, change } = first.outcomes[0]!;
  const words = outcomeWords(outcome);
  return [
    make(
      "p",
      { class: "finding", id: "leave-out-text" },
      `Largest change: without ${first.label}, the median of ${words} goes from ${inForm(form, before.median)} to ${inForm(form, after.median)} ${unit} (${inForm("change", change)}), and the 90 % interval, ${inForm(form, before.low)} to ${inForm(form, before.high)}, becomes ${inForm(form, after.low)} to ${inForm(form, after.high)}.`,
    ),
    chartFigure(
      bars,
      {
        id: "leave-out",
        title: `Change of the median of ${words} without ${leaveOutWords[kind].split(",")[0]}`,
        subtitle: "In per cent of the median; the same draws with and without.",
        of: "Without",
        value: "Change of the median",
        second: null,
        more: [],
        form: "change",
        rows: rows.map((row) => ({
          name: row.label,
          value: row.outcomes[0]!.change,
          low: null,
          high: null,
          second: null,
          more: [],
        })),
        shown,
        summary: rows
          .slice(0, 3)
          .map((row) => `Without ${row.label}: ${inForm("change", row.outcomes[0]!.change)}.`)
          .join(" "),
      },
      { ...view, id: "leave-out" },
    ),
    sortableTable(view.document, {
      id: "leave-out-table",
      caption: `${outcome.label} without ${leaveOutWords[kind].split(",")[0]}`,
      columns: [
        { label: "Without", show: ({ label }) => label, by: ({ label }) => label },
        {
          label: "Figures",
          show: ({ figures }) => String(figures.length),
          by: ({ figures }) => figures.length,
        },
        {
          label: "Parameters laid anew",
          show: ({ refitted }) => String(laidAnew(refitted)),
          by: ({ refitted }) => laidAnew(refitted),
        },
        {
          label: "Change of the median",
          show: ({ outcomes }) => inForm("change", outcomes[0]!.change),
          by: ({ outcomes }) => Math.abs(outcomes[0]!.change),
        },
        {
          label: `5 to 95 %, ${unit}`,
          show: ({ outcomes }) =>
            `${inForm(form, outcomes[0]!.after.low)} to ${inForm(form, outcomes[0]!.after.high)}`,
          by: ({ outcomes }) => outcomes[0]!.after.high - outcomes[0]!.after.low,
        },
      ],
      rows,
    }),
  ];
}

function laidAnew(refitted: LeaveOutReport["leftOut"][number]["refitted"]): number {
  return refitted.filter(({ rule }) => rule !== "same range").length;
}
