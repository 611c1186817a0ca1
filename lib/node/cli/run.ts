import type { Command } from "commander";
import { runReport } from "../../publish/runReport.ts";
import { allOutcomes, parseOutcome } from "../../simulate/evaluateStudy.ts";
import { simulate } from "../../simulate/simulate.ts";
import { defaultProbabilities } from "../../simulate/summarise.ts";
import { isFile, loadScenario } from "../loadScenario.ts";
import { writeFolder } from "../writeWhole.ts";
import { invocation } from "./invocation.ts";
import { outcomesTable } from "./outcomesTable.ts";
import { readOverrides } from "./overrides.ts";
import { print } from "./print.ts";
import { progressBar } from "./progressBar.ts";
import { intervalOutcomes, runText, textOutcomes } from "./runText.ts";
import { anyNumber, WrongCall, wholeNumber } from "./wrongCall.ts";

interface RunOptions {
  readonly seed?: string;
  readonly draws?: number;
  readonly set: string[];
  readonly choose: string[];
  readonly threshold: number[];
  readonly outcome: string;
  readonly quantiles?: number[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
}

const collect =
  <Value>(read: (text: string) => Value) =>
  (text: string, before: Value[]) => [...before, read(text)];

/** `wageflow run`: sample a scenario and report it. */
export function addRun(program: Command): void {
  program
    .command("run")
    .description("sample a scenario and report what the state took and what a worker kept")
    .argument("[scenario]", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option("--seed <seed>", "number or text; the scenario has one of its own")
    .option("--draws <number>", "number of draws", wholeNumber("--draws", 1, 100_000_000))
    .option(
      "--set <id=value>",
      "set a parameter: value, low..high (uniform) or low..mode..high (PERT); may be repeated",
      collect(String),
      [],
    )
    .option("--choose <choice=option>", "pin a choice; may be repeated", collect(String), [])
    .option(
      "--threshold <dollars>",
      "probability that the outcome exceeds this many dollars a year; may be repeated",
      collect(anyNumber("--threshold")),
      [],
    )
    .option("--outcome <id>", "the outcome that thresholds are held against", "narrow")
    .option("--quantiles <list>", "probabilities, as 0.05,0.5,0.95, for --json and --csv", readProbabilities)
    .option("--json", "every outcome as JSON (form wageflow-run, version 1)")
    .option("--csv", "every outcome as CSV")
    .option("--out <folder>", "write report.txt, run.json and outcomes.csv into a new folder")
    .action(async (scenario: string, options: RunOptions) => {
      if (options.json && options.csv)
        throw new WrongCall("--json and --csv exclude one another; --out writes both");
      const study = await loadScenario(scenario, readOverrides(options.set, options.choose));
      const all = options.json || options.csv || options.out !== undefined;
      parseOutcome(options.outcome);
      const draws = options.draws ?? study.draws;
      const wanted = [...(all ? allOutcomes(study) : textOutcomes(study)), options.outcome];
      const progress = progressBar(draws);
      const run = simulate(study, {
        ...(options.seed === undefined ? {} : { seed: options.seed }),
        draws,
        outcomes: wanted,
        onProgress: progress.update,
      });
      progress.stop();
      if (!run.outcomes.has(options.outcome)) {
        throw new WrongCall(
          `"${options.outcome}" is not defined for this study: its data lacks what it takes`,
        );
      }
      const report = runReport(run, {
        ...(all ? {} : { outcomes: [...intervalOutcomes(study), options.outcome] }),
        probabilities: [...new Set([...defaultProbabilities, ...(options.quantiles ?? [])])].sort(
          (a, b) => a - b,
        ),
        thresholds: options.threshold.map((threshold) => ({ outcome: options.outcome, threshold })),
      });
      const command = commandOf(scenario, options, run.seed, draws);
      const json = () => `${JSON.stringify(report, null, 2)}\n`;
      const csv = () => outcomesTable(report);
      const text = () => `${runText(report, run, `wageflow ${command}`)}\n`;
      if (options.out !== undefined) {
        writeFolder(options.out, { "report.txt": text(), "run.json": json(), "outcomes.csv": csv() });
      }
      if (options.json) print(json());
      else if (options.csv) print(csv());
      else print(`${runText(report, run, `${invocation()} ${command}`)}\n\n${next(scenario)}\n`);
    });
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
function commandOf(scenario: string, options: RunOptions, seed: string, draws: number): string {
  const quote = (text: string) => (/^[\w./=@:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return [
    "run",
    quote(scenario),
    `--seed ${quote(seed)}`,
    `--draws ${draws}`,
    ...options.set.map((text) => `--set ${quote(text)}`),
    ...options.choose.map((text) => `--choose ${quote(text)}`),
    ...options.threshold.map((threshold) => `--threshold ${threshold}`),
    ...(options.threshold.length > 0 && options.outcome !== "narrow" ? [`--outcome ${options.outcome}`] : []),
  ].join(" ");
}

function readProbabilities(text: string): number[] {
  return text.split(",").map((part) => {
    const value = Number(part);
    if (part.trim() === "" || !(value >= 0 && value <= 1))
      throw new WrongCall(`--quantiles takes probabilities from 0 to 1, not "${part}"`);
    return value;
  });
}
