#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { DataError, printable } from "../../study/problems.ts";
import { version } from "../../version.ts";
import { addBreakEven } from "./breakEven.ts";
import { addCheck } from "./check.ts";
import { addCompare } from "./compare.ts";
import { addCondition } from "./condition.ts";
import { addEvidence } from "./evidence.ts";
import { addGather } from "./gather.ts";
import { Interrupted, interruptedStatus } from "./interruption.ts";
import { addLeaveOut } from "./leaveOut.ts";
import { addLineage } from "./lineage.ts";
import { addMerge } from "./merge.ts";
import { addPayslip } from "./payslip.ts";
import { addPublish } from "./publish.ts";
import { addReproduce } from "./reproduce.ts";
import { addRun } from "./run.ts";
import { addScenarios } from "./scenarios.ts";
import { addSensitivity } from "./sensitivity.ts";
import { addShow } from "./show.ts";
import { addVerify } from "./verify.ts";

/** Status of a call that cannot be carried out: wrong options, names, or data. */
const wrongCall = 2;

const program = new Command("wageflow")
  .description(
    "How much of the wages of North Korean workers abroad reaches the state, and how much the workers keep.",
  )
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .helpCommand(false)
  .addHelpText(
    "after",
    "\nExit status: 0; 1 for a failed check; 2 for a wrong call or data that cannot be used; 130 after Ctrl-C.",
  );
program
  .command("help", { hidden: true })
  .argument("[command]")
  .action((name: string | undefined) => {
    const command = program.commands.find((known) => known.name() === name);
    if (name !== undefined && command === undefined) program.error(`error: unknown command '${name}'`);
    (command ?? program).outputHelp();
  });
for (const add of [
  addRun,
  addMerge,
  addPayslip,
  addCompare,
  addReproduce,
  addLineage,
  addEvidence,
  addShow,
  addCheck,
  addScenarios,
  addSensitivity,
  addBreakEven,
  addCondition,
  addLeaveOut,
  addGather,
  addPublish,
  addVerify,
])
  add(program);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that stops early, as `head` does, is no error.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`wageflow: what it prints cannot be written (${error.code ?? error.message})\n`);
  process.exit(wrongCall);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = wrongCall;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) process.exitCode = 0;
  } else if (error instanceof Interrupted) {
    process.exitCode = interruptedStatus;
    process.stderr.write(`wageflow: ${error.message}\n`);
  } else if (error instanceof DataError) {
    process.stderr.write(`${error.message}\n`);
  } else {
    process.stderr.write(`wageflow: ${printable(error instanceof Error ? error.message : String(error))}\n`);
  }
}
