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
  const inFours = words.length - (words.length % 4);
  // Written out four at a time, because a loop over single words is slower.
  for (let i = 0; i < inFours; i += 4) {
    uniforms[i] = (words[i]! * wordStep + halfStep) * scale + offset;
    uniforms[i + 1] = (words[i + 1]! * wordStep + halfStep) * scale + offset;
    uniforms[i + 2] = (words[i + 2]! * wordStep + halfStep) * scale + offset;
    uniforms[i + 3] = (words[i + 3]! * wordStep + halfStep) * scale + offset;
  }
  for (let i = inFours; i < words.length; i++)
    uniforms[i] = (words[i]! * wordStep + halfStep) * scale + offset;
}
