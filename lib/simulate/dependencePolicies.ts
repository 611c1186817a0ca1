import { designOf } from "../sampling/designs/design.ts";
import type { Study } from "../study/study.ts";
import { compileStudy } from "./compileStudy.ts";
import { inputSources } from "./inputSources.ts";
import type { MakeKernel } from "./kernel/kernel.ts";
import { bestKernel } from "./kernel/wasmKernel.ts";
import { quantiles } from "./quantiles.ts";

/** An outcome's 90 % interval under one correlation of the same thing in different places. */
export interface PolicyInterval {
  /** Rank correlation of any two members of a group: 0 independent, 1 common. */
  readonly correlation: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

const blockSize = 512;

/**
 * What the dependence of the same thing in different places (`dependence.together`) does to an outcome: its
 * 90 % interval where the groups are independent, correlated, and common, on common random numbers.
 *
 * @param options.correlations default: 0, 0.5 and 1
 * @param options.draws default: 8,192
 * @param options.drawn the outcome's draws, in their order, of a run of the study by the same seed in the random
 *   design: the policy that the study has needs not be worked out again. Default: none
 * @returns nothing where the study has no group, or does not define the outcome
 */
export function dependencePolicies(
  study: Study,
  outcome: string,
  {
    seed = study.seed,
    draws = 8192,
    correlations = [0, 0.5, 1],
    drawn,
    kernel: makeKernel = bestKernel,
  }: {
    seed?: string | number;
    draws?: number;
    correlations?: readonly number[];
    drawn?: Float64Array | undefined;
    kernel?: MakeKernel;
  } = {},
): readonly PolicyInterval[] {
  const { plan, outputs } = compileStudy(study, [outcome]);
  const used = new Set(plan.inputs);
  const together = study.dependence.together.filter(
    ({ parameters }) => parameters.filter((id) => used.has(id)).length > 1,
  );
  if (together.length === 0 || outputs[0] !== outcome) return [];
  const { registers, constants, operations } = plan;
  const hasDrawn = (correlation: number) =>
    drawn !== undefined &&
    drawn.length >= draws &&
    together.every((group) => group.correlation === correlation);
  const left = correlations.filter((correlation) => !hasDrawn(correlation));
  // One kernel for all correlations, because making one takes longer than so few draws: a program for each, which
  // differs in its inputs alone.
  const kernel = makeKernel({
    blockSize,
    registers,
    constants,
    inputs: left.flatMap((correlation) => {
      const groups = together.map((group) => ({ ...group, correlation }));
      const under: Study = { ...study, dependence: { ...study.dependence, together: groups } };
      return inputSources(under, plan.inputs, String(seed), designOf("random", draws));
    }),
    programs: left.map((_, program) =>
      operations.map((operation) =>
        operation.name === "input"
          ? { ...operation, input: operation.input + program * plan.inputs.length }
          : operation,
      ),
    ),
  });
  const output = kernel.register(plan.outputs[0]!);
  const columnOf = (program: number) => {
    const column = new Float64Array(draws);
    for (let first = 0; first < draws; first += blockSize) {
      kernel.run(program, first);
      column.set(output.subarray(0, draws - first), first);
    }
    return column;
  };
  return correlations.map((correlation) => {
    const column = hasDrawn(correlation) ? drawn!.subarray(0, draws) : columnOf(left.indexOf(correlation));
    const [low, median, high] = quantiles(column, [0.05, 0.5, 0.95]).values;
    return { correlation, low: low!, median: median!, high: high! };
  });
}
