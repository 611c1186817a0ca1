import type { Command } from "commander";
import catalogue from "#catalogue";
import { DataError, unknownName } from "../../study/problems.ts";
import { readScenario } from "../../study/readScenario.ts";
import { resolveStudy } from "../../study/resolveStudy.ts";
import type { Scenario } from "../../study/schemas/scenario.ts";
import type { Study } from "../../study/study.ts";
import { isFile, readUserFile } from "../loadScenario.ts";
import { print } from "./print.ts";
import { WrongCall } from "./wrongCall.ts";

/** `wageflow check`: whether a scenario file can be used. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("check a scenario file: says what is wrong, with file and line; status 1 if anything is")
    .argument("<file>", "path of a scenario file, or name of a scenario")
    .action((file: string) => {
      // A file that cannot be read at all, or a scenario that there is not, is a wrong call.
      const text = isFile(file) ? readUserFile(file) : undefined;
      if (text === undefined && !catalogue.scenarios.some(({ id }) => id === file)) {
        throw new WrongCall(
          unknownName(
            "scenario",
            file,
            catalogue.scenarios.map(({ id }) => id),
          ),
        );
      }
      try {
        const read = text === undefined ? undefined : readScenario(text, file);
        const study = resolveStudy(catalogue, read?.scenario ?? file, {}, read?.locate);
        const count = (number: number, name: string) => `${number} ${name}${number === 1 ? "" : "s"}`;
        const idle = read === undefined ? [] : idleIn(read.scenario, study);
        print(
          `${file}: good. "${study.title}": ${count(study.segments.length, "segment")}, ${count(study.parameters.size, "parameter")}, ${count(study.choices.size, "choice")}\n` +
            (idle.length === 0 ? "" : `Nothing in it calls for ${idle.join(", ")}.\n`),
        );
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        process.stderr.write(`${error.problems.join("\n")}\n`);
        process.exitCode = 1;
      }
    });
}

/** What a file brings along and its study does not use: often a name that was changed in one place only. */
function idleIn(scenario: Scenario, { parameters, choices, segments }: Study): string[] {
  const chains = new Set(segments.map(({ chain }) => chain.id));
  const uses = new Set(segments.map(({ afterNetPay }) => afterNetPay?.id));
  const kinds = [
    ["parameter", scenario.parameters, parameters],
    ["choice", scenario.choices, choices],
    ["chain", scenario.chains, chains],
    ["after-net-pay", scenario.afterNetPay, uses],
  ] as const;
  return kinds.flatMap(([kind, entries = [], used]) =>
    entries.flatMap(({ id }) => (used.has(id) ? [] : [`${kind} "${id}"`])),
  );
}
