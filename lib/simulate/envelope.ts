import type { Study, StudyChoice } from "../study/study.ts";
import { inputKeys } from "./compileStudy.ts";
import { choicePrefix, evaluateStudy, sampledChoices } from "./evaluateStudy.ts";
import type { MakeKernel } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { orderStatistics } from "./orderStatistics.ts";
import { recordPlan } from "./recordPlan.ts";
import { stepOf } from "./runPlan.ts";

/** The lowest 5th and the highest 95th percentile over all combinations of options. */
export interface Envelope {
  readonly low: number;
  readonly high: number;
  /** The choices that the outcome depends on. */
  readonly choices: readonly string[];
  readonly combinations: number;
  /** Options without weight, which are in no combination: `total=thirty-thousand`. */
  readonly notSampled: readonly string[];
}

export interface EnvelopeOptions {
  readonly seed?: string | number;
  /** Draws of every combination, a multiple of 8; the same ones for all. */
  readonly draws?: number;
  readonly kernel?: MakeKernel;
}

/**
 * The envelope of outcomes over the choices of a study that are not pinned: each combination of options is
 * a run of its own, on common random numbers. From one combination to the next only what depends on the
 * options that changed is worked out again.
 */
export function envelope(
  study: Study,
  outcomes: readonly string[],
  { seed = study.seed, draws = 512, kernel: makeKernel = bestKernel }: EnvelopeOptions = {},
): ReadonlyMap<string, Envelope> {
  const recorder = recordPlan();
  const steps = evaluateStudy(recorder, study, outcomes, recorder.input).outcomes;
  const plan = recorder.keptPlan([...steps.values()]);
  const kernel = makeKernel(plan.registers, draws);
  const keys = inputKeys(study, plan.inputs, String(seed));
  for (const { register, value } of plan.constants) kernel.registers[register]!.fill(value);

  const dials = sampledChoices(study)
    .map((choice) => {
      const input = plan.inputs.indexOf(choicePrefix + choice.id);
      const draw = plan.operations.find(
        (operation) => operation.name === "input" && operation.input === input,
      );
      const dependents = plan.dependentsOf(input).map((operation) => stepOf(operation, keys, kernel));
      return { choice, register: draw?.to, dependents };
    })
    .filter(({ register }) => register !== undefined)
    // The choice on which most depends turns slowest. It turns slower than choices whose weights depend on
    // it, because everything that depends on them depends on it too.
    .sort((a, b) => a.dependents.length - b.dependents.length);
  const chosen = new Map<StudyChoice, number>();

  for (const operation of plan.operations) stepOf(operation, keys, kernel)(0);
  const rows = [...steps].map(([outcome, step], index) => {
    const dependsOn = recorder.inputsOf(step);
    return {
      outcome,
      values: kernel.registers[plan.outputs[index]!]!,
      free: dials.filter(({ choice }) => dependsOn.has(choicePrefix + choice.id)).map(({ choice }) => choice),
      low: Number.POSITIVE_INFINITY,
      high: Number.NEGATIVE_INFINITY,
      combinations: 0,
    };
  });
  const lowRank = Math.round(0.05 * (draws - 1));
  const highRank = Math.round(0.95 * (draws - 1));

  function visit(): void {
    for (const row of rows) {
      if (
        dials.some(({ choice }) => !row.free.includes(choice) && chosen.get(choice) !== firstWeighted(choice))
      )
        continue;
      row.combinations += 1;
      // Counting is cheaper than selecting, and most combinations do not move a bound.
      if (countBelow(row.values, row.low) > lowRank)
        row.low = orderStatistics(row.values, [lowRank])(lowRank);
      if (countUpTo(row.values, row.high) <= highRank)
        row.high = orderStatistics(row.values, [highRank])(highRank);
    }
  }

  function weightsOf(choice: StudyChoice): readonly number[] {
    const given = choice.given === undefined ? undefined : study.choices.get(choice.given);
    const parent =
      given === undefined
        ? 0
        : (chosen.get(given) ?? given.options.indexOf(given.pinned ?? given.options[0]!));
    return choice.weights[parent]!;
  }

  function firstWeighted(choice: StudyChoice): number {
    return weightsOf(choice).findIndex((weight) => weight > 0);
  }

  function turn(dial: number): void {
    if (dial < 0) {
      visit();
      return;
    }
    const { choice, register, dependents } = dials[dial]!;
    let below = 0;
    weightsOf(choice).forEach((weight, option) => {
      if (weight > 0) {
        chosen.set(choice, option);
        // A uniform in the middle of the option's weight draws it.
        kernel.registers[register!]!.fill(below + weight / 2);
        for (const step of dependents) step(0);
        turn(dial - 1);
      }
      below += weight;
    });
  }
  turn(dials.length - 1);

  return new Map(
    rows.map(({ outcome, low, high, free, combinations }) => [
      outcome,
      { low, high, combinations, choices: free.map(({ id }) => id), notSampled: free.flatMap(withoutWeight) },
    ]),
  );
}

function countBelow(values: Float64Array, bound: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) if (values[index]! < bound) count++;
  return count;
}

function countUpTo(values: Float64Array, bound: number): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) if (values[index]! <= bound) count++;
  return count;
}

function withoutWeight({ id, options, weights }: StudyChoice): string[] {
  return options
    .filter((_, index) => weights.every((row) => row[index] === 0))
    .map((option) => `${id}=${option}`);
}
