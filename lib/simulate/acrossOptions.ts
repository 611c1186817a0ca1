import type { Run } from "./simulate.ts";
import { quantiles } from "./quantiles.ts";

/** Fewest draws of a combination of options from which its percentiles are read. */
export const enoughDraws = 200;

/** How an outcome differs between the options of the choices that it depends on. */
export interface AcrossOptions {
  /** The choices concerned. */
  readonly choices: readonly string[];
  /** Combinations of options that were drawn often enough to read percentiles from. */
  readonly combinations: number;
  /** Share of draws that lie in combinations drawn too rarely. */
  readonly tooRare: number;
  /** Lowest 5th and highest 95th percentile over those combinations. */
  readonly envelope: { readonly low: number; readonly high: number } | undefined;
  /** Share of the variance that lies between combinations, corrected for its upward bias. */
  readonly betweenShare: number;
}

/**
 * Tells structure from parameters: the envelope over the options, and the share of the variance that
 * lies between them, as epsilon squared (Kelley, 1935, doi:10.1073/pnas.21.9.554), which takes off what
 * the noise within groups adds to the differences between them.
 */
export function acrossOptions(run: Run, outcome: string): AcrossOptions {
  const draws = run.outcomes.get(outcome)!;
  const choices = [...run.options.keys()].filter((choice) => run.dependsOn.get(outcome)!.has(`choice:${choice}`));
  const groups = new Map<number, number[]>();
  const columns = choices.map((choice) => ({
    options: run.study.choices.get(choice)!.options.length,
    drawn: run.options.get(choice)!,
  }));
  for (let draw = 0; draw < draws.length; draw++) {
    let combination = 0;
    for (const { options, drawn } of columns) combination = combination * options + drawn[draw]!;
    const group = groups.get(combination);
    if (group === undefined) groups.set(combination, [draws[draw]!]);
    else group.push(draws[draw]!);
  }
  const often = [...groups.values()].filter((group) => group.length >= enoughDraws);
  const bounds = often.map((group) => quantiles(Float64Array.from(group), [0.05, 0.95]).values);
  return {
    choices,
    combinations: often.length,
    tooRare: 1 - often.reduce((total, group) => total + group.length, 0) / draws.length,
    envelope:
      bounds.length === 0
        ? undefined
        : { low: Math.min(...bounds.map(([low]) => low!)), high: Math.max(...bounds.map(([, high]) => high!)) },
    betweenShare: betweenShare([...groups.values()]),
  };
}

function betweenShare(groups: readonly (readonly number[])[]): number {
  const count = groups.reduce((total, group) => total + group.length, 0);
  const mean = groups.reduce((total, group) => total + group.reduce((sum, value) => sum + value, 0), 0) / count;
  let between = 0;
  let within = 0;
  for (const group of groups) {
    const groupMean = group.reduce((sum, value) => sum + value, 0) / group.length;
    between += group.length * (groupMean - mean) * (groupMean - mean);
    for (const value of group) within += (value - groupMean) * (value - groupMean);
  }
  const total = between + within;
  if (total === 0 || count === groups.length) return 0;
  const noise = ((groups.length - 1) * within) / (count - groups.length);
  return Math.max(0, (between - noise) / total);
}
