import type { StreamKey } from "../threefry.ts";

/**
 * Nested uniform scrambling in base 2 (Owen, 1995, doi:10.1007/978-1-4612-2552-2_19) by a hash: whether a bit
 * is flipped depends on the key and on the bits above it. So words that agree in their first bits still do,
 * a net stays a net, and every word becomes uniform.
 *
 * @param word 0 to 2^32 - 1
 * @returns a whole number of the same range; for one key, every one has its own
 */
export function owenScramble(word: number, [key0, key1]: StreamKey): number {
  return reverseBits(scrambleReversed(reverseBits(word), key0, key1)) >>> 0;
}

/**
 * The same for a word whose bits stand in reverse order, giving a signed word in reverse order. Adding,
 * multiplying by an odd number and `x ^ x * even` are bijections that carry bits upward only (Burley, 2020,
 * Practical hash-based Owen scrambling, Journal of Computer Graphics Techniques 9(4), after Laine and Karras,
 * 2011); order and constants are those of N. Vegdahl (2021, Building a better LK hash), with a second word of
 * key in place of the upper half of the first.
 */
export function scrambleReversed(word: number, key0: number, key1: number): number {
  let x = word ^ Math.imul(word, 0x3d20adea);
  x = Math.imul((x + key0) | 0, key1 | 1);
  x ^= Math.imul(x, 0x05526c56);
  return x ^ Math.imul(x, 0x53a22864);
}

/** The 32 bits of a word in reverse order, as a signed word. */
export function reverseBits(word: number): number {
  let x = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}
