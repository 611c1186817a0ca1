#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { DataError } from "../../study/problems.ts";
import { version } from "../../version.ts";
import { addCheck } from "./check.ts";
import { addEvidence } from "./evidence.ts";
import { addPayslip } from "./payslip.ts";
import { addRun } from "./run.ts";
import { addScenarios } from "./scenarios.ts";
import { addShow } from "./show.ts";
import { WrongCall } from "./wrongCall.ts";

/** Status of a call that cannot be carried out: wrong options, names, or data. */
const wrongCall = 2;

const program = new Command("wageflow")
  .description(
    "How much of the wages of North Korean workers abroad reaches the state, and how much the workers keep.",
  )
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    "after",
    "\nExit status: 0; 1 for a failed check; 2 for a wrong call or data that cannot be used.",
  );
for (const add of [addRun, addPayslip, addEvidence, addShow, addCheck, addScenarios]) add(program);

// A reader that stops early, as `head` does, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : wrongCall),
);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = wrongCall;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) process.exitCode = 0;
  } else if (error instanceof DataError) {
    process.stderr.write(`${error.problems.join("\n")}\n`);
  } else if (error instanceof WrongCall || error instanceof RangeError) {
    process.stderr.write(`wageflow: ${error.message}\n`);
  } else if (error instanceof Error && "code" in error) {
    process.stderr.write(`wageflow: ${error.message}\n`);
  } else {
    throw error;
  }
}
