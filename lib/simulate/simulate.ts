import { numbers } from "../arithmetic.ts";
import type { Study } from "../study/study.ts";
import { compileStudy, inputKeys } from "./compileStudy.ts";
import { digestOfDraws } from "./digest.ts";
import { choicePrefix, evaluateStudy } from "./evaluateStudy.ts";
import { kernelStride, type MakeKernel } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { leafSize } from "./moments.ts";
import { planRunner } from "./runPlan.ts";

/** Small enough for the registers to stay near the processor. */
const defaultBlockSize = 1024;

/** Outcomes over whose draws the digest of a run is taken. */
export const digestOutcomes: readonly string[] = [
  "gross-earnings",
  "taken",
  "narrow",
  "wide-net",
  "regime-and-officials",
  "net-pay",
  "received-by-family",
  "workers",
];

export interface SimulationOptions {
  /** Text or whole number; default: the study's own. */
  readonly seed?: string | number;
  /** Number of draws, 1 or more; default: the study's own. */
  readonly draws?: number;
  /** Outcomes to keep, beside those of the digest: `narrow`, `net-pay-per-month@kuwait-construction`. */
  readonly outcomes?: readonly string[];
  /** Draws evaluated at a time, from 8; changes nothing but the speed. Must divide the leaf of 8,192. */
  readonly blockSize?: number;
  /** The loops that do the work; changes nothing but the speed. */
  readonly kernel?: MakeKernel;
  /** Called with the number of draws done, after every leaf. */
  readonly onProgress?: (done: number) => void;
}

/** A study evaluated: its outcomes, draw by draw. */
export interface Run {
  readonly study: Study;
  readonly seed: string;
  readonly design: "random";
  readonly draws: number;
  /** One column an outcome, one value a draw. */
  readonly outcomes: ReadonlyMap<string, Float64Array>;
  /** Each outcome where every input is at its median: the centre about which sums are taken. */
  readonly atMedians: ReadonlyMap<string, number>;
  /** For each sampled choice the number of the option drawn, draw by draw. */
  readonly options: ReadonlyMap<string, Float64Array>;
  /** The parameters and choices (`choice:<id>`) that an outcome depends on. */
  dependsOn(outcome: string): ReadonlySet<string>;
  /** SHA-256 over the draws of `digestOutcomes`. */
  readonly digest: string;
}

/**
 * Samples a study. The same study, seed and number of draws give the same bits everywhere.
 *
 * @throws RangeError where draws or block size are not what they must be, or an outcome is not known
 */
export function simulate(study: Study, options: SimulationOptions = {}): Run {
  const seed = String(options.seed ?? study.seed);
  const draws = options.draws ?? study.draws;
  const blockSize = options.blockSize ?? defaultBlockSize;
  if (!Number.isSafeInteger(draws) || draws < 1)
    throw new RangeError(`draws must be a whole number from 1, not ${draws}`);
  if (!Number.isSafeInteger(blockSize) || blockSize < kernelStride || leafSize % blockSize !== 0) {
    throw new RangeError(
      `the block size must divide ${leafSize} and be ${kernelStride} or more; ${blockSize} is not`,
    );
  }
  const wanted = [...new Set([...digestOutcomes, ...(options.outcomes ?? [])])];
  const compiled = compileStudy(study, wanted);
  const { plan } = compiled;
  const run = planRunner(
    plan,
    inputKeys(study, plan.inputs, seed),
    (options.kernel ?? bestKernel)(plan.registers, blockSize),
  );
  const columns = compiled.outputs.map(() => new Float64Array(draws));
  for (let first = 0; first < draws; first += blockSize) {
    const end = Math.min(first + blockSize, draws);
    run(
      first,
      columns.map((column) => column.subarray(first, end)),
    );
    if (end % leafSize === 0 || end === draws) options.onProgress?.(end);
  }
  const column = new Map(compiled.outputs.map((id, index) => [id, columns[index]!]));
  const isChoice = (output: string) => output.startsWith(choicePrefix);
  return {
    study,
    seed,
    design: "random",
    draws,
    outcomes: new Map([...column].filter(([output]) => !isChoice(output))),
    options: new Map(
      [...column]
        .filter(([output]) => isChoice(output))
        .map(([output, drawn]) => [output.slice(choicePrefix.length), drawn]),
    ),
    atMedians: evaluateStudy(numbers, study, wanted, () => 0.5).outcomes,
    dependsOn: compiled.dependsOn,
    digest: digestOfDraws(digestOutcomes.map((outcome) => column.get(outcome)!)),
  };
}
