#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { DataError, printable } from "../../study/problems.ts";
import { version } from "../../version.ts";
import { Interrupted, interruptedStatus } from "./interruption.ts";

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
/** What adds each command, in the order of the help; loaded where it is needed, because some take long to load. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  run: async () => (await import("./run.ts")).addRun,
  merge: async () => (await import("./merge.ts")).addMerge,
  payslip: async () => (await import("./payslip.ts")).addPayslip,
  compare: async () => (await import("./compare.ts")).addCompare,
  reproduce: async () => (await import("./reproduce.ts")).addReproduce,
  lineage: async () => (await import("./lineage.ts")).addLineage,
  evidence: async () => (await import("./evidence.ts")).addEvidence,
  show: async () => (await import("./show.ts")).addShow,
  check: async () => (await import("./check.ts")).addCheck,
  scenarios: async () => (await import("./scenarios.ts")).addScenarios,
  sensitivity: async () => (await import("./sensitivity.ts")).addSensitivity,
  "break-even": async () => (await import("./breakEven.ts")).addBreakEven,
  condition: async () => (await import("./condition.ts")).addCondition,
  "leave-out": async () => (await import("./leaveOut.ts")).addLeaveOut,
  gather: async () => (await import("./gather.ts")).addGather,
  publish: async () => (await import("./publish.ts")).addPublish,
  verify: async () => (await import("./verify.ts")).addVerify,
};

async function main(): Promise<void> {
  const [called = ""] = process.argv.slice(2);
  // Help and suggestions speak of all of them.
  const needed = Object.hasOwn(commands, called) ? [called] : Object.keys(commands);
  for (const name of called === "--version" ? [] : needed) (await commands[name]!())(program);
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
      process.stderr.write(
        `wageflow: ${printable(error instanceof Error ? error.message : String(error))}\n`,
      );
    }
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that stops early, as `head` does, is no error.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`wageflow: what it prints cannot be written (${error.code ?? error.message})\n`);
  process.exit(wrongCall);
});

void main();
