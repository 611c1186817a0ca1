import type { Command } from "commander";
import { DataError } from "../../study/problems.ts";
import { isFile, loadScenario, readUserFile } from "../loadScenario.ts";

/** `wageflow check`: whether a scenario file can be used. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("check a scenario file: says what is wrong, with file and line; status 1 if anything is")
    .argument("<file>", "path of a scenario file, or name of a scenario")
    .action(async (file: string) => {
      if (isFile(file)) readUserFile(file); // a file that cannot be read at all is a wrong call
      try {
        const study = await loadScenario(file);
        const count = (number: number, name: string) => `${number} ${name}${number === 1 ? "" : "s"}`;
        process.stdout.write(
          `${file}: good. "${study.title}": ${count(study.segments.length, "segment")}, ${count(study.parameters.size, "parameter")}, ${count(study.choices.size, "choice")}\n`,
        );
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        process.stderr.write(`${error.problems.join("\n")}\n`);
        process.exitCode = 1;
      }
    });
}
