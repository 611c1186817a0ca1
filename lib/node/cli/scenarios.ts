import type { Command } from "commander";
import catalogue from "#catalogue";
import { print } from "./print.ts";
import { kindMark, wrap } from "./text.ts";

/** `wageflow scenarios`: what there is to run. */
export function addScenarios(program: Command): void {
  program
    .command("scenarios")
    .description("the scenarios there are, with what each assumes and leaves out")
    .option("--json", "as JSON")
    .action((options: { json?: boolean }) => {
      const text = catalogue.scenarios.map(({ id, title, kind, assumes, leavesOut }) =>
        [
          `${id}: ${title}${kindMark(kind)}`,
          wrap(`Assumes: ${assumes}`, 96, "  "),
          wrap(`Leaves out: ${leavesOut}`, 96, "  "),
        ].join("\n"),
      );
      print(`${options.json ? JSON.stringify(catalogue.scenarios, null, 2) : text.join("\n\n")}\n`);
    });
}
