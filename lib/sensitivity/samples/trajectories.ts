import { streamKey } from "../../sampling/streamKey.ts";
import { fillUniforms } from "../../sampling/threefry.ts";
import type { Model } from "../model/model.ts";
import { evaluatePoints } from "./points.ts";
import { levels, moved, spreadOut, type Trajectory } from "./spreadOut.ts";

/** What Morris' screening is estimated from. No other estimator takes it. */
export interface TrajectorySample {
  readonly kind: "trajectory";
  readonly trajectories: number;
  readonly inputs: readonly { readonly name: string; readonly options: number | undefined }[];
  readonly outcomes: readonly string[];
  /** For each outcome and input: the elementary effect of every trajectory, for the input's whole range. */
  readonly effects: readonly (readonly Float64Array[])[];
}

export interface TrajectoryOptions {
  readonly seed: string;
  readonly trajectories?: number;
  /** Trajectories drawn, of which the most spread out are kept. */
  readonly candidates?: number;
}

/**
 * Walks along trajectories through a grid of four levels (Morris, 1991, doi:10.2307/1269043), chosen from random
 * candidates so that they are far apart (Campolongo, Cariboni and Saltelli, 2007,
 * doi:10.1016/j.envsoft.2006.10.004), one after the other (Ruano and others, 2012,
 * doi:10.1016/j.envsoft.2012.03.008).
 */
export function trajectorySample(
  model: Model,
  { seed, trajectories = 16, candidates = 64 }: TrajectoryOptions,
): TrajectorySample {
  const count = model.inputs.length;
  const chosen = spreadOut(
    Array.from({ length: candidates }, (_, index) => drawTrajectory(seed, index, count)),
    trajectories,
  );
  const points = count + 1;
  const position = chosen.map(({ order }) => {
    const step = new Int32Array(count);
    order.forEach((input, index) => {
      step[input] = index;
    });
    return step;
  });
  const valuesOf = model.inputs.map(({ quantile }) =>
    Array.from({ length: levels }, (_, level) => quantile((level + 0.5) / levels)),
  );
  const results = evaluatePoints(model, trajectories * points, (point, values) => {
    const trajectory = Math.floor(point / points);
    const steps = point % points;
    for (let input = 0; input < count; input++) {
      const start = chosen[trajectory]!.start[input]!;
      values[input] = valuesOf[input]![position[trajectory]![input]! < steps ? moved(start) : start]!;
    }
  });
  return {
    kind: "trajectory",
    trajectories,
    inputs: model.inputs.map(({ name, options }) => ({ name, options })),
    outcomes: model.outcomes,
    effects: results.map((result) =>
      model.inputs.map((_, input) =>
        Float64Array.from(chosen, ({ start }, trajectory) => {
          const before = trajectory * points + position[trajectory]![input]!;
          const rise = (moved(start[input]!) - start[input]!) / levels;
          return (result[before + 1]! - result[before]!) / rise;
        }),
      ),
    ),
  };
}

function drawTrajectory(seed: string, index: number, count: number): Trajectory {
  const uniforms = new Float64Array(2 * count);
  fillUniforms(streamKey(seed, "trajectories", "morris", index), 0, uniforms);
  const order = Array.from({ length: count }, (_, input) => input);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(uniforms[count + last]! * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return {
    start: Int8Array.from({ length: count }, (_, input) => Math.floor(uniforms[input]! * levels)),
    order,
  };
}
