import { choicePrefix } from "../study/vocabulary.ts";
import type { Run } from "./simulate.ts";

/**
 * Share of an outcome's variance that lies between the combinations of options of the choices that it
 * depends on: structure, as against parameters. Epsilon squared (Kelley, 1935, doi:10.1073/pnas.21.9.554),
 * which takes off what the noise within groups adds to the differences between them.
 *
 * @returns undefined where there are fewer than two draws a combination, which are too few to tell
 */
export function shareBetweenOptions(run: Run, outcome: string): number | undefined {
  const draws = run.outcomes.get(outcome)!;
  const centre = run.atMedians.get(outcome)!;
  const { codes, combinations } = combinationsDrawn(run, outcome);
  const counts = new Float64Array(combinations);
  const sums = new Float64Array(combinations);
  let sum = 0;
  let sumOfSquares = 0;
  for (let draw = 0; draw < draws.length; draw++) {
    const difference = draws[draw]! - centre;
    const code = codes[draw]!;
    counts[code]! += 1;
    sums[code]! += difference;
    sum += difference;
    sumOfSquares += difference * difference;
  }
  let groups = 0;
  let ofGroups = 0;
  for (let code = 0; code < combinations; code++) {
    if (counts[code] === 0) continue;
    groups += 1;
    ofGroups += (sums[code]! * sums[code]!) / counts[code]!;
  }
  const total = sumOfSquares - (sum * sum) / draws.length;
  const within = sumOfSquares - ofGroups;
  if (draws.length < 2 * groups) return undefined;
  if (!(total > 0)) return 0;
  const noise = ((groups - 1) * within) / (draws.length - groups);
  return Math.max(0, (total - within - noise) / total);
}

/** For every draw the number of its combination of options, of the choices that the outcome depends on. */
function combinationsDrawn(
  run: Run,
  outcome: string,
): { readonly codes: Uint32Array; readonly combinations: number } {
  const dependsOn = run.dependsOn(outcome);
  const codes = new Uint32Array(run.draws);
  let combinations = 1;
  for (const [choice, drawn] of run.options) {
    if (!dependsOn.has(choicePrefix + choice)) continue;
    const { length } = run.study.choices.get(choice)!.options;
    for (let draw = 0; draw < codes.length; draw++) codes[draw] = codes[draw]! * length + drawn[draw]!;
    combinations *= length;
  }
  return { codes, combinations };
}
