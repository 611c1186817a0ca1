import type { StreamKey } from "../threefry.ts";
import { keyedBijection } from "./keyedBijection.ts";

/**
 * Which points of a net the draws of a replicate take, from `first` on. The array is filled anew by the next
 * call.
 */
export type NetOrder = (replicate: number, first: number, count: number) => Uint32Array;

/**
 * The order in which the points of a net are drawn. The points from 2^k to 2^(k+1) - 1 come in an order that
 * the replicate's key picks, and before those that follow: so the first 2^k draws are a net too, a replicate
 * that grows keeps its draws, and nets are nearly as independent of one another as in orders without any such
 * condition (Owen, 1998, Latin supercube sampling for very high-dimensional simulations,
 * doi:10.1145/272991.273010): correlations between two nets of n points have the variance
 * (1 + about log2(n) / n) / n. An Owen scramble of the index, as Burley (2020) has it, keeps neighbours
 * together in every net; the variance is then 1.3 times as large, and more for jumps.
 *
 * The coordinates of a net ask for the same draws one after the other, so that the last order is kept.
 *
 * @param keyOf the key of a replicate, which may have up to 2^20 draws
 */
export function netOrder(keyOf: (replicate: number) => StreamKey): NetOrder {
  let kept = { replicate: -1, first: 0, fill: orderOf([0, 0]) };
  let points = new Uint32Array(0);
  return (replicate, first, count) => {
    if (replicate !== kept.replicate || first !== kept.first || count !== points.length) {
      if (count !== points.length) points = new Uint32Array(count);
      kept = { replicate, first, fill: replicate === kept.replicate ? kept.fill : orderOf(keyOf(replicate)) };
      kept.fill(first, points);
    }
    return points;
  };
}

function orderOf(key: StreamKey): (first: number, points: Uint32Array) => void {
  const bijections: ((first: number, into: Uint32Array) => void)[] = [];
  return (first, points) => {
    for (let draw = first; draw < first + points.length; ) {
      // Draw 0 takes point 0, and the draws of each later part the points of the same part.
      const size = draw === 0 ? 1 : 1 << (31 - Math.clz32(draw));
      const start = draw === 0 ? 0 : size;
      const end = Math.min(start + size, first + points.length);
      const part = points.subarray(draw - first, end - first);
      const level = 31 - Math.clz32(size);
      bijections[level] ??= keyedBijection(key, size);
      bijections[level](draw - start, part);
      for (let index = 0; index < part.length; index++) part[index]! += start;
      draw = end;
    }
  };
}
