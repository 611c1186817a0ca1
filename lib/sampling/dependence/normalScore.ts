import type { Arithmetic } from "../../arithmetic.ts";
import { leastUniform } from "../leastUniform.ts";
import { tabledNormalCdf, tabledNormalQuantile } from "../quantiles/normalTables.ts";

/** The standard normal value with this share of the distribution below it: Φ⁻¹(u). */
export function normalScore<Q>(arithmetic: Arithmetic<Q>, uniform: Q): Q {
  return arithmetic.apply(tabledNormalQuantile, uniform);
}

/** Share of the standard normal distribution below a score, Φ(z), kept within 2^-33 to 1 - 2^-33. */
export function uniformOfScore<Q>(arithmetic: Arithmetic<Q>, score: Q): Q {
  const { apply, constant, greatest, least } = arithmetic;
  return greatest(least(apply(tabledNormalCdf, score), constant(1 - leastUniform)), constant(leastUniform));
}
