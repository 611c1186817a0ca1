import type { TornadoBase } from "../../charts/tornadoSpans.ts";
import { optionAtMedians } from "../../simulate/job.ts";
import { simulate } from "../../simulate/simulate.ts";
import { summarise } from "../../simulate/summarise.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { interval } from "../../wording/interval.ts";

/**
 * Where the spans of one input at a time start from, and what an ordinary run has in its middle. A choice stands at the
 * reading at which half of the weight is passed, in the order of its list.
 *
 * @param choices of which readings are told, as `choice:<id>`; other inputs among them are passed over
 */
export function spanBase(
  study: Study,
  outcome: string,
  choices: readonly string[],
  seed = study.seed,
): TornadoBase {
  const run = simulate(study, { seed, outcomes: [outcome] });
  return {
    value: run.atMedians.get(outcome)!,
    runMedian: interval(summarise(run.outcomes.get(outcome)!)).middle,
    readings: choices
      .filter((name) => name.startsWith(choicePrefix))
      .map((name) => {
        const choice = study.choices.get(name.slice(choicePrefix.length))!;
        return {
          choice: choice.written.title,
          reading: choice.written.options[optionAtMedians(study, choice)]!.title,
        };
      }),
  };
}
