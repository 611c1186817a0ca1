import { designOf } from "../sampling/designs/design.ts";
import type { Study, StudyChoice } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { sampledChoices } from "./evaluateStudy.ts";
import { inputSources } from "./inputSources.ts";
import type { MakeKernel } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { orderStatistics } from "./orderStatistics.ts";
import { registerOfInput } from "./recordPlan.ts";
import { recordStudy } from "./recordStudy.ts";

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
  const recorded = recordStudy(study);
  const steps = outcomes.flatMap((outcome) => {
    const step = recorded.outcome(outcome);
    return step === undefined ? [] : [[outcome, step] as const];
  });
  const free = sampledChoices(study);
  const plan = recorded.recorder.keptPlan(
    steps.map(([, step]) => step),
    free.map(({ id }) => choicePrefix + id),
  );
  const dials = free
    .map((choice) => {
      const input = plan.inputs.indexOf(choicePrefix + choice.id);
      return {
        choice,
        register: registerOfInput(plan, choicePrefix + choice.id),
        dependents: plan.dependentsOf(input),
      };
    })
    .filter(({ register }) => register !== undefined)
    // The choice on which most depends turns slowest. It turns slower than choices whose weights depend on
    // it, because everything that depends on them depends on it too.
    .sort((a, b) => a.dependents.length - b.dependents.length);
  const { registers, constants, operations } = plan;
  const kernel = makeKernel({
    blockSize: draws,
    registers,
    constants,
    inputs: inputSources(study, plan.inputs, String(seed), designOf("random", draws)),
    programs: [...dials.map(({ dependents }) => dependents), operations],
  });
  kernel.run(dials.length, 0);

  const rows = steps.map(([outcome, step], index) => {
    const dependsOn = recorded.recorder.inputsOf(step);
    return {
      outcome,
      register: plan.outputs[index]!,
      isFree: dials.map(({ choice }) => dependsOn.has(choicePrefix + choice.id)),
      low: Number.POSITIVE_INFINITY,
      high: Number.NEGATIVE_INFINITY,
      combinations: 0,
    };
  });
  const lowRank = Math.round(0.05 * (draws - 1));
  const highRank = Math.round(0.95 * (draws - 1));
  const chosen = new Map<StudyChoice, number>();
  /** Whether the dial stands on the first option that has a weight. */
  const standsFirst = dials.map(() => true);

  const valueAt = (register: number, rank: number) =>
    orderStatistics(kernel.register(register), [rank])(rank);

  function visit(): void {
    for (const row of rows) {
      const { register, isFree, low, high } = row;
      if (!standsFirst.every((first, dial) => first || isFree[dial])) continue;
      row.combinations += 1;
      // Counting is cheaper than selecting, and most combinations do not move a bound.
      if (kernel.countBelow(register, low) > lowRank) row.low = valueAt(register, lowRank);
      if (kernel.countAbove(register, high) > draws - 1 - highRank) row.high = valueAt(register, highRank);
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

  function turn(dial: number): void {
    if (dial < 0) {
      visit();
      return;
    }
    const { choice, register } = dials[dial]!;
    let below = 0;
    for (const [option, weight] of weightsOf(choice).entries()) {
      if (weight > 0) {
        chosen.set(choice, option);
        standsFirst[dial] = below === 0;
        // A uniform in the middle of the option's weight draws it.
        kernel.register(register!).fill(below + weight / 2);
        kernel.run(dial, 0);
        turn(dial - 1);
      }
      below += weight;
    }
  }
  turn(dials.length - 1);

  return new Map(
    rows.map(({ outcome, low, high, isFree, combinations }) => {
      const turned = dials.filter((_, dial) => isFree[dial]).map(({ choice }) => choice);
      return [
        outcome,
        {
          low,
          high,
          combinations,
          choices: turned.map(({ id }) => id),
          notSampled: turned.flatMap(withoutWeight),
        },
      ];
    }),
  );
}

function withoutWeight({ id, options, weights }: StudyChoice): string[] {
  return options
    .filter((_, index) => weights.every((row) => row[index] === 0))
    .map((option) => `${id}=${option}`);
}
