import type { Command } from "commander";
import { csvFormat } from "d3-dsv";
import catalogue from "#catalogue";
import { callAgain } from "../../publish/callAgain.ts";
import { type LeaveOutReport, leaveOutReport } from "../../publish/leaveOutReport.ts";
import { inUnit, plain } from "../../publish/quantity.ts";
import { sensitivityOutcomes } from "../../publish/sensitivityReport.ts";
import { type LeaveOutKind, leaveOutKinds } from "../../sensitivity/leaveOut/leaveOut.ts";
import { parseOutcome } from "../../simulate/evaluateStudy.ts";
import { shorten } from "../../study/problems.ts";
import { loadScenario } from "../loadScenario.ts";
import { collect } from "./collect.ts";
import { invocation } from "./invocation.ts";
import { print } from "./print.ts";
import { withShareBar } from "./progressBar.ts";
import { addStudyOptions, overridesOf, type StudyOptions, studyWords } from "./studyOptions.ts";
import { textTable, wrap } from "./text.ts";
import { oneOf, WrongCall, wholeNumber } from "./wrongCall.ts";

interface LeaveOutCall extends StudyOptions {
  readonly by?: LeaveOutKind;
  readonly outcome: string[];
  readonly top: number;
}

/** `wageflow leave-out`: the estimate without one source, lineage or interviewee. */
export function addLeaveOut(program: Command): void {
  const command = program
    .command("leave-out")
    .description(
      "the estimate without one source, lineage or interviewee; without names, without each in turn",
    )
    .argument("[ids...]", "sources, lineages or interviewees, as interviewee-h")
    .option("--scenario <scenario>", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option("--by <what>", leaveOutKinds.join(", "), oneOf("--by", leaveOutKinds))
    .option("--outcome <id>", "outcome to compare; may be repeated", collect(String), [])
    .option("--top <number>", "rows of each table", wholeNumber("--top", 1, 1000), 12);
  addStudyOptions(command, "wageflow-leave-out").action(
    async (ids: string[], call: LeaveOutCall & { scenario: string }) => {
      if (call.json && call.csv) throw new WrongCall("--json and --csv exclude one another");
      const study = await loadScenario(call.scenario, overridesOf(call));
      const report = await withShareBar((update) =>
        leaveOutReport(study, catalogue, {
          outcomes: call.outcome.length > 0 ? call.outcome : sensitivityOutcomes(study),
          ...(call.by === undefined ? {} : { kinds: [call.by] }),
          ...(ids.length === 0 ? {} : { ids }),
          ...(call.seed === undefined ? {} : { seed: call.seed }),
          onProgress: (share) => update(share, "leaving out"),
        }),
      );
      if (call.json) print(`${JSON.stringify(report, null, 2)}\n`);
      else if (call.csv) print(`${csvFormat(rowsOf(report))}\n`);
      else {
        const again = callAgain(`${invocation()} leave-out`, ids, [
          ["--scenario", call.scenario],
          ["--by", call.by],
          ...report.outcomes.map((outcome) => ["--outcome", outcome] as const),

          ...studyWords(call, report.seed),
        ]);
        print(`${leaveOutText(report, again, call.top)}\n`);
      }
    },
  );
}

function rowsOf({ leftOut }: LeaveOutReport) {
  return leftOut.flatMap(({ kind, id, label, figures, refitted, options, outcomes }) =>
    outcomes.map(({ outcome, before, after, change }) => ({
      kind,
      id,
      label,
      outcome,
      median_before: before.median,
      median_after: after.median,
      change,
      low_before: before.low,
      low_after: after.low,
      high_before: before.high,
      high_after: after.high,
      figures: figures.join(" "),
      refitted: refitted.map(({ parameter, rule }) => `${parameter} (${rule})`).join("; "),
      options_lost: options.join(" "),
    })),
  );
}

function leaveOutText(report: LeaveOutReport, again: string, top: number): string {
  const titles: Readonly<Record<LeaveOutKind, string>> = {
    source: "Without one source",
    lineage: "Without one lineage (the origin that figures repeat)",
    interviewee: "Without one interviewee",
  };
  const signed = (share: number) =>
    `${share > 0 ? "+" : ""}${(share * 100).toFixed(1)} %`.replace(/^[+-]0\.0 %$/, "0.0 %");
  const kinds = [...new Set(report.leftOut.map(({ kind }) => kind))];
  const heads = report.outcomes.flatMap((outcome) => {
    const { measure } = parseOutcome(outcome);
    const scale =
      measure.unit === "USD/year" ? "m$" : measure.unit === "USD/month" ? "$/month" : measure.unit;
    return [
      { head: measure.id === "net-pay-per-month" ? "kept" : outcome, right: true },
      { head: `5 to 95 %, ${scale}`, right: true },
    ];
  });
  const interval = (outcome: string, low: number, high: number) => {
    const scale = parseOutcome(outcome).measure.unit === "USD/year" ? 1e-6 : 1;
    return `${plain(low * scale)} to ${plain(high * scale)}`;
  };
  const first = report.leftOut[0];
  return [
    report.scenario.title,
    wrap(
      `What becomes of the medians when the figures of one origin are dropped and the parameters that rested on them are laid anew, by a mechanical rule. ${first === undefined ? "" : `As it is: ${first.outcomes.map(({ outcome, before }) => `${parseOutcome(outcome).measure.label.toLowerCase()} ${inUnit(parseOutcome(outcome).measure.unit, before.median)}`).join("; ")}.`}`,
    ),
    ...kinds.map((kind) => {
      const all = report.leftOut.filter((left) => left.kind === kind);
      const rows = all
        .slice(0, top)
        .map(({ id, figures, refitted, outcomes }) => [
          shorten(id, 26),
          String(figures.length),
          String(refitted.filter(({ rule }) => rule !== "same range").length),
          ...outcomes.flatMap(({ outcome, change, after }) => [
            signed(change),
            interval(outcome, after.low, after.high),
          ]),
        ]);
      return [
        titles[kind],
        ...textTable(
          [{ head: "" }, { head: "figures", right: true }, { head: "refitted", right: true }, ...heads],
          rows,
        ),
        ...(all.length > top ? [`  and ${all.length - top} more that change less`] : []),
        ...report.outcomes.map((outcome, index) => largest(all, index, outcome, signed)),
      ].join("\n");
    }),
    ...(report.leftOut.length === 1 ? [detail(report.leftOut[0]!)] : []),
    [`Seed ${report.seed}, ${report.draws} draws. The same digits again:`, `  ${again}`].join("\n"),
  ].join("\n\n");
}

function largest(
  all: LeaveOutReport["leftOut"],
  index: number,
  outcome: string,
  signed: (share: number) => string,
): string {
  const most = all.toSorted(
    (a, b) => Math.abs(b.outcomes[index]!.change) - Math.abs(a.outcomes[index]!.change),
  )[0]!;
  return wrap(
    `Largest change of ${parseOutcome(outcome).measure.label.toLowerCase()}: ${signed(most.outcomes[index]!.change)} without ${most.id}.`,
    96,
    "  ",
  );
}

function detail({ refitted, options, figures }: LeaveOutReport["leftOut"][number]): string {
  return [
    wrap(`Figures dropped: ${figures.join(", ")}`),
    ...textTable(
      [{ head: "parameter" }, { head: "laid anew by" }],
      refitted.map(({ parameter, rule }) => [parameter, rule]),
    ),
    ...(options.length === 0
      ? []
      : [`No longer drawn, since nothing speaks for them: ${options.join(", ")}`]),
  ].join("\n");
}
