import type { Design } from "../sampling/designs/design.ts";
import type { Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { parameterPrefix } from "./compileStudy.ts";
import { digestOfDraws, digestOutcomes } from "./digest.ts";
import { atMedians, type CompiledJob, columnFiller, compileJob, type JobOptions, jobOf } from "./job.ts";
import type { MakeKernel } from "./kernel/kernel.ts";
import { leafSize } from "./moments.ts";

export interface SimulationOptions extends JobOptions {
  /** The loops that do the work; changes nothing but the speed. */
  readonly kernel?: MakeKernel;
  /** Called with the number of draws done, after every leaf. */
  readonly onProgress?: (done: number) => void;
}

/** A study evaluated: its outcomes, draw by draw. */
export interface Run {
  readonly study: Study;
  readonly seed: string;
  readonly design: Design;
  readonly draws: number;
  /** One column an outcome, one value a draw. */
  readonly outcomes: ReadonlyMap<string, Float64Array>;
  /** Each outcome where every input is at its median: the centre about which sums are taken. */
  readonly atMedians: ReadonlyMap<string, number>;
  /** For each sampled choice the number of the option drawn, draw by draw. */
  readonly options: ReadonlyMap<string, Float64Array>;
  /** With the option `parameters`, the values of each sampled parameter that an outcome depends on. */
  readonly parameters: ReadonlyMap<string, Float64Array>;
  /** The parameters and choices (`choice:<id>`) that an outcome depends on. */
  dependsOn(outcome: string): ReadonlySet<string>;
  /** SHA-256 over the draws of `digestOutcomes`, worked out when it is first asked for. */
  digest(): string;
}

/**
 * Samples a study. The same study, seed and number of draws give the same bits everywhere.
 *
 * @throws RangeError where draws or block size are not what they must be, or an outcome is not known
 */
export function simulate(study: Study, options: SimulationOptions = {}): Run {
  const compiled = compileJob(jobOf(study, options));
  const fill = columnFiller(compiled, options.kernel);
  const { draws } = compiled.job.design;
  const columns = compiled.outputs.map(() => new Float64Array(draws));
  for (let first = 0; first < draws; first += leafSize) {
    const end = Math.min(first + leafSize, draws);
    fill(
      first,
      columns.map((column) => column.subarray(first, end)),
    );
    options.onProgress?.(end);
  }
  return runOf(compiled, columns);
}

/** The run that these columns are, one an output of its plan. */
export function runOf(
  { job, outputs, outcomes, dependsOn }: CompiledJob,
  columns: readonly Float64Array[],
): Run {
  const { study, seed, design } = job;
  const column = new Map(outputs.map((id, index) => [id, columns[index]!]));
  let digest: string | undefined;
  const columnsUnder = (prefix: string) =>
    new Map(
      [...column].flatMap(([output, drawn]) =>
        output.startsWith(prefix) ? [[output.slice(prefix.length), drawn] as const] : [],
      ),
    );
  return {
    study,
    seed,
    design,
    draws: design.draws,
    outcomes: new Map(outcomes.map((outcome) => [outcome, column.get(outcome)!])),
    options: columnsUnder(choicePrefix),
    parameters: columnsUnder(parameterPrefix),
    atMedians: atMedians(study, job.outcomes),
    dependsOn,
    digest() {
      digest ??= digestOutcomes.every((outcome) => column.has(outcome))
        ? digestOfDraws(digestOutcomes.map((outcome) => column.get(outcome)!))
        : simulate(study, {
            seed,
            design: design.name,
            draws: design.draws,
            replicates: design.replicates,
          }).digest();
      return digest;
    },
  };
}
