import { fillWords, type StreamKey } from "../threefry.ts";

/** Words from here on make bijections, those before are for draws; every size has this many of its own. */
const [firstWord, wordsOfSize] = [4294967296, 64];

/** Chi-square tests of where two numbers go, over 600,000 keys, find nothing; with 6 and 12 rounds they do. */
const [rounds, small, roundsOfSmall] = [8, 64, 24];

/**
 * A bijection of the whole numbers from 0 to size - 1 that the key picks, without a table.
 *
 * A number is cut into two parts, and in turn a hash of one is added to the other, by `^` or modulo its size:
 * a Feistel network, which is a bijection of the numbers up to the next multiple of the lower part's size.
 * Going on where the result lies beyond the range makes it one of the range (Black and Rogaway, 2002, Ciphers
 * with arbitrary finite domains, doi:10.1007/3-540-45760-7_9). The hash is the upper bits of a x + b, a and b
 * from the key, which makes pairs independent (Dietzfelbinger, 1996, doi:10.1007/3-540-60922-9_46).
 *
 * @param size 1 to 2^20
 * @returns fills where the numbers from `first` on go
 */
export function keyedBijection(key: StreamKey, size: number): (first: number, into: Uint32Array) => void {
  const keys = new Uint32Array(2 * (size < small ? roundsOfSmall : rounds));
  fillWords(key, firstWord + wordsOfSize * size, keys);
  const bits = 32 - Math.clz32(size - 1);
  const lowBits = bits >> 1;
  const highs = Math.ceil(size / (1 << lowBits));
  return (first, into) => fillBijection(keys, size, highs, lowBits, first, into);
}

function fillBijection(
  keys: Uint32Array,
  size: number,
  highs: number,
  lowBits: number,
  first: number,
  into: Uint32Array,
): void {
  const lowMask = (1 << lowBits) - 1;
  for (let index = 0; index < into.length; index++) {
    let value = first + index;
    do {
      let low = value & lowMask;
      let high = value >>> lowBits;
      for (let at = 0; at < keys.length; at += 4) {
        const step = (Math.imul(low, keys[at]!) + keys[at + 1]!) >>> 12;
        // Modulo `highs`, which is at most 2^10.
        high += (Math.imul(step, highs) >>> 20) - highs;
        high += highs & (high >> 31);
        low ^= ((Math.imul(high, keys[at + 2]!) + keys[at + 3]!) >>> 12) & lowMask;
      }
      value = (high << lowBits) | low;
    } while (value >= size);
    into[index] = value;
  }
}
