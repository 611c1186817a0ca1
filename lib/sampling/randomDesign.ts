import { fillWords, type StreamKey } from "./threefry.ts";

const wordStep = 1 / 4294967296;
const halfStep = wordStep / 2;

/**
 * Independent uniforms of one stream: u = (word + 1/2) / 2^32, strictly between 0 and 1.
 *
 * @param first index of the first draw
 * @param scale with `offset`, makes u · scale + offset of them, rounded after each; default: 1 and 0
 */
export function fillUniforms(
  key: StreamKey,
  first: number,
  words: Uint32Array,
  uniforms: Float64Array,
  scale = 1,
  offset = 0,
): void {
  fillWords(key, first, words);
  for (let index = 0; index < words.length; index++)
    uniforms[index] = (words[index]! * wordStep + halfStep) * scale + offset;
}
