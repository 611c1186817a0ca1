import type { Run } from "../../simulate/simulate.ts";
import { summarise } from "../../simulate/summarise.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { type Interval, interval } from "../../wording/interval.ts";
import { wholeParts } from "../../wording/wholeParts.ts";
import { questionWithPlace, weightsInAll } from "./choicesOfStudy.ts";

/** An outcome under each option of a choice: the draws of the run that took it. */
export interface ByOption {
  readonly choice: string;
  readonly title: string;
  readonly question: string;
  readonly options: readonly {
    readonly id: string;
    readonly title: string;
    /** Share of the draws that took it. */
    readonly drawn: number;
    /** Its weight in all, to a whole per cent; those of all options add up to 1. */
    readonly weight: number;
    readonly interval: Interval;
  }[];
}

/** Options with fewer draws than this are left out: their percentiles would be noise. */
const fewestDraws = 200;

/**
 * The outcome under every option of the choices that it depends on, from the choice whose options lie
 * furthest apart to the one that matters least. Other choices and all parameters vary as in the run.
 */
export function byOption(run: Run, outcome: string): ByOption[] {
  const draws = run.outcomes.get(outcome)!;
  const dependsOn = run.dependsOn(outcome);
  return [...run.options]
    .filter(([choice]) => dependsOn.has(choicePrefix + choice))
    .map(([choice, drawn]) => {
      const found = run.study.choices.get(choice)!;
      const { written } = found;
      const percents = wholeParts(weightsInAll(run.study, found), 100);
      const options = written.options.flatMap(({ id, title }, index) => {
        const under = draws.filter((_, draw) => drawn[draw] === index);
        if (under.length < Math.min(fewestDraws, draws.length)) return [];
        return [
          {
            id,
            title,
            drawn: under.length / draws.length,
            weight: percents[index]! / 100,
            interval: interval(summarise(under)),
          },
        ];
      });
      return { choice, title: written.title, question: questionOf(run, choice), options };
    })
    .filter(({ options }) => options.length > 1)
    .sort((a, b) => spread(b) - spread(a));
}

function questionOf(run: Run, choice: string): string {
  const { question } = run.study.choices.get(choice)!.written;
  const bearsOn = run.study.segments.filter(
    ({ id }) => run.outcomes.has(`narrow@${id}`) && run.dependsOn(`narrow@${id}`).has(choicePrefix + choice),
  );
  return questionWithPlace(
    run.study,
    question,
    bearsOn.map(({ id }) => id),
  );
}

function spread({ options }: ByOption): number {
  const middles = options.map((option) => option.interval.middle);
  return Math.max(...middles) - Math.min(...middles);
}
