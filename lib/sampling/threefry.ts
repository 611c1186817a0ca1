/** Two 32-bit words that select one random stream out of 2^64. */
export type StreamKey = readonly [number, number];

const parity = 0x1bd11bda;
const wordRange = 4294967296;

/**
 * Writes the words of a stream for the draws `first` to `first + words.length - 1`.
 *
 * Threefry-2x32 with 13 rounds, a counter-based generator: word i is a function of key and i alone, so
 * any draw of any stream can be made at any time (Salmon, Moraes, Dror and Shaw, 2011, Parallel random
 * numbers: as easy as 1, 2, 3, doi:10.1145/2063384.2063405). Word i is word `i & 1` of the block whose
 * counter is `i >> 1`.
 *
 * @param first index of the first word, 0 to 2^53 - 1
 */
export function fillWords([key0, key1]: StreamKey, first: number, words: Uint32Array): void {
  // Signed numbers of 32 bits throughout: larger ones would be calculated with as doubles, at half the speed.
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = parity ^ k0 ^ k1;
  const count = words.length;
  const counter = Math.floor(first / 2);
  let low = counter | 0;
  let high = Math.floor(counter / wordRange) | 0;
  let index = 0;
  let skip = first % 2;
  while (index < count) {
    let x = (low + k0) | 0;
    let y = (high + k1) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k1) | 0;
    y = (y + k2 + 1) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + k2) | 0;
    y = (y + k0 + 2) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k0) | 0;
    y = (y + k1 + 3) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    if (skip === 0) words[index++] = x;
    if (index < count) words[index++] = y;
    skip = 0;
    low = (low + 1) | 0;
    if (low === 0) high = (high + 1) | 0;
  }
}
