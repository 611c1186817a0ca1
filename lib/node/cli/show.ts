import type { Command } from "commander";
import catalogue from "#catalogue";
import { important, type SupportedInput, supportedInputs, weak } from "../../claims/origins/importance.ts";
import { type Pedigree, pedigreeCriteria, pedigreeOf, pedigreeRule } from "../../claims/origins/pedigree.ts";
import { distributionMean } from "../../sampling/distributionMean.ts";
import { quantileFunction } from "../../sampling/quantileFunction.ts";
import { simulate } from "../../simulate/simulate.ts";
import { unknownName } from "../../study/problems.ts";
import type { Parameter, StudyChoice } from "../../study/study.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { loadScenario } from "../loadScenario.ts";
import { evidenceText } from "./evidence.ts";
import { print } from "./print.ts";
import { bar, grouped, percent, textTable, wrap } from "./text.ts";
import { WrongCall } from "./wrongCall.ts";

interface ShowOptions {
  readonly scenario: string;
  readonly pedigree?: boolean;
  readonly json?: boolean;
}

/** `wageflow show`: one parameter or choice with its evidence. */
export function addShow(program: Command): void {
  program
    .command("show")
    .description("a parameter: distribution, basis, evidence used and left out; or a choice with its weights")
    .argument("[id]", "parameter or choice; without one, the list")
    .option("--scenario <scenario>", "scenario or file it belongs to", "bottom-up-2012")
    .option("--pedigree", "all parameters, with how well each is supported and how much hangs on it")
    .option("--json", "as JSON")
    .action(async (id: string | undefined, options: ShowOptions) => {
      const study = await loadScenario(options.scenario);
      if (options.pedigree) {
        if (id !== undefined) throw new WrongCall("--pedigree lists all parameters; leave out the name");
        const inputs = supportedInputs(simulate(study, { parameters: true }), "narrow", catalogue);
        print(options.json ? `${JSON.stringify(inputs, null, 2)}\n` : `${pedigreeTable(inputs)}\n`);
        return;
      }
      if (id === undefined) {
        const parameters = [...study.parameters.values()];
        const choices = [...study.choices.values()];
        print(
          options.json
            ? `${JSON.stringify({ parameters, choices }, null, 2)}\n`
            : `${list(parameters, choices)}\n`,
        );
        return;
      }
      const parameter = study.parameters.get(id);
      const choice = study.choices.get(id);
      if (parameter === undefined && choice === undefined) {
        throw new WrongCall(
          unknownName("parameter or choice", id, [...study.parameters.keys(), ...study.choices.keys()]),
        );
      }
      if (options.json) print(`${JSON.stringify(parameter ?? choice, null, 2)}\n`);
      else print(`${parameter === undefined ? choiceText(choice!) : parameterText(parameter)}\n`);
    });
}

function list(parameters: readonly Parameter[], choices: readonly StudyChoice[]): string {
  return [
    ...textTable(
      [
        { head: "parameter" },
        { head: "median", right: true },
        { head: "unit" },
        { head: "basis" },
        { head: "" },
      ],
      parameters.map((parameter) => [
        parameter.id,
        number(quantileFunction(parameter.distribution)(0.5)),
        parameter.unit,
        parameter.basis,
        parameter.label,
      ]),
    ),
    "",
    ...textTable(
      [{ head: "choice" }, { head: "" }],
      choices.map((choice) => [choice.id, choice.written.title]),
    ),
  ].join("\n");
}

function parameterText({ id, label, unit, basis, distribution, covers, written, stream }: Parameter): string {
  const quantile = quantileFunction(distribution);
  const figures = (ids: readonly string[]) =>
    ids.map((figure) =>
      evidenceText(catalogue.evidence.find((candidate) => candidate.id === figure)!).replace(/^/gm, "  "),
    );
  const bounds = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
  return [
    `${label} (${id})`,
    [
      `  basis: ${basis}`,
      `  unit: ${unit}`,
      `  distribution: ${Object.entries(written.distribution)
        .filter(([key]) => key !== "components")
        .map(([key, value]) => (key === "kind" ? String(value) : `${key} ${JSON.stringify(value)}`))
        .join(", ")}`,
      ...(covers < 1 ? [`  the range covers ${percent(covers)}; beyond it lie stated tails`] : []),
      `  mean ${number(distributionMean(distribution))}; ${bounds.map((at) => `${at * 100} %: ${number(quantile(at))}`).join("; ")}`,
      ...(stream === id ? [] : [`  random stream: ${stream}`]),
    ].join("\n"),
    histogram(quantile),
    pedigreeText(pedigreeOf(written, catalogue)),
    ...(written.note === undefined ? [] : [wrap(written.note)]),
    ...section("Evidence used", figures(written.evidence ?? [])),
    ...section("Worked out from", figures(written.derivedFrom ?? [])),
    ...section(
      "Left out",
      (written.leftOut ?? []).flatMap(({ evidence, because }) => [
        `  because: ${because}`,
        ...figures(evidence),
      ]),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function pedigreeText(pedigree: Pedigree): string {
  return [
    `Pedigree ${percent(pedigree.strength)}: 0 (weak) to 4 (strong) on each`,
    ...pedigreeCriteria.map(
      (criterion) =>
        `  ${criterion.padEnd(10)} ${pedigree[criterion]}  ${pedigreeRule[criterion][pedigree[criterion]]}`,
    ),
  ].join("\n");
}

function pedigreeTable(inputs: readonly SupportedInput[]): string {
  return [
    "Parameters by their bearing on regime revenue, narrow",
    ...textTable(
      [
        { head: "parameter" },
        { head: "bearing", right: true },
        ...pedigreeCriteria.map((criterion) => ({ head: criterion, right: true })),
        { head: "pedigree", right: true },
        { head: "" },
      ],
      inputs.map(({ id, bearing, pedigree, isImportantAndWeak }) => [
        id,
        percent(bearing, 1),
        ...pedigreeCriteria.map((criterion) => String(pedigree[criterion])),
        percent(pedigree.strength),
        isImportantAndWeak ? "important and weak" : "",
      ]),
    ),
    wrap(
      `bearing: squared rank correlation with the outcome, about the share of its variance. pedigree: scores from 0 to 4 by a written rule (\`show ID\` says what each means), and their sum over the highest. important and weak: a bearing of ${percent(important)} or more and a pedigree below ${percent(weak)}. Choices have no pedigree: their weights are judgement, always.`,
    ),
  ].join("\n");
}

function choiceText({ id, options, weights, given, written }: StudyChoice): string {
  return [
    `${written.title} (${id})`,
    wrap(written.question),
    [
      `  weights are judgement${given === undefined ? "" : `, and depend on "${given}": the first column of weights is for its first option, and so on`}`,
      ...textTable(
        [{ head: "option" }, ...weights.map(() => ({ head: "weight", right: true })), { head: "" }],
        options.map((option, index) => [
          option,
          ...weights.map((row) => percent(row[index]!)),
          written.options[index]!.says,
        ]),
      ),
    ].join("\n"),
    wrap(`Reason: ${written.reason}`),
  ].join("\n\n");
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [[title, ...entries].join("\n")];
}

/** Shares of the probability in twelve equal steps from the lowest to the highest value worth showing. */
function histogram(quantile: (u: number) => number): string {
  const steps = 12;
  const low = quantile(0.001);
  const high = quantile(0.999);
  if (low === high) return "";
  const counts = new Array<number>(steps).fill(0);
  const samples = 4000;
  for (let index = 0; index < samples; index++) {
    const value = quantile((index + 0.5) / samples);
    const step = Math.min(steps - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * steps)));
    counts[step]!++;
  }
  const most = Math.max(...counts);
  const labels = counts.map((_, step) => number(low + ((high - low) * step) / steps));
  const width = Math.max(...labels.map((label) => label.length));
  return counts
    .map((count, step) => `  ${labels[step]!.padStart(width)} ${bar(count / most, 40)}`)
    .join("\n");
}

function number(value: number): string {
  return grouped(roundSignificant(value, 3));
}
