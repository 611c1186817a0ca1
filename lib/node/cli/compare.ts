import type { Command } from "commander";
import {
  type Comparison,
  compareStudies,
  mostSingleChanges,
  type PairedDifference,
} from "../../compare/compareStudies.ts";
import type { StudyChange } from "../../compare/studyChanges.ts";
import { findMeasure } from "../../model/measures.ts";
import { comparisonReport } from "../../publish/comparisonReport.ts";
import { parseOutcome } from "../../simulate/evaluateStudy.ts";
import type { Study } from "../../study/study.ts";
import { numberText } from "../../wording/quantityText.ts";
import { loadScenario } from "../loadScenario.ts";
import { collect } from "./collect.ts";
import { type OverrideWords, readOverrides } from "./overrides.ts";
import { print } from "./print.ts";
import { addChoiceOptions } from "./studyOptions.ts";
import { grouped, kindMark, percent, textTable, wrap } from "./text.ts";
import { readSeed, WrongCall, wholeNumber } from "./wrongCall.ts";

interface CompareCommandOptions extends OverrideWords {
  readonly outcome?: string;
  readonly seed?: string;
  readonly draws?: number;
  readonly json?: boolean;
}

/** `wageflow compare`: two scenarios on common random numbers. */
export function addCompare(program: Command): void {
  const command = program
    .command("compare")
    .description("two scenarios on common random numbers: the paired difference, and what brings it about")
    .argument("<first>", "name of a scenario, or path of a file of your own")
    .argument("[second]", "the other; without one, the first with --set, --choose, --weigh or --without")
    .option(
      "--set <id=value>",
      "set a parameter in the second, as for run; may be repeated",
      collect(String),
      [],
    )
    .option("--outcome <id>", "the outcome whose difference is split; narrow by default")
    .option("--seed <seed>", "number or text; the first scenario has one of its own", readSeed)
    .option("--draws <number>", "number of draws", wholeNumber("--draws", 2, 10_000_000))
    .option("--json", "as JSON (form wageflow-comparison, version 1)")
    .action(async (first: string, second: string | undefined, options: CompareCommandOptions) => {
      const overrides = readOverrides(options);
      const { set, choose, weigh, without } = options;
      if (second === undefined && [...set, ...choose, ...weigh, ...without].length === 0)
        throw new WrongCall(
          "compare takes two scenarios, or one with --without, --set, --choose or --weigh; `wageflow scenarios` lists them",
        );
      if (options.outcome !== undefined) parseOutcome(options.outcome);
      const before = await loadScenario(first);
      const after = await loadScenario(second ?? first, overrides);
      const comparison = compareStudies(before, after, {
        ...(options.seed === undefined ? {} : { seed: options.seed }),
        ...(options.draws === undefined ? {} : { draws: options.draws }),
        ...(options.outcome === undefined ? {} : { outcomes: [options.outcome] }),
      });
      print(
        options.json
          ? `${JSON.stringify(comparisonReport(before, after, comparison), null, 2)}\n`
          : `${comparisonText(before, after, comparison, options.without)}\n`,
      );
    });
  addChoiceOptions(command, " in the second");
}

function comparisonText(
  first: Study,
  second: Study,
  comparison: Comparison,
  without: readonly string[],
): string {
  const { changes, differences, split, seed, draws } = comparison;
  const leaving = without.length === 0 ? "" : `, without the workers in ${without.join(" and ")}`;
  const [leading] = differences;
  return [
    [
      `First:  ${first.title} (${first.id})${kindMark(first.kind)}`,
      `Second: ${second.title} (${second.id})${kindMark(second.kind)}${leaving}`,
    ].join("\n"),
    [
      "Second less first, draw by draw on the same random numbers",
      ...textTable(
        [
          { head: "" },
          { head: "first", right: true },
          { head: "second", right: true },
          { head: "difference", right: true },
          { head: "lower", right: true },
          { head: "higher", right: true },
        ],
        differences.map((difference) => [
          difference.outcome,
          intervalText(difference, "first"),
          intervalText(difference, "second"),
          intervalText(difference, "difference"),
          percent(difference.lower),
          percent(difference.higher),
        ]),
      ),
      wrap(
        `5th, 50th and 95th percentile (m: millions); the percentiles of a difference are not the differences of percentiles. lower, higher: share of draws in which the second is.`,
        96,
        "  ",
      ),
    ].join("\n"),
    [
      `What brings the mean difference of ${split.outcome} about: ${signed(leading!.difference.mean)} (standard error ${numberText(leading!.difference.meanStandardError, 2)})`,
      ...(changes.length === 0
        ? ["  Nothing differs."]
        : textTable(
            [{ head: "change" }, { head: "part", right: true }],
            split.parts.map(({ changes: together, part }) => [changeText(together), signed(part)]),
          )),
      wrap(
        changes.length > mostSingleChanges
          ? `${changes.length} changes, taken together where they are alike; up to ${mostSingleChanges} are told apart. Shapley's rule: each part is averaged over every order of the changes.`
          : "Shapley's rule: each part is averaged over every order of the changes, and the parts add up.",
        96,
        "  ",
      ),
    ].join("\n"),
    ...(second.id === first.id
      ? []
      : [wrap(`Assumes: ${second.assumes}`), wrap(`Leaves out: ${second.leavesOut}`)]),
    ...(without.length === 0
      ? []
      : ["Those who are sent home go nowhere else, and the other places keep their numbers and wages."]),
    `Seed ${seed}, ${grouped(draws)} draws.`,
  ].join("\n\n");
}

function changeText(changes: readonly StudyChange[]): string {
  const [{ kind, id, how }] = changes as readonly [StudyChange, ...StudyChange[]];
  if (changes.length === 1) return `${kind} ${id} ${how}`;
  const shown = changes.slice(0, 2).map((change) => change.id);
  return `${changes.length} ${kind}s: ${shown.join(", ")}${changes.length > 2 ? ", ..." : ""}`;
}

/** The three percentiles, in millions for large sums of money. */
function intervalText(
  { outcome, ...summaries }: PairedDifference,
  which: "first" | "second" | "difference",
): string {
  const large = findMeasure(outcome.split("@")[0]!)!.unit === "USD/year";
  const ends = [0.05, 0.5, 0.95].map((at) => {
    const { value } = summaries[which].quantiles.find(({ probability }) => probability === at)!;
    return large ? `${numberText(value / 1e6, 2)}m` : numberText(value, 2);
  });
  return ends.join(" / ");
}

function signed(value: number): string {
  return `${value > 0 ? "+" : ""}${numberText(value, 2)}`;
}
