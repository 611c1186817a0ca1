import type { Command } from "commander";
import catalogue from "#catalogue";
import { gatherChecklist } from "../../publish/gather.ts";
import { version } from "../../version.ts";
import { loadScenario } from "../loadScenario.ts";
import { print } from "./print.ts";
import { wrap } from "./text.ts";

/** `wageflow gather`: the GATHER checklist, filled in from the data. */
export function addGather(program: Command): void {
  program
    .command("gather")
    .description("the GATHER checklist of transparent estimates, filled in from the data, gaps included")
    .option("--scenario <scenario>", "scenario or file it is filled in for", "bottom-up-2012")
    .option("--json", "as JSON")
    .action(async (options: { scenario: string; json?: boolean }) => {
      const study = await loadScenario(options.scenario);
      const items = gatherChecklist(catalogue, study);
      if (options.json) {
        print(
          `${JSON.stringify({ format: "wageflow-gather", formatVersion: 1, scenario: study.id, codeVersion: version, items }, null, 2)}\n`,
        );
        return;
      }
      const met = items.filter(({ status }) => status === "met").length;
      print(
        `${[
          `# GATHER checklist: ${study.title} (${study.id}), wageflow ${version}`,
          wrap(
            `Guidelines for Accurate and Transparent Health Estimates Reporting (2016), applied to estimates of wages. ${met} of ${items.length} items are met, ${items.filter(({ status }) => status === "partly").length} partly.`,
          ),
          ...items.map(({ number, asks, status, answer, gap }) =>
            [
              `## ${number}. ${asks}: ${status}`,
              wrap(answer),
              ...(gap === undefined ? [] : [wrap(`Gap: ${gap}`)]),
            ].join("\n"),
          ),
        ].join("\n\n")}\n`,
      );
    });
}
