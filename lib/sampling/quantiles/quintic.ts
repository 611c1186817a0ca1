/** A function at equally spaced nodes, with its first derivative and half its second, in node distances. */
export interface QuinticNodes {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  readonly halfBends: Float64Array;
}

/**
 * A function that never decreases, between its nodes: the quintic that has its value and first two derivatives at
 * both, held between the two values.
 *
 * @param place counted in nodes, from 0 to the last
 */
export function quintic({ values, slopes, halfBends }: QuinticNodes, place: number): number {
  const node = Math.min(Math.floor(place), values.length - 2);
  const t = place - node;
  const value = values[node]!;
  const slope = slopes[node]!;
  const halfBend = halfBends[node]!;
  const next = values[node + 1]!;
  const missing = next - value - slope - halfBend;
  const slopeMissing = slopes[node + 1]! - slope - 2 * halfBend;
  const halfBendMissing = halfBends[node + 1]! - halfBend;
  const third = 10 * missing - 4 * slopeMissing + halfBendMissing;
  const fourth = -15 * missing + 7 * slopeMissing - 2 * halfBendMissing;
  const fifth = 6 * missing - 3 * slopeMissing + halfBendMissing;
  const inside = value + t * (slope + t * (halfBend + t * (third + t * (fourth + t * fifth))));
  return Math.min(Math.max(inside, value), next);
}
