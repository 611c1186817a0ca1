import { readdirSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { DataError } from "../../study/problems.ts";
import { studyOf } from "../loadScenario.ts";
import { readDependence, readOverrides } from "./overrides.ts";
import { addReportOptions, checkReportCall, printRun, type ReportCall } from "./printRun.ts";

/** `wageflow merge`: the run that the shards in a folder make. */
export function addMerge(program: Command): void {
  const command = program
    .command("merge")
    .description("put together the shards of a run, made by `wageflow run --shard`, and report it")
    .argument("<folder>", "folder with the files part*.json of all shards")
    .action(async (folder: string, options: ReportCall) => {
      checkReportCall(options);
      const [{ readPart }, { checkParts, mergeParts }] = await Promise.all([
        import("./checkpoint.ts"),
        import("../../publish/parts/mergeParts.ts"),
      ]);
      const parts = partsIn(folder).map((name) => ({ name, file: readPart(path.join(folder, name)) }));
      checkParts(parts);
      const { scenario, text, ...words } = parts[0]!.file.call;
      const dependence = words.dependence === null ? null : readDependence(words.dependence);
      const changes = { ...words, dependence };
      const study = await studyOf(scenario, text, readOverrides(changes));
      await printRun(mergeParts(study, parts), { scenario, ...changes }, options);
    });
  addReportOptions(command, "the outcome that --threshold looks at");
}

/** @throws DataError where there are none */
function partsIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw new DataError([`${folder}: there is no such folder, or it cannot be read`]);
  }
  const parts = names.filter((name) => /^part.*\.json$/.test(name)).sort();
  if (parts.length === 0) {
    throw new DataError([
      `${folder}: holds no files part*.json; \`wageflow run --shard 1/2 --out ${folder}\` makes one`,
    ]);
  }
  return parts;
}
