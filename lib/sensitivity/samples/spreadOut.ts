/** Four levels in the middle of the four quarters of an input's probability: none lies at an end that may be infinite. */
export const levels = 4;
const stride = 2;

/** A path from point to point that changes one input at a time. */
export interface Trajectory {
  /** Level of every input at the start. */
  readonly start: Int8Array;
  /** Inputs in the order in which they change. */
  readonly order: readonly number[];
}

/** The other level that a level changes to: half the range up or down. */
export function moved(level: number): number {
  return level < stride ? level + stride : level - stride;
}

/** The two trajectories furthest apart, then always the one furthest from those chosen. */
export function spreadOut(candidates: readonly Trajectory[], wanted: number): Trajectory[] {
  if (wanted > candidates.length) {
    throw new RangeError(`${wanted} trajectories cannot be chosen from ${candidates.length} candidates`);
  }
  const apart = candidates.map(() => new Float64Array(candidates.length));
  for (let left = 0; left < candidates.length; left++) {
    for (let right = left + 1; right < candidates.length; right++) {
      const between = distance(candidates[left]!, candidates[right]!);
      apart[left]![right] = between;
      apart[right]![left] = between;
    }
  }
  const furthest = (from: Float64Array, free: readonly number[]) =>
    free.reduce((best, next) => (from[next]! > from[best]! ? next : best));
  const all = candidates.map((_, index) => index);
  const nearest = all.map((index) => apart[index]![furthest(apart[index]!, all)]!);
  const first = all.reduce((best, next) => (nearest[next]! > nearest[best]! ? next : best));
  const chosen = [first];
  const sum = Float64Array.from(apart[first]!, (between) => between * between);
  while (chosen.length < wanted) {
    const next = furthest(
      sum,
      all.filter((index) => !chosen.includes(index)),
    );
    chosen.push(next);
    apart[next]!.forEach((between, index) => {
      sum[index]! += between * between;
    });
  }
  return chosen.map((index) => candidates[index]!);
}

/** Sum of the distances between every point of one trajectory and every point of another. */
export function distance(left: Trajectory, right: Trajectory): number {
  const count = left.order.length;
  const here = Int8Array.from(left.start);
  let squares = 0;
  for (let input = 0; input < count; input++) {
    const apart = here[input]! - right.start[input]!;
    squares += apart * apart;
  }
  let sum = 0;
  for (let step = 0; step <= count; step++) {
    let walked = squares;
    sum += Math.sqrt(walked);
    for (const input of right.order) {
      const before = here[input]! - right.start[input]!;
      const after = here[input]! - moved(right.start[input]!);
      walked += after * after - before * before;
      sum += Math.sqrt(walked);
    }
    if (step === count) break;
    const input = left.order[step]!;
    const before = here[input]! - right.start[input]!;
    here[input] = moved(here[input]!);
    const after = here[input]! - right.start[input]!;
    squares += after * after - before * before;
  }
  return sum;
}
