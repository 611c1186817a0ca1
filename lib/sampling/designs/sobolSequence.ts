import { directionNumbers } from "./directionNumbers.ts";

/**
 * A coordinate of a point of the unscrambled Sobol' sequence (Sobol', 1967, doi:10.1016/0041-5553(67)90144-9),
 * in the order of Antonov and Saleev (1979), which is the one usually printed: the Gray code of the index
 * says which direction numbers are taken together.
 *
 * @param dimension 1 to 1,024
 * @param index of the point, 0 to 2^32 - 1
 * @returns a whole number, to be divided by 2^32
 */
export function sobolWord(dimension: number, index: number): number {
  const numbers = directionNumbers(dimension);
  let word = 0;
  for (let code = index ^ (index >>> 1), bit = 0; code !== 0; code >>>= 1, bit++) {
    if (code & 1) word ^= numbers[bit]!;
  }
  return word >>> 0;
}
