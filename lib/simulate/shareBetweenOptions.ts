import { mean, sumNthPowerDeviations } from "simple-statistics";
import type { Run } from "./simulate.ts";

/**
 * Share of an outcome's variance that lies between the combinations of options of the choices that it
 * depends on: structure, as against parameters. Epsilon squared (Kelley, 1935, doi:10.1073/pnas.21.9.554),
 * which takes off what the noise within groups adds to the differences between them.
 */
export function shareBetweenOptions(run: Run, outcome: string): number {
  const dependsOn = run.dependsOn(outcome);
  const choices = [...run.options.keys()].filter((choice) => dependsOn.has(`choice:${choice}`));
  return betweenShare(byCombination(run.outcomes.get(outcome)!, combinationsOf(run, choices)));
}

/** For every draw the number of its combination of options. */
function combinationsOf(
  run: Run,
  choices: readonly string[],
): { readonly codes: Uint32Array; readonly count: number } {
  const codes = new Uint32Array(run.draws);
  let count = 1;
  for (const choice of choices) {
    const drawn = run.options.get(choice)!;
    const { length } = run.study.choices.get(choice)!.options;
    for (let draw = 0; draw < codes.length; draw++) codes[draw] = codes[draw]! * length + drawn[draw]!;
    count *= length;
  }
  return { codes, count };
}

/** The draws of an outcome, a column for each combination of options that was drawn. */
function byCombination(
  draws: Float64Array,
  { codes, count }: { readonly codes: Uint32Array; readonly count: number },
): Float64Array[] {
  const sizes = new Uint32Array(count);
  for (let draw = 0; draw < codes.length; draw++) sizes[codes[draw]!]!++;
  const groups = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  for (let draw = 0; draw < codes.length; draw++) {
    const code = codes[draw]!;
    groups[code]![sizes[code]!++] = draws[draw]!;
  }
  return groups.filter((group) => group.length > 0);
}

function betweenShare(columns: readonly Float64Array[]): number {
  // The library's types ask for arrays; any indexed sequence of numbers does.
  const groups = columns as unknown as readonly number[][];
  const count = groups.reduce((total, group) => total + group.length, 0);
  const means = groups.map((group) => mean(group));
  const overall = groups.reduce((total, group, index) => total + group.length * means[index]!, 0) / count;
  const between = groups.reduce(
    (total, group, index) => total + group.length * (means[index]! - overall) * (means[index]! - overall),
    0,
  );
  const within = groups.reduce((total, group) => total + sumNthPowerDeviations(group, 2), 0);
  const total = between + within;
  if (total === 0 || count === groups.length) return 0;
  const noise = ((groups.length - 1) * within) / (count - groups.length);
  return Math.max(0, (between - noise) / total);
}
