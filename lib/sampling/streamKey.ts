import alea from "seedrandom/lib/alea.js";
import type { StreamKey } from "./threefry.ts";

/**
 * The key of a random stream: the first two words of seedrandom's alea, seeded with the JSON text of
 * `[seed, stream, purpose, replicate]`. Equal names give equal streams, whatever else the study holds;
 * a seed is a text, so that 0 and "0" are the same seed.
 *
 * @param purpose what the stream is for: `value` for parameters and choices
 * @param replicate number of the replicate, from 0
 */
export function streamKey(seed: string, stream: string, purpose: string, replicate: number): StreamKey {
  const generator = alea(JSON.stringify([seed, stream, purpose, replicate]));
  return [generator.int32() >>> 0, generator.int32() >>> 0];
}
