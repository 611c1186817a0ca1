import type { Command } from "commander";
import catalogue from "#catalogue";
import { claimsOfStudy } from "../../claims/claimsOfStudy.ts";
import { fewestDraws } from "../../claims/conditionOnClaim.ts";
import { reverseOutcomes } from "../../claims/reverse.ts";
import { claimsOutcomes, claimsReport } from "../../publish/claimsReport.ts";
import { simulate } from "../../simulate/simulate.ts";
import { unknownName } from "../../study/problems.ts";
import { loadScenario } from "../loadScenario.ts";
import { claimsTable, contradictionText } from "./claimsTable.ts";
import { claimText, conditionedOutcomes } from "./claimText.ts";
import { print } from "./print.ts";
import { readSeed, WrongCall, wholeNumber } from "./wrongCall.ts";

interface ReproduceOptions {
  readonly all?: boolean;
  readonly contradictions?: boolean;
  readonly scenario: string;
  readonly draws?: number;
  readonly seed?: string;
  readonly json?: boolean;
}

/** `wageflow reproduce`: published claims held against their own inputs, the study, and one another. */
export function addReproduce(program: Command): void {
  program
    .command("reproduce")
    .description(
      "published figures: whether each follows from its own inputs, where it lies in the study, whose it is",
    )
    .argument("[claim]", "a claim or contradiction; without one, those whose claimant states inputs")
    .option("--all", "every claim")
    .option("--contradictions", "every contradiction, with its arithmetic")
    .option("--scenario <scenario>", "the estimate that claims are held against", "bottom-up-2012")
    .option("--draws <number>", "number of draws", wholeNumber("--draws", fewestDraws, 10_000_000))
    .option("--seed <seed>", "number or text; the scenario has one of its own", readSeed)
    .option("--json", "as JSON (form wageflow-claims, version 1)")
    .addHelpText("after", "\nExit status 1 where the arithmetic no longer gives what the data says it gives.")
    .action(async (id: string | undefined, options: ReproduceOptions) => {
      if (id !== undefined && options.all)
        throw new WrongCall(`"${id}" is one claim and --all means every one; take one of them`);
      const study = await loadScenario(options.scenario);
      const heldClaims = claimsOfStudy(catalogue.claims, study, catalogue);
      const one = heldClaims.find((claim) => claim.id === id);
      const contradiction = catalogue.contradictions.find((candidate) => candidate.id === id);
      if (id !== undefined && one === undefined && contradiction === undefined) {
        const known = [...catalogue.claims, ...catalogue.contradictions].map((entry) => entry.id);
        throw new WrongCall(unknownName("claim or contradiction", id, known));
      }
      const claims =
        one !== undefined
          ? [one]
          : contradiction !== undefined || options.contradictions
            ? []
            : heldClaims.filter(({ readings }) => options.all || readings !== undefined);
      const wanted = claimsOutcomes(claims, study.segments);
      const run = simulate(study, {
        ...(options.seed === undefined ? {} : { seed: options.seed }),
        ...(options.draws === undefined ? {} : { draws: options.draws }),
        outcomes: [
          ...wanted,
          ...conditionedOutcomes,
          ...(one === undefined || one.unmatched !== undefined || wanted.length === 0
            ? []
            : reverseOutcomes(one)),
        ],
        parameters: one !== undefined,
      });
      const report = claimsReport(
        run,
        catalogue,
        claims,
        one !== undefined ? [] : contradiction !== undefined ? [contradiction] : catalogue.contradictions,
      );
      if (report.changes.length > 0) process.exitCode = 1;
      if (options.json) print(`${JSON.stringify(report, null, 2)}\n`);
      else if (one !== undefined) print(`${claimText(report, one, run)}\n`);
      else if (contradiction !== undefined) print(`${contradictionText(report, contradiction)}\n`);
      else if (options.contradictions)
        print(`${catalogue.contradictions.map((each) => contradictionText(report, each)).join("\n\n")}\n`);
      else print(`${claimsTable(report, options.all === true)}\n`);
    });
}
