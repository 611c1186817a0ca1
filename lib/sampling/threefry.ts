/** Two 32-bit words that select one random stream out of 2^64. */
export type StreamKey = readonly [number, number];

const parity = 0x1bd11bda;
const wordRange = 4294967296;
const wordStep = 1 / wordRange;
const halfStep = wordStep / 2;

/**
 * Writes independent uniforms of a stream, u = (word + 1/2) / 2^32, strictly between 0 and 1, for the draws
 * `first` to `first + uniforms.length - 1`.
 *
 * The words are those of Threefry-2x32 with 13 rounds, a counter-based generator: word i is a function of key and i
 * alone, so any draw of any stream can be made at any time (Salmon, Moraes, Dror and Shaw, 2011, Parallel random
 * numbers: as easy as 1, 2, 3, doi:10.1145/2063384.2063405). Word i is word `i & 1` of the block whose counter is
 * `i >> 1`.
 *
 * @param first index of the first draw, 0 to 2^53 - 1
 * @param scale with `offset`, makes u · scale + offset of them, rounded after each; default: 1 and 0
 */
export function fillUniforms(
  key: StreamKey,
  first: number,
  uniforms: Float64Array,
  scale = 1,
  offset = 0,
): void {
  const count = uniforms.length;
  if (first % 2 === 1) {
    // The first word is the second of its block.
    const more = new Float64Array(count + 1);
    fillUniforms(key, first - 1, more, scale, offset);
    uniforms.set(more.subarray(1));
    return;
  }
  const inFours = count - (count % 4);
  fillFours(key, first / 2, uniforms, inFours, scale, offset);
  if (inFours < count) {
    const rest = new Float64Array(4);
    fillFours(key, (first + inFours) / 2, rest, 4, scale, offset);
    uniforms.set(rest.subarray(0, count - inFours), inFours);
  }
}

/**
 * Writes the words of a stream themselves.
 *
 * @param first index of the first word, 0 to 2^53 - 1
 */
export function fillWords(key: StreamKey, first: number, words: Uint32Array): void {
  const exact = new Float64Array(words.length);
  fillUniforms(key, first, exact, wordRange, -0.5);
  words.set(exact);
}

/**
 * Writes this many uniforms, a multiple of four, of the blocks from a counter on. Two blocks are worked out side by
 * side, x y and p q, because each step waits for the one before it.
 */
function fillFours(
  [key0, key1]: StreamKey,
  counter: number,
  uniforms: Float64Array,
  count: number,
  scale: number,
  offset: number,
): void {
  // Signed numbers of 32 bits throughout: larger ones would be calculated with as doubles, at half the speed.
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = parity ^ k0 ^ k1;
  let low = counter | 0;
  let high = Math.floor(counter / wordRange) | 0;
  for (let index = 0; index < count; index += 4) {
    let x = (low + k0) | 0;
    let y = (high + k1) | 0;
    low = (low + 1) | 0;
    if (low === 0) high = (high + 1) | 0;
    let p = (low + k0) | 0;
    let q = (high + k1) | 0;
    low = (low + 1) | 0;
    if (low === 0) high = (high + 1) | 0;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    q = ((q << 13) | (q >>> 19)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    q = ((q << 15) | (q >>> 17)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    q = ((q << 26) | (q >>> 6)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    q = ((q << 6) | (q >>> 26)) ^ p;
    x = (x + k1) | 0;
    p = (p + k1) | 0;
    y = (y + k2 + 1) | 0;
    q = (q + k2 + 1) | 0;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    q = ((q << 17) | (q >>> 15)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    q = ((q << 29) | (q >>> 3)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    q = ((q << 16) | (q >>> 16)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    q = ((q << 24) | (q >>> 8)) ^ p;
    x = (x + k2) | 0;
    p = (p + k2) | 0;
    y = (y + k0 + 2) | 0;
    q = (q + k0 + 2) | 0;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    q = ((q << 13) | (q >>> 19)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    q = ((q << 15) | (q >>> 17)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    q = ((q << 26) | (q >>> 6)) ^ p;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    q = ((q << 6) | (q >>> 26)) ^ p;
    x = (x + k0) | 0;
    p = (p + k0) | 0;
    y = (y + k1 + 3) | 0;
    q = (q + k1 + 3) | 0;
    x = (x + y) | 0;
    p = (p + q) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    q = ((q << 17) | (q >>> 15)) ^ p;
    uniforms[index] = ((x >>> 0) * wordStep + halfStep) * scale + offset;
    uniforms[index + 1] = ((y >>> 0) * wordStep + halfStep) * scale + offset;
    uniforms[index + 2] = ((p >>> 0) * wordStep + halfStep) * scale + offset;
    uniforms[index + 3] = ((q >>> 0) * wordStep + halfStep) * scale + offset;
  }
}
