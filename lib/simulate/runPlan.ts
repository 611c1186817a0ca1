import type { MakeKernel, UniformSource } from "./kernel/kernel.ts";
import type { Plan } from "./recordPlan.ts";

/**
 * Prepares a plan on a kernel. The function that it gives works out the block of draws from `first` on, an
 * even number, and writes it into the columns from `at` on; where a column ends before the block, it is cut.
 *
 * @param inputs where the uniforms of the plan's inputs come from
 */
export function planRunner(
  plan: Plan,
  inputs: readonly UniformSource[],
  makeKernel: MakeKernel,
  blockSize: number,
): (first: number, columns: readonly Float64Array[], at: number) => void {
  const { registers, constants, operations } = plan;
  const kernel = makeKernel({ blockSize, registers, constants, inputs, programs: [operations] });
  const outputs = plan.outputs.map((register) => kernel.register(register));
  return (first, columns, at) => {
    kernel.run(0, first);
    for (const [index, column] of columns.entries()) {
      const block = outputs[index]!;
      column.set(at + blockSize <= column.length ? block : block.subarray(0, column.length - at), at);
    }
  };
}
