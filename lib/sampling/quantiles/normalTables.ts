import { octaveStart, octaves, tabledByOctaves } from "./octaves.ts";
import { type QuinticNodes, quintic } from "./quintic.ts";
import { standardNormalCdf, standardNormalDensity, standardNormalQuantile } from "./standardNormal.ts";

/**
 * `standardNormalQuantile` and `standardNormalCdf`, tabled, because the library's own take a tenth of a microsecond
 * and more. Between nodes they are the quintic through the function and its first two derivatives at both nodes.
 */

const intervals = 64;
const lowerHalf = tabledByOctaves(intervals, newOctave);

function newOctave(start: number): QuinticNodes {
  return nodesOf(intervals, (node) => {
    const value = standardNormalQuantile(start * (1 + node / intervals));
    const slope = start / intervals / standardNormalDensity(value);
    return [value, slope, (value * slope * slope) / 2];
  });
}

/**
 * Quantile of the standard normal distribution: absolute error below 2e-14.
 *
 * @param p in (0, 1)
 */
export function tabledNormalQuantile(p: number): number {
  if (p <= 0.5) return lowerHalf(p) ?? standardNormalQuantile(p);
  return -(lowerHalf(1 - p) ?? standardNormalQuantile(1 - p));
}

/** Beyond this the share that is left is below 1e-17. */
const furthest = 8.5;
const nodesAUnit = 64;
let madeShares: QuinticNodes | undefined;

/** Share of the standard normal distribution below z: absolute error below 1.5e-15. */
export function tabledNormalCdf(z: number): number {
  if (z <= -furthest) return 0;
  if (z >= furthest) return 1;
  return quintic(shares(), (z + furthest) * nodesAUnit);
}

function shares(): QuinticNodes {
  madeShares ??= nodesOf(2 * furthest * nodesAUnit, (node) => {
    const at = node / nodesAUnit - furthest;
    const slope = standardNormalDensity(at) / nodesAUnit;
    return [standardNormalCdf(at), slope, (-at * slope) / nodesAUnit / 2];
  });
  return madeShares;
}

/** Nodes that loops written elsewhere take: value, slope and half bend of one after another. */
export interface NormalTables {
  /** Those of `tabledNormalCdf`, from -8.5 to 8.5. */
  readonly shares: Float64Array;
  /** Those of `tabledNormalQuantile`, 65 an octave. */
  readonly scores: Float64Array;
}

let shareNodes: Float64Array | undefined;
let scoreNodes: Float64Array | undefined;

/** The tables, each made when it is first asked for. */
export const normalTables: NormalTables = {
  get shares() {
    shareNodes ??= nodesInRow([shares()]);
    return shareNodes;
  },
  get scores() {
    scoreNodes ??= nodesInRow(Array.from({ length: octaves }, (_, octave) => newOctave(octaveStart(octave))));
    return scoreNodes;
  },
};

function nodesInRow(tables: readonly QuinticNodes[]): Float64Array {
  return Float64Array.from(
    tables.flatMap(({ values, slopes, halfBends }) =>
      Array.from(values, (value, node) => [value, slopes[node]!, halfBends[node]!]).flat(),
    ),
  );
}

/** Nodes from 0 to the last, from value, slope and half bend at each. */
function nodesOf(last: number, at: (node: number) => readonly [number, number, number]): QuinticNodes {
  const values = new Float64Array(last + 1);
  const slopes = new Float64Array(last + 1);
  const halfBends = new Float64Array(last + 1);
  for (let node = 0; node <= last; node++)
    [values[node], slopes[node], halfBends[node]] = at(node) as [number, number, number];
  return { values, slopes, halfBends };
}
