import type { StreamKey } from "../threefry.ts";
import { reverseBits, scrambleReversed } from "./owenScrambling.ts";
import { sobolWord } from "./sobolSequence.ts";

const wordStep = 1 / 4294967296;

/** Bytes of a point's index: a net has at most 2^20 points. */
const indexBytes = 3;

/**
 * One coordinate of Sobol' nets with Owen scrambling: fills its values at points of the sequence, scrambled as
 * the key says and strictly between 0 and 1. Coordinates of different dimension at the same points make a net
 * together.
 *
 * @param dimension 1 to 1,024
 * @returns takes the indices of the points, 0 to 2^20 - 1, the key, and as many places for values
 */
export function scrambledSobol(
  dimension: number,
): (points: Uint32Array, key: StreamKey, into: Float64Array) => void {
  const tables = reversedWords(dimension);
  return (points, [key0, key1], into) => {
    for (let draw = 0; draw < into.length; draw++) {
      const index = points[draw]!;
      const point =
        tables[index & 255]! ^ tables[256 | ((index >>> 8) & 255)]! ^ tables[512 | (index >>> 16)]!;
      const word = reverseBits(scrambleReversed(point, key0, key1)) >>> 0;
      into[draw] = (word + 0.5) * wordStep;
    }
  };
}

/**
 * A dimension's words, their bits in reverse order, by each byte of the index: a word is linear in the bits of
 * its index, so that one entry for each byte make it together.
 */
function reversedWords(dimension: number): Int32Array {
  const tables = new Int32Array(indexBytes * 256);
  for (let bit = 0; bit < indexBytes * 8; bit++) {
    const word = reverseBits(sobolWord(dimension, 1 << bit));
    const table = (bit >> 3) * 256;
    const step = 1 << (bit & 7);
    for (let byte = 0; byte < step; byte++) tables[table + step + byte] = tables[table + byte]! ^ word;
  }
  return tables;
}
