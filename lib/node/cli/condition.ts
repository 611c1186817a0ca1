import type { Command } from "commander";
import { csvFormat } from "d3-dsv";
import catalogue from "#catalogue";
import { callAgain } from "../../publish/callAgain.ts";
import { type ConditionReport, conditionReport, revenueDefinitions } from "../../publish/conditionReport.ts";
import { plain } from "../../publish/quantity.ts";
import { rangeText } from "../../publish/rangeText.ts";
import { sensitivityOutcomes } from "../../publish/sensitivityReport.ts";
import type { Conditioned, Moved, Range } from "../../sensitivity/conditioning/condition.ts";
import { parseOutcome } from "../../simulate/evaluateStudy.ts";
import { shorten, unknownName } from "../../study/problems.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { loadScenario } from "../loadScenario.ts";
import { collect } from "./collect.ts";
import { invocation } from "./invocation.ts";
import { print } from "./print.ts";
import { addStudyOptions, overridesOf, type StudyOptions, studyWords } from "./studyOptions.ts";
import { bar, grouped, percent, textTable, wrap } from "./text.ts";
import { WrongCall, wholeNumber } from "./wrongCall.ts";

interface ConditionCall extends StudyOptions {
  readonly where: string[];
  readonly claim?: string;
  readonly draws: number;
  readonly top: number;
}

/** `wageflow condition`: the draws in which something lies in a range, and how everything else moves. */
export function addCondition(program: Command): void {
  const command = program
    .command("condition")
    .description("keep the draws in which outcomes or parameters lie in ranges, and show how the others move")
    .argument("[scenario]", "name of a scenario, or path of a file of your own", "bottom-up-2012")
    .option(
      "--where <what=low..high>",
      "range of an outcome or parameter, or option of a choice (total=own-sum); repeated, all have to hold",
      collect(String),
      [],
    )
    .option("--claim <id>", "a claim of revenue, matched to every definition of revenue in turn")
    .option(
      "--draws <number>",
      "draws to choose from, a power of two",
      wholeNumber("--draws", 1024, 4194304),
      32768,
    )
    .option("--top <number>", "rows of each table", wholeNumber("--top", 1, 1000), 8);
  addStudyOptions(command, "wageflow-condition").action(async (scenario: string, call: ConditionCall) => {
    if (call.json && call.csv) throw new WrongCall("--json and --csv exclude one another");
    if ((call.where.length === 0) === (call.claim === undefined)) {
      throw new WrongCall(
        "give --where narrow=150e6..230e6 (or more than one), or --claim with the id of a claim",
      );
    }
    if (!Number.isInteger(Math.log2(call.draws))) {
      throw new WrongCall(`--draws takes a power of two from 1024 to 4194304, not ${call.draws}`);
    }
    const study = await loadScenario(scenario, overridesOf(call));
    const conditions =
      call.claim === undefined
        ? [call.where.map((text) => readRange(text, study))]
        : rangesOfClaim(call.claim);
    const report = conditionReport(study, conditions, {
      outcomes: sensitivityOutcomes(study),
      draws: call.draws,
      ...(call.claim === undefined ? {} : { claim: call.claim }),
      ...(call.seed === undefined ? {} : { seed: call.seed }),
    });
    if (call.json) print(`${JSON.stringify(report, null, 2)}\n`);
    else if (call.csv) print(`${csvFormat(rowsOf(report))}\n`);
    else {
      const again = callAgain(
        `${invocation()} condition`,
        [scenario],
        [
          ...call.where.map((text) => ["--where", text] as const),
          ["--claim", call.claim],
          ["--draws", call.draws],

          ...studyWords(call, report.seed),
        ],
      );
      print(`${conditionText(report, study, again, call.top)}\n`);
    }
  });
}

/** Reads `narrow=150e6..230e6`, with either end left out, or `total=own-sum`. */
function readRange(text: string, study: Study): Range {
  const [of, given] = [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];
  const choice = study.choices.get(of);
  if (choice !== undefined) {
    const option = choice.options.indexOf(given);
    if (option < 0) throw new WrongCall(`--where ${of}: ${unknownName("option", given, choice.options)}`);
    return { of: choicePrefix + of, from: option, to: option };
  }
  const ends = given.split("..").map((end) => end.trim());
  const [from, to] = ends.map((end, index) =>
    end === "" ? (index === 0 ? -Number.MAX_VALUE : Number.MAX_VALUE) : Number(end),
  );
  if (
    !text.includes("=") ||
    ends.length !== 2 ||
    !Number.isFinite(from) ||
    !Number.isFinite(to) ||
    given === ".."
  ) {
    throw new WrongCall(`--where takes narrow=150e6..230e6, narrow=150e6.. or choice=option, not "${text}"`);
  }
  if (from! > to!) throw new WrongCall(`--where ${of}: the range is upside down: ${from} is above ${to}`);
  return { of, from: from!, to: to! };
}

function rangesOfClaim(id: string): Range[][] {
  const claims = catalogue.claims.filter(({ quantity }) => quantity === "state-revenue");
  const claim = claims.find((candidate) => candidate.id === id);
  if (claim === undefined) {
    throw new WrongCall(
      unknownName(
        "claim of revenue",
        id,
        claims.map((candidate) => candidate.id),
      ),
    );
  }
  const from = claim.low ?? -Number.MAX_VALUE;
  const to = claim.high ?? Number.MAX_VALUE;
  return revenueDefinitions.map((of) => [{ of, from, to }]);
}

function rowsOf({ conditions }: ConditionReport) {
  return conditions.flatMap(({ ranges, probability, draws, inputs, outcomes }) =>
    [...outcomes, ...inputs].map(({ name, before, after, gap, isMoved }) => ({
      condition: ranges.map(({ of, from, to }) => `${of} ${from} to ${to}`).join(" and "),
      probability,
      draws,
      name,
      gap,
      is_moved: isMoved,
      mean_before: before.mean,
      mean_after: after?.mean,
      low_before: before.low,
      low_after: after?.low,
      median_before: before.median,
      median_after: after?.median,
      high_before: before.high,
      high_after: after?.high,
    })),
  );
}

function conditionText(report: ConditionReport, study: Study, again: string, top: number): string {
  const claim = catalogue.claims.find(({ id }) => id === report.claim);
  return [
    report.scenario.title,
    ...(claim === undefined
      ? []
      : [
          wrap(
            `Claim: ${claim.title}. What it counts is ${claim.definition}, so it is matched to each definition of revenue in turn. Conditioning on it takes it for true; it adds no evidence.`,
          ),
        ]),
    ...report.conditions.map((condition) => oneCondition(condition, report, study, top)),
    [`Seed ${report.seed}, ${grouped(report.draws)} draws. The same digits again:`, `  ${again}`].join("\n"),
  ].join("\n\n");
}

function oneCondition(
  { ranges, probability, draws, isFew, inputs, outcomes }: Conditioned,
  report: ConditionReport,
  study: Study,
  top: number,
): string {
  const names = ranges.map((range) => rangeText(range, study)).join(" and ");
  const head = wrap(`Where ${names}`);
  if (draws === 0) {
    return `${head}\n${wrap(`In none of ${grouped(report.draws)} draws: by this study it does not happen, so nothing can be said of what would go with it.`)}`;
  }
  const moved = inputs.filter(({ isMoved }) => isMoved);
  return [
    head,
    wrap(
      `Probability before: ${percent(probability, 1)}; ${grouped(draws)} of ${grouped(report.draws)} draws remain.${isFew ? " That is few: take what follows as a hint only." : ""} ${moved.length === 0 ? "No input moves by more than chance would." : `${moved.length} of ${inputs.length} inputs move by more than chance would.`}`,
    ),
    ...textTable(
      [
        { head: "" },
        { head: "before (5 to 95 %)", right: true },
        { head: "after", right: true },
        { head: "moved", right: true },
        { head: "" },
      ],
      [
        ...outcomes.filter(({ name }) => !ranges.some(({ of }) => of === name)),
        ...moved.filter(({ name }) => !ranges.some(({ of }) => of === name)).slice(0, top),
      ].flatMap((row) => movedRows(row, study)),
    ),
  ].join("\n");
}

function movedRows({ name, before, after, gap }: Moved, study: Study): string[][] {
  const amount = bar(gap, 8);
  if (before.options !== null && after !== null) {
    const choice = study.choices.get(name.slice(choicePrefix.length))!;
    return [
      [shorten(choice.written.title, 32), "", "", gap.toFixed(2), amount],
      ...before.options.flatMap((share, option) =>
        share === 0
          ? []
          : [
              [
                `    ${shorten(choice.written.options[option]!.title, 28)}`,
                percent(share),
                percent(after.options![option]!),
                "",
                "",
              ],
            ],
      ),
    ];
  }
  const parameter = study.parameters.get(name);
  const unit = parameter === undefined ? parseOutcome(name).measure.unit : undefined;
  const scale = unit === "USD/year" ? 1e-6 : 1;
  const text = ({ low, median, high }: Moved["before"]) =>
    `${plain(median * scale)} (${plain(low * scale)} to ${plain(high * scale)})`;
  const label = parameter?.label ?? `${parseOutcome(name).measure.label}${scale === 1 ? "" : ", m$"}`;
  return [[shorten(label, 32), text(before), text(after!), gap.toFixed(2), amount]];
}
