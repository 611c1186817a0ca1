import type { Command } from "commander";
import { csvFormat } from "d3-dsv";
import { type BreakEvenReport, breakEvenReport } from "../../publish/breakEvenReport.ts";
import { factorSentence, mostSentence } from "../../publish/breakEvenWords.ts";
import { callAgain } from "../../publish/callAgain.ts";
import { inUnit, plain } from "../../publish/quantity.ts";
import { sensitivityOutcomes } from "../../publish/sensitivityReport.ts";
import { parseOutcome } from "../../simulate/evaluateStudy.ts";
import { shorten } from "../../study/problems.ts";
import { loadScenario } from "../loadScenario.ts";
import { collect } from "./collect.ts";
import { invocation } from "./invocation.ts";
import { print } from "./print.ts";
import { withShareBar } from "./progressBar.ts";
import { addStudyOptions, overridesOf, type StudyOptions, studyWords } from "./studyOptions.ts";
import { textTable, wrap } from "./text.ts";
import { anyNumber, WrongCall } from "./wrongCall.ts";

interface BreakEvenCall extends StudyOptions {
  readonly target: number;
  readonly outcome?: string;
  readonly parameter: string[];
  readonly quantile: number;
}

/** `wageflow break-even`: what a parameter would have to be. */
export function addBreakEven(program: Command): void {
  const command = program
    .command("break-even")
    .description("what a parameter would have to be for an outcome to meet a target, all others sampled")
    .argument("[scenario]", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option("--target <number>", "what the outcome has to meet, in its unit", anyNumber("--target"), 1.5e9)
    .option("--outcome <id>", "outcome that has to meet it; default: narrow")
    .option(
      "--parameter <id>",
      "parameter to look at; may be repeated; default: those that matter most",
      collect(String),
      [],
    )
    .option(
      "--quantile <probability>",
      "the quantile that has to meet it; 0.5 is the median",
      anyNumber("--quantile"),
      0.5,
    );
  addStudyOptions(command, "wageflow-break-even").action(async (scenario: string, call: BreakEvenCall) => {
    if (call.json && call.csv) throw new WrongCall("--json and --csv exclude one another");
    if (!(call.quantile > 0 && call.quantile < 1)) {
      throw new WrongCall(`--quantile takes a probability between 0 and 1, not ${call.quantile}`);
    }
    const study = await loadScenario(scenario, overridesOf(call));
    const report = await withShareBar((update) =>
      breakEvenReport(study, {
        target: call.target,
        outcome: call.outcome ?? sensitivityOutcomes(study)[0]!,
        probability: call.quantile,
        ...(call.parameter.length === 0 ? {} : { parameters: call.parameter }),
        ...(call.seed === undefined ? {} : { seed: call.seed }),
        onProgress: (share) => update(share, "searching"),
      }),
    );
    if (call.json) print(`${JSON.stringify(report, null, 2)}\n`);
    else if (call.csv) print(`${csvFormat(rowsOf(report))}\n`);
    else {
      const again = callAgain(
        `${invocation()} break-even`,
        [scenario],
        [
          ["--target", call.target],
          ["--outcome", report.outcome],
          ...call.parameter.map((parameter) => ["--parameter", parameter] as const),
          ["--quantile", call.quantile],

          ...studyWords(call, report.seed),
        ],
      );
      print(`${breakEvenText(report, again)}\n`);
    }
  });
}

function rowsOf({ outcome, target, probability, parameters }: BreakEvenReport) {
  return parameters.map(
    ({ parameter, label, unit, where, value, multiple, crossings, sampled, reached }) => ({
      outcome,
      target,
      probability,
      parameter,
      label,
      unit,
      where,
      value,
      multiple,
      crossings,
      range_low: sampled[0],
      range_high: sampled[1],
      reached_low: reached[0],
      reached_high: reached[1],
    }),
  );
}

function breakEvenText(report: BreakEvenReport, again: string): string {
  const { measure } = parseOutcome(report.outcome);
  const target = inUnit(measure.unit, report.target);
  const scale = measure.unit === "USD/year" ? 1e-6 : 1;
  const quantile = report.probability === 0.5 ? "median" : `${plain(report.probability * 100)} % quantile`;
  const places = { inside: "in the range", beyond: "beyond it", impossible: "impossible" } as const;
  return [
    report.scenario.title,
    wrap(
      `What would have to be true for the ${quantile} of ${measure.label.toLowerCase()} to be ${target}, one parameter at a time and all others sampled? As it is, it is ${inUnit(measure.unit, report.before)}.`,
    ),
    textTable(
      [
        { head: "" },
        { head: "unit" },
        { head: "range", right: true },
        { head: "needed", right: true },
        { head: "" },
        { head: `reaches${scale === 1 ? "" : ", m$"}`, right: true },
      ],
      report.parameters.map(({ label, unit, sampled, value, where, multiple, reached }) => [
        shorten(label, 33),
        unit,
        `${plain(sampled[0])} to ${plain(sampled[1])}`,
        value === null ? "-" : plain(value),
        where === "beyond" && multiple !== null ? `${plain(multiple)} x the end` : places[where],
        where === "impossible" ? plain(reached[report.target > report.before ? 1 : 0] * scale) : "",
      ]),
    ).join("\n"),
    ...(report.everything === null ? [] : [everythingText(report.everything, report.target)]),
    [`Seed ${report.seed}, ${report.draws} draws. The same digits again:`, `  ${again}`].join("\n"),
  ].join("\n\n");
}

function everythingText(everything: NonNullable<BreakEvenReport["everything"]>, target: number): string {
  const { factor, families } = everything;
  if (factor === null) return factorSentence(everything, target);
  return [
    wrap(factorSentence(everything, target)),
    ...textTable(
      [{ head: "" }, { head: "needed, as a multiple of the most of its range", right: true }],
      families.map(({ family, multiple }) => [family, `${plain(multiple)} times`]),
    ).slice(1),
    wrap(mostSentence(everything)),
  ].join("\n");
}
