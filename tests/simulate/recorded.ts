import { type Arithmetic, numbers } from "../../lib/arithmetic.ts";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillUniforms } from "../../lib/sampling/threefry.ts";
import type { MakeKernel } from "../../lib/simulate/kernel/kernel.ts";
import { type Plan, recordPlan } from "../../lib/simulate/recordPlan.ts";
import { planRunner } from "../../lib/simulate/runPlan.ts";

/** Something worked out from uniforms between 0 and 1, each asked for by name, in any arithmetic. */
export type Made = <Q>(arithmetic: Arithmetic<Q>, uniform: (name: string) => Q) => readonly Q[];

const key = (name: string) => streamKey("recorded", name, "value", 0);

/** The plan of what is made. */
export function planOf(made: Made): Plan {
  const recorder = recordPlan();
  return recorder.plan(made(recorder, recorder.input));
}

/** Records what is made and carries the plan out: a column of draws for each result. */
export function drawRecorded(
  made: Made,
  makeKernel: MakeKernel,
  draws: number,
  blockSize = 8,
): Float64Array[] {
  const plan = planOf(made);
  const run = planRunner(plan, plan.inputs.map(key), makeKernel, blockSize);
  const columns = plan.outputs.map(() => new Float64Array(draws));
  for (let first = 0; first < draws; first += blockSize) {
    run(first, columns, first);
  }
  return columns;
}

/** The same draw after draw in plain numbers. */
export function drawPlainly(made: Made, draws: number): Float64Array[] {
  const uniforms = new Map<string, Float64Array>();
  const uniformsOf = (name: string) => {
    const column = uniforms.get(name) ?? new Float64Array(draws);
    if (!uniforms.has(name)) fillUniforms(key(name), 0, column);
    uniforms.set(name, column);
    return column;
  };
  const rows = Array.from({ length: draws }, (_, draw) => made(numbers, (name) => uniformsOf(name)[draw]!));
  return rows[0]!.map((_, result) => Float64Array.from(rows, (row) => row[result]!));
}
