import type { Command } from "commander";
import { callAgain } from "../../publish/callAgain.ts";
import { runReport } from "../../publish/runReport.ts";
import type { AnyRun } from "../../publish/runStatistics.ts";
import { outcomesTable } from "../../publish/tables/resultTables.ts";
import { csvText } from "../../publish/tables/table.ts";
import type { Stopped } from "../../simulate/simulateUntil.ts";
import { defaultProbabilities } from "../../simulate/summarise.ts";
import { printable } from "../../study/problems.ts";
import { isFile } from "../loadScenario.ts";
import { checkNewFolder, checkWritable, writeFolder, writeInto } from "../writeWhole.ts";
import { collect } from "./collect.ts";
import { interruptible } from "./interruption.ts";
import { invocation } from "./invocation.ts";
import { type OverrideWords, overrideOptions } from "./overrides.ts";
import { print } from "./print.ts";
import { intervalOutcomes, runText } from "./runText.ts";
import { anyNumber, WrongCall } from "./wrongCall.ts";

/** The text shows the middle and nine chances in ten. */
const textProbabilities: readonly number[] = [0.05, 0.5, 0.95];

/** How a run is reported. */
export interface ReportCall {
  readonly threshold: number[];
  readonly outcome: string;
  readonly quantiles?: number[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
}

/** What was called for to make the run. */
export interface RunCall extends OverrideWords {
  readonly scenario: string;
}

/** Options of every command that reports a run. */
export function addReportOptions(command: Command, outcome: string): Command {
  return command
    .option(
      "--threshold <dollars>",
      "probability that the outcome exceeds this many dollars a year; may be repeated",
      collect(anyNumber("--threshold")),
      [],
    )
    .option("--outcome <id>", outcome, "narrow")
    .option("--quantiles <list>", "probabilities, as 0.05,0.5,0.95, for --json and --csv", readProbabilities)
    .option("--json", "every outcome as JSON (form wageflow-run, version 1)")
    .option("--csv", "every outcome as CSV")
    .option("--out <folder>", "write report.txt, run.json and outcomes.csv into a new folder");
}

/** @throws WrongCall where options exclude one another */
export function checkReportCall(call: ReportCall, folder: "new" | "own" = "new"): void {
  if (call.json && call.csv) throw new WrongCall("--json and --csv exclude one another; --out writes both");
  if (call.quantiles !== undefined && !hasEveryOutcome(call))
    throw new WrongCall("--quantiles are for --json, --csv and --out; the text has its own");
  if (call.out === "") throw new WrongCall("--out takes the name of a folder, not an empty one");
  if (call.out === undefined) return;
  if (folder === "new") checkNewFolder(call.out);
  else checkWritable(call.out);
}

/** Whether a report has every outcome, not only those of the text. */
export function hasEveryOutcome({ json, csv, out }: ReportCall): boolean {
  return Boolean(json || csv || out !== undefined);
}

/**
 * Reports a run: prints it, and writes it where that is asked for.
 *
 * @param folder what `--out` means: a new one, or one that holds the run's own part already
 * @throws WrongCall where the outcome was not kept
 */
export async function printRun(
  run: AnyRun,
  made: RunCall,
  call: ReportCall,
  { stopped = null, folder = "new" }: { stopped?: Stopped | null; folder?: "new" | "own" } = {},
): Promise<void> {
  if (!run.outcomes.has(call.outcome))
    throw new WrongCall(`"${call.outcome}" is not defined for this study: its data lacks what it takes`);
  const report = runReport(run, {
    ...(hasEveryOutcome(call) ? {} : { outcomes: [...intervalOutcomes(run.study), call.outcome] }),
    probabilities: [
      ...new Set([
        ...(hasEveryOutcome(call) ? defaultProbabilities : textProbabilities),
        ...(call.quantiles ?? []),
      ]),
    ].sort((a, b) => a - b),
    thresholds: call.threshold.map((threshold) => ({ outcome: call.outcome, threshold })),
    stopped,
  });
  const command = commandOf(made, call, run);
  const json = () => `${JSON.stringify(report, null, 2)}\n`;
  const csv = () => csvText(outcomesTable(report.outcomes));
  if (call.out !== undefined) {
    const text = `${printable(runText(report, run, `wageflow ${command}`))}\n`;
    const write = folder === "new" ? writeFolder : writeInto;
    const files = { "report.txt": text, "run.json": json(), "outcomes.csv": csv() };
    const { out } = call;
    // Ctrl-C waits until they are written.
    await interruptible(async () => write(out, files));
  }
  if (call.json) print(json());
  else if (call.csv) print(csv());
  else print(`${runText(report, run, `${invocation()} ${command}`)}\n\n${next(made.scenario)}\n`);
}

/** What leads on from a run. */
function next(scenario: string): string {
  if (isFile(scenario)) {
    return [
      "Next:",
      `  ${invocation()} show --scenario ${scenario}     its parameters and choices`,
      `  ${invocation()} run ${scenario} --threshold 1e6   the probability of more than a million`,
      `  ${invocation()} run ${scenario} --csv             every outcome as a table`,
    ].join("\n");
  }
  return [
    "Next:",
    `  ${invocation()} payslip kuwait-worker            one worker's pay, line by line`,
    `  ${invocation()} show share.russia.private        the weakest input, with its evidence`,
    `  ${invocation()} run --threshold 150e6 --choose russia-state-take=quota`,
  ].join("\n");
}

/** The call that gives the same digits again, with seed and draws written out. */
function commandOf(made: RunCall, call: ReportCall, { seed, draws, design, study }: AnyRun): string {
  const isOwn = design.name === study.design && design.name === "random";
  return callAgain(
    "run",
    [made.scenario],
    [
      ["--seed", seed],
      ["--draws", draws],
      ["--design", isOwn ? undefined : design.name],
      ["--replicates", design.name === "random" ? undefined : design.replicates],
      ...overrideOptions(made),
      ...call.threshold.map((threshold) => ["--threshold", threshold] as const),
      ["--outcome", call.threshold.length > 0 && call.outcome !== "narrow" ? call.outcome : undefined],
    ],
  );
}

function readProbabilities(text: string): number[] {
  return text.split(",").map((part) => probability("--quantiles takes probabilities", part));
}

/** Reads a probability. */
export function probability(takes: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 1))
    throw new WrongCall(`${takes} from 0 to 1, not "${text}"`);
  return value;
}
