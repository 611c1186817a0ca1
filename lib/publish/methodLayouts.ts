import type { MethodId } from "../sensitivity/methods.ts";

/** How the rows of a method are shown: which measures stand in columns, and by which they are sorted. */
export interface MethodLayout {
  readonly columns: readonly (readonly [measure: string, head: string])[];
  readonly by: string;
  /** Whether there are intervals, which belong to the measure sorted by. */
  readonly interval: boolean;
}

export const methodLayouts: Readonly<Record<MethodId, MethodLayout>> = {
  sobol: {
    columns: [
      ["first", "first"],
      ["total", "total"],
    ],
    by: "total",
    interval: true,
  },
  "second-order": { columns: [["interaction", "together"]], by: "interaction", interval: true },
  groups: {
    columns: [
      ["first", "first"],
      ["total", "total"],
    ],
    by: "total",
    interval: true,
  },
  "rests-on": { columns: [["share", "share"]], by: "share", interval: true },
  shapley: { columns: [["share", "share"]], by: "share", interval: true },
  "given-data": { columns: [["first", "first"]], by: "first", interval: true },
  tornado: {
    columns: [
      ["low", "low"],
      ["high", "high"],
    ],
    by: "high",
    interval: false,
  },
  curves: { columns: [], by: "mean", interval: false },
  correlation: {
    columns: [
      ["correlation", "r"],
      ["coefficient", "slope"],
      ["partial", "partial"],
    ],
    by: "coefficient",
    interval: true,
  },
  "rank-correlation": {
    columns: [
      ["correlation", "rho"],
      ["coefficient", "slope"],
      ["partial", "partial"],
    ],
    by: "coefficient",
    interval: true,
  },
  morris: {
    columns: [
      ["size", "mu star"],
      ["spread", "sigma"],
    ],
    by: "size",
    interval: true,
  },
  delta: {
    columns: [
      ["distance", "delta"],
      ["by chance", "by chance"],
    ],
    by: "distance",
    interval: true,
  },
  pawn: {
    columns: [
      ["distance", "gap"],
      ["by chance", "by chance"],
    ],
    by: "distance",
    interval: true,
  },
  information: {
    columns: [
      ["variance", "variance"],
      ["width", "interval"],
    ],
    by: "variance",
    interval: true,
  },
  "new-data": {
    columns: [
      ["variance", "variance"],
      ["width", "interval"],
    ],
    by: "variance",
    interval: true,
  },
};
