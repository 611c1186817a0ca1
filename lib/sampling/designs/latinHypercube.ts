import { fillUniforms, type StreamKey } from "../threefry.ts";
import { keyedBijection } from "./keyedBijection.ts";

/**
 * One input's part of a Latin hypercube (McKay, Beckman and Conover, 1979, doi:10.1080/00401706.1979.10489755):
 * each of `size` equal strata of (0, 1) holds exactly one draw, u = (p(j) + (word + 1/2) / 2^32) / size, where
 * p is a bijection that the key picks.
 *
 * Up to 2^20 strata the numerator is exact and lies 2^-33 or more from a whole number, which is more than the
 * quotient's rounding, so that u stays strictly inside its stratum.
 *
 * @param size 1 to 2^20
 * @returns fills the uniforms of the draws from `first` on, 0 to size - 1
 */
export function latinHypercube(key: StreamKey, size: number): (first: number, into: Float64Array) => void {
  const fillStrata = keyedBijection(key, size);
  let strata = new Uint32Array(0);
  return (first, into) => {
    if (strata.length !== into.length) strata = new Uint32Array(into.length);
    fillUniforms(key, first, into);
    fillStrata(first, strata);
    for (let index = 0; index < into.length; index++) into[index] = (strata[index]! + into[index]!) / size;
  };
}
