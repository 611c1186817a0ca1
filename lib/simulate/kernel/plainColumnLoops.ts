import type { ColumnLoops } from "./columnLoops.ts";

/** What was sifted last. */
let sifted = new Float64Array(0);

/** The loops in plain JavaScript. */
export const plainColumnLoops: ColumnLoops = {
  moments(values, centre) {
    let sum = 0;
    let sumOfSquares = 0;
    for (let index = 0; index < values.length; index++) {
      const difference = values[index]! - centre;
      sum += difference;
      sumOfSquares += difference * difference;
    }
    return { sum, sumOfSquares };
  },
  bounds(values) {
    let least = values[0]!;
    let most = least;
    for (let index = 1; index < values.length; index++) {
      const value = values[index]!;
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    return { least, most };
  },
  count(values, least, scale, size) {
    const counts = new Uint32Array(size);
    for (let index = 0; index < values.length; index++) counts[((values[index]! - least) * scale) | 0]!++;
    return counts;
  },
  gather(values, least, scale, wanted, size) {
    // One more, because a value is written before it is known to count.
    const found = new Float64Array(size + 1);
    let next = 0;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      found[next] = value;
      next += wanted[((value - least) * scale) | 0]!;
    }
    return found.subarray(0, size);
  },
  sift(values, centre, { least, scale, wanted }, counts) {
    if (sifted.length <= values.length) sifted = new Float64Array(values.length + 1);
    const last = wanted.length - 1;
    let next = 0;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      const place = (value - least) * scale;
      const bucket = place < last ? (place > 0 ? place | 0 : 0) : place >= last ? last : 0;
      counts[bucket]!++;
      sifted[next] = value;
      next += wanted[bucket]!;
    }
    return { ...plainColumnLoops.moments(values, centre), kept: sifted.subarray(0, next) };
  },
};
