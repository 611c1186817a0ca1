import { type Command, Option } from "commander";
import type { PartOrigin } from "../../publish/parts/partFile.ts";
import type { AnyRun } from "../../publish/runStatistics.ts";
import { type DesignName, designNames, designOf } from "../../sampling/designs/design.ts";
import { allOutcomes, parseOutcome } from "../../simulate/evaluateStudy.ts";
import type { Executor } from "../../simulate/executors/executor.ts";
import { inlineExecutor } from "../../simulate/executors/inlineExecutor.ts";
import { isBetterKept, simulateWith } from "../../simulate/executors/simulateWith.ts";
import type { JobOptions } from "../../simulate/job.ts";
import { drawsUntil, largestCap, type Stopped, type StoppingRule } from "../../simulate/simulateUntil.ts";
import type { DependencePolicy } from "../../study/resolveDependence.ts";
import type { Study } from "../../study/study.ts";
import { isFile, readUserFile, studyOf } from "../loadScenario.ts";
import { collect } from "./collect.ts";
import { interruptible } from "./interruption.ts";
import { invocation } from "./invocation.ts";
import { type OverrideWords, readDependence, readOverrides } from "./overrides.ts";
import { print } from "./print.ts";
import {
  addReportOptions,
  checkReportCall,
  hasEveryOutcome,
  printRun,
  probability,
  type ReportCall,
} from "./printRun.ts";
import { progressBar } from "./progressBar.ts";
import type { WrittenPart } from "./runInParts.ts";
import { textOutcomes } from "./runText.ts";
import { addChoiceOptions } from "./studyOptions.ts";
import { grouped } from "./text.ts";
import { readSeed, WrongCall, wholeNumber } from "./wrongCall.ts";

interface RunOptions extends ReportCall, OverrideWords {
  readonly seed?: string;
  readonly draws?: number;
  readonly design?: DesignName;
  readonly replicates?: number;
  readonly dependence?: DependencePolicy;
  readonly until?: number;
  readonly at?: number;
  readonly cap?: number;
  readonly workers: number;
  readonly shard?: Shard;
  readonly resume?: boolean;
}

/** Which part of how many, from 1. */
interface Shard {
  readonly number: number;
  readonly of: number;
}

/** `wageflow run`: sample a scenario and report it. */
export function addRun(program: Command): void {
  const command = program
    .command("run")
    .description("sample a scenario and report what the state took and what a worker kept")
    .argument("[scenario]", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option("--seed <seed>", "number or text; the scenario has one of its own", readSeed)
    .option("--draws <number>", "number of draws", wholeNumber("--draws", 1, 100_000_000))
    .addOption(
      new Option("--design <name>", "scheme that makes the draws; the scenario may have one").choices(
        designNames,
      ),
    )
    .option(
      "--replicates <number>",
      "independent replicates of a latin-hypercube or sobol design, 16 or more",
      wholeNumber("--replicates", 1, 65_536),
    )
    .option(
      "--dependence <how>",
      "the same thing in different places: independent, common, or a rank correlation such as 0.5",
      readDependence,
    )
    .option(
      "--until <share>",
      "go on until the standard error of the outcome's quantile is below this share of it, as 1%",
      readShare,
    )
    .option("--at <probability>", "the quantile that --until looks at; default: the median", readProbability)
    .option(
      "--cap <number>",
      `the most draws that --until may take; default: ${grouped(largestCap)}`,
      wholeNumber("--cap", 1, largestCap),
    )
    .option(
      "--set <id=value>",
      "set a parameter: value, low..high (uniform) or low..mode..high (PERT); may be repeated",
      collect(String),
      [],
    )
    .option("--workers <number>", "threads to work in", wholeNumber("--workers", 1, 256), 1)
    .option("--shard <i/n>", "only the i-th of n parts of the run, written into --out for `merge`", readShard)
    .option("--resume", "keep what is done in --out again and again, and go on with what is there")
    .action(async (scenario: string, options: RunOptions) => {
      checkReportCall(options, options.resume || options.shard !== undefined ? "own" : "new");
      checkCall(options);
      const overrides = readOverrides(options);
      const text = isFile(scenario) ? readUserFile(scenario) : null;
      const study = await studyOf(scenario, text, overrides);
      parseOutcome(options.outcome);
      const sampling = {
        ...(options.seed === undefined ? {} : { seed: options.seed }),
        ...(options.replicates === undefined ? {} : { replicates: options.replicates }),
        ...(options.design === undefined ? {} : { design: options.design }),
        outcomes: [...(hasEveryOutcome(options) ? allOutcomes(study) : textOutcomes(study)), options.outcome],
      };
      const { set, choose, weigh, without } = options;
      const dependence = options.dependence === undefined ? null : String(options.dependence);
      const words = { set: [...set], choose: [...choose], weigh: [...weigh], without: [...without] };
      const { run, stopped } = await runOf(study, sampling, options, {
        scenario,
        text,
        ...words,
        dependence,
      });
      if ("file" in run) printPart(run, options);
      else
        await printRun(run, { scenario, ...words, dependence: options.dependence ?? null }, options, {
          stopped,
          folder: options.resume ? "own" : "new",
        });
    });
  addChoiceOptions(command);
  addReportOptions(command, "the outcome that --threshold and --until look at");
}

function checkCall({ until, at, cap, draws, out, json, csv, shard, resume }: RunOptions): void {
  if (until === undefined && (at !== undefined || cap !== undefined))
    throw new WrongCall("--at and --cap belong to --until, which is missing");
  if (until !== undefined && draws !== undefined)
    throw new WrongCall("--until finds the number of draws itself; --draws gives it; take one of them");
  if (until !== undefined && (shard !== undefined || resume))
    throw new WrongCall("--until runs in one piece; --shard and --resume need --draws");
  if ((shard !== undefined || resume) && out === undefined)
    throw new WrongCall(`${resume ? "--resume" : "--shard"} needs a folder: --out`);
  if (shard !== undefined && (json || csv))
    throw new WrongCall("a shard is no whole run; `wageflow merge` prints --json and --csv");
}

/** The run, or the part of it that was asked for, and how it ended where no number of draws was given. */
async function runOf(
  study: Study,
  sampling: JobOptions,
  options: RunOptions,
  call: PartOrigin["call"],
): Promise<{ run: AnyRun | WrittenPart; stopped: Stopped | null }> {
  const { until, outcome, at = 0.5, cap = largestCap, workers, shard = null, resume = false, out } = options;
  const executor =
    workers === 1 ? inlineExecutor() : (await import("../workerThreads.ts")).workerThreads(workers);
  try {
    const { draws, stopped } =
      until === undefined
        ? { draws: options.draws ?? study.draws, stopped: null }
        : await search(executor, study, { outcome, probability: at, relativeError: until, cap }, sampling);
    const design = designOf(sampling.design ?? study.design, draws, sampling.replicates);
    if (!isBetterKept(design, sampling.outcomes!.length) || shard !== null || resume) {
      const { runInParts } = await import("./runInParts.ts");
      const place = shard !== null || resume ? { folder: out!, resume, call, shard } : undefined;
      return { run: await runInParts(executor, study, { ...sampling, draws }, place), stopped };
    }
    const progress = await progressBar(draws);
    const run = await interruptible((signal) =>
      simulateWith(executor, study, { ...sampling, draws, onProgress: progress.update, signal }),
    ).finally(progress.stop);
    return { run, stopped };
  } finally {
    await executor.close();
  }
}

async function search(
  executor: Executor,
  study: Study,
  rule: StoppingRule,
  sampling: JobOptions,
): Promise<{ readonly draws: number; readonly stopped: Stopped }> {
  const progress = await progressBar(rule.cap);
  return interruptible((signal) =>
    drawsUntil(executor, study, rule, {
      ...sampling,
      onLook: progress.restart,
      onProgress: progress.update,
      signal,
    }),
  ).finally(progress.stop);
}

function printPart({ file, draws }: WrittenPart, { shard, out }: RunOptions): void {
  print(
    `${file}: ${grouped(draws)} draws, shard ${shard!.number} of ${shard!.of}. With all of them in one folder:\n` +
      `  ${invocation()} merge ${out}\n`,
  );
}

/** Reads `3/64`. */
function readShard(text: string): Shard {
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim()) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (!(shard.number >= 1 && shard.number <= shard.of))
    throw new WrongCall(`--shard takes a number and how many there are, as 3/64, not "${text}"`);
  return shard;
}

function readProbability(text: string): number {
  return probability("--at takes a probability", text);
}

/** Reads `1%` or `0.01`. */
function readShare(text: string): number {
  const [, digits, percent] = /^\s*([0-9.]+)\s*(%?)\s*$/.exec(text) ?? [];
  const value = Number(digits) / (percent === "%" ? 100 : 1);
  if (!(value > 0 && value < 1))
    throw new WrongCall(`--until takes a share such as 1% or 0.01, not "${text}"`);
  return value;
}
