import type { StreamKey } from "../sampling/threefry.ts";
import type { Kernel } from "./kernel/kernel.ts";
import type { Operation, Plan } from "./recordPlan.ts";

/**
 * Prepares a plan on a kernel that has its registers. The function that it gives fills the outputs with
 * the draws from `first` on, an even number; a last block may be shorter, and is worked out whole and cut.
 *
 * @param keys the streams of the plan's inputs
 */
export function planRunner(
  plan: Plan,
  keys: readonly StreamKey[],
  kernel: Kernel,
): (first: number, outputs: readonly Float64Array[]) => void {
  for (const { register, value } of plan.constants) kernel.registers[register]!.fill(value);
  const steps = plan.operations.map((operation) => stepOf(operation, keys, kernel));
  return (first, outputs) => {
    for (const step of steps) step(first);
    plan.outputs.forEach((register, index) => {
      const output = outputs[index]!;
      const block = kernel.registers[register]!;
      output.set(output.length === block.length ? block : block.subarray(0, output.length));
    });
  };
}

/** One operation, ready to be carried out on a kernel for the block of draws that starts at `first`. */
export function stepOf(
  operation: Operation,
  keys: readonly StreamKey[],
  kernel: Kernel,
): (first: number) => void {
  const { name, to } = operation;
  if (name === "input") {
    const key = keys[operation.input]!;
    return (first) => kernel.uniforms(key, first, to);
  }
  const { a } = operation;
  if (name === "apply") {
    const { f } = operation;
    const from = kernel.registers[a]!;
    const into = kernel.registers[to]!;
    return () => {
      for (let draw = 0; draw < from.length; draw++) into[draw] = f(from[draw]!);
    };
  }
  if (name === "squareRoot") return () => kernel.squareRoot(a, to);
  const { b } = operation;
  const loop = kernel[name];
  return () => loop(a, b, to);
}
