import type { Command } from "commander";
import { csvFormat } from "d3-dsv";
import catalogue from "#catalogue";
import { callAgain } from "../../publish/callAgain.ts";
import {
  type SensitivityReport,
  sensitivityOutcomes,
  sensitivityReport,
} from "../../publish/sensitivityReport.ts";
import { type DesignName, designNames } from "../../sampling/designs/design.ts";
import type { GroupKind } from "../../sensitivity/groups/inputGroups.ts";
import { type MethodId, methodIds } from "../../sensitivity/methods.ts";
import { unknownName } from "../../study/problems.ts";
import { loadScenario } from "../loadScenario.ts";
import { collect } from "./collect.ts";
import { invocation } from "./invocation.ts";
import { print } from "./print.ts";
import { withShareBar } from "./progressBar.ts";
import { sensitivityText } from "./sensitivityText.ts";
import { addStudyOptions, overridesOf, type StudyOptions, studyWords } from "./studyOptions.ts";
import { oneOf, WrongCall, wholeNumber } from "./wrongCall.ts";

interface SensitivityCall extends StudyOptions {
  readonly method: string[];
  readonly outcome: string[];
  readonly by: string;
  readonly design: DesignName;
  readonly draws: number;
  readonly top: number;
}

/** What is shown where no method is named, by what the shares are of. */
const overviews: Readonly<Record<string, { methods: readonly MethodId[]; groups: readonly GroupKind[] }>> = {
  parameter: { methods: ["sobol", "groups", "rests-on", "new-data"], groups: ["topic"] },
  group: { methods: ["groups"], groups: ["topic", "place", "choice"] },
  source: { methods: ["groups"], groups: ["source", "lineage"] },
  basis: { methods: ["groups", "rests-on"], groups: ["basis"] },
};

/** `wageflow sensitivity`: what drives the estimate. */
export function addSensitivity(program: Command): void {
  const command = program
    .command("sensitivity")
    .description("what drives the estimate, which datum would narrow it, and how sure the ranking is")
    .argument("[scenario]", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option("--method <id>", `one of ${methodIds.join(", ")}; or all; may be repeated`, collect(String), [])
    .option(
      "--outcome <id>",
      "narrow, net-pay-per-month, narrow@kuwait-construction; may be repeated",
      collect(String),
      [],
    )
    .option(
      "--by <what>",
      "parameter, group, source or basis",
      oneOf("--by", Object.keys(overviews)),
      "parameter",
    )
    .option("--top <number>", "rows of each table", wholeNumber("--top", 1, 1000), 10)
    .option("--design <name>", designNames.join(", "), oneOf("--design", designNames), "sobol")
    .option(
      "--draws <number>",
      "draws of each of 16 replicates, a power of two",
      wholeNumber("--draws", 64, 65536),
      512,
    );
  addStudyOptions(command, "wageflow-sensitivity").action(async (scenario: string, call: SensitivityCall) => {
    if (call.json && call.csv) throw new WrongCall("--json and --csv exclude one another");
    if (!Number.isInteger(Math.log2(call.draws))) {
      throw new WrongCall(`--draws takes a power of two from 64 to 65536, not ${call.draws}`);
    }
    const study = await loadScenario(scenario, overridesOf(call));
    const overview = overviews[call.by]!;
    const outcomes = call.outcome.length > 0 ? call.outcome : sensitivityOutcomes(study);
    const report = await withShareBar((update) =>
      sensitivityReport(study, catalogue, {
        outcomes,
        methods: call.method.length > 0 ? methodsOf(call.method) : overview.methods,
        ...(call.method.length > 0 && call.by === "parameter" ? {} : { groups: overview.groups }),
        ...(call.seed === undefined ? {} : { seed: call.seed }),
        design: call.design,
        drawsPerReplicate: call.draws,
        onProgress: update,
      }),
    );
    if (call.json) print(`${JSON.stringify(report, null, 2)}\n`);
    else if (call.csv) print(`${csvFormat(report.rows as SensitivityReport["rows"][number][])}\n`);
    else print(`${sensitivityText(report, again(scenario, call, report), call.top)}\n`);
  });
}

export function methodsOf(names: readonly string[]): readonly MethodId[] {
  const unknown = names.find((name) => name !== "all" && !(methodIds as readonly string[]).includes(name));
  if (unknown !== undefined) throw new WrongCall(unknownName("method", unknown, ["all", ...methodIds]));
  return names.includes("all") ? methodIds : (names as readonly MethodId[]);
}

function again(scenario: string, call: SensitivityCall, { seed }: SensitivityReport): string {
  return callAgain(
    `${invocation()} sensitivity`,
    [scenario],
    [
      ...call.method.map((method) => ["--method", method] as const),
      ...call.outcome.map((outcome) => ["--outcome", outcome] as const),
      ["--by", call.by],

      ["--design", call.design],
      ["--draws", call.draws],
      ...studyWords(call, seed),
    ],
  );
}
