import ln from "@stdlib/math-base-special-ln/lib/main.js";
import { type DesignName, fewestReplicates } from "../sampling/designs/design.ts";
import type { Study } from "../study/study.ts";
import { meanAbout, momentsOf, varianceOf } from "./moments.ts";
import { simulate } from "./simulate.ts";
import { replicatesOf } from "./summarise.ts";

/** How the sampling error of an outcome's mean falls with the number of draws under a design. */
export interface ErrorByDraws {
  readonly design: DesignName;
  readonly steps: readonly {
    /** Of a run in 16 replicates. */
    readonly draws: number;
    /** Standard error of the mean of such a run, as a share of the mean. */
    readonly relativeError: number;
  }[];
  /** By least squares, of the logarithm of the error's square against that of the draws: -1 for independent draws. */
  readonly slope: number;
}

/**
 * Measures the error from the spread of many replicates' means, which are independent under every design.
 *
 * @param options.replicates whose spread is taken; default: 128
 * @param options.sizes draws of one replicate, powers of two, rising; default: 32 to 1,024
 * @throws RangeError where the outcome is not known
 */
export function errorByDraws(
  study: Study,
  outcome: string,
  design: DesignName,
  {
    replicates = 128,
    sizes = [32, 64, 128, 256, 512, 1024],
  }: { readonly replicates?: number; readonly sizes?: readonly number[] } = {},
): ErrorByDraws {
  const points = sizes.map((size) => {
    const run = simulate(study, {
      design,
      draws: size * replicates,
      outcomes: [outcome],
      totals: false,
      // Independent draws make as many replicates as one likes.
      ...(design === "random" ? {} : { replicates }),
    });
    const centre = run.atMedians.get(outcome)!;
    const means = Float64Array.from(replicatesOf(run.outcomes.get(outcome)!, replicates), (part) =>
      meanAbout(centre, momentsOf(part, centre)),
    );
    const spread = momentsOf(means, means[0]!);
    return { size, variance: varianceOf(spread), mean: meanAbout(means[0]!, spread) };
  });
  return {
    design,
    steps: points.map(({ size, variance, mean }) => ({
      draws: size * fewestReplicates,
      relativeError: Math.sqrt(variance / fewestReplicates) / Math.abs(mean),
    })),
    slope: slopeOf(points.map(({ size, variance }) => [ln(size), ln(variance)])),
  };
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  return (
    points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) /
    points.reduce((sum, [x]) => sum + (x - meanX) * (x - meanX), 0)
  );
}
