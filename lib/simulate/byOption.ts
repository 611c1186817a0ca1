import type { Run } from "./simulate.ts";
import { type Summary, summarise } from "./summarise.ts";

/** An outcome in the draws that took one option of a choice. */
export interface OptionSummary extends Summary {
  readonly option: string;
  readonly draws: number;
}

/**
 * An outcome, option by option of a sampled choice, options never drawn left out. Standard errors are those of
 * independent draws, whatever the design: which draws take an option is chance.
 *
 * @param probabilities of the quantiles; default: 0.05, 0.5 and 0.95
 * @throws RangeError where the choice is not sampled
 */
export function byOption(
  run: Run,
  choice: string,
  outcome: string,
  probabilities: readonly number[] = [0.05, 0.5, 0.95],
): readonly OptionSummary[] {
  const drawn = run.options.get(choice);
  if (drawn === undefined) throw new RangeError(`the choice "${choice}" is not sampled in this run`);
  const column = run.outcomes.get(outcome)!;
  const { options } = run.study.choices.get(choice)!;
  return options.flatMap((option, number) => {
    const draws = column.filter((_, draw) => drawn[draw] === number);
    if (draws.length === 0) return [];
    return [
      {
        option,
        draws: draws.length,
        ...summarise(draws, { centre: run.atMedians.get(outcome)!, probabilities }),
      },
    ];
  });
}
