import ln from "@stdlib/math-base-special-ln/lib/main.js";
import { standardNormalQuantile } from "../../sampling/quantiles/standardNormal.ts";
import { streamKey } from "../../sampling/streamKey.ts";
import { fillUniforms } from "../../sampling/threefry.ts";
import { type Classes, equalClasses, inputClasses } from "../givenData/classes.ts";
import type { DrawnInput } from "../samples/drawn.ts";

/** How precisely a datum tells an input. */
export type Precision =
  /** Standard error relative to the quantity, the error being lognormal. */
  | { readonly kind: "relative"; readonly error: number }
  /** Standard error in the quantity's unit, the error being normal. */
  | { readonly kind: "absolute"; readonly error: number }
  /** Chance that it tells the right option; else it points to one of the others, all alike. */
  | { readonly kind: "option"; readonly right: number };

/**
 * The draws sorted by what a datum would say of an input: its value in the draw with an error of the datum's
 * precision. What is learnt from these classes is what the datum is expected to teach (preposterior analysis: Raiffa
 * and Schlaifer, 1961; by given data: Strong, Oakley, Brennan and Breeze, 2015, doi:10.1177/0272989X15575286).
 */
export function datumClasses(
  input: DrawnInput,
  precision: Precision,
  { classes = 16, seed = "" } = {},
): Classes {
  const draws = input.values.length;
  const uniforms = new Float64Array(draws);
  fillUniforms(streamKey(seed, input.name, "datum", 0), 0, uniforms);
  switch (precision.kind) {
    case "relative": {
      const { error } = precision;
      const told = input.values.map((value, draw) =>
        value > 0 ? ln(value) + error * standardNormalQuantile(uniforms[draw]!) : Number.NEGATIVE_INFINITY,
      );
      return equalClasses(finite(told), classes);
    }
    case "absolute":
      return equalClasses(
        input.values.map((value, draw) => value + precision.error * standardNormalQuantile(uniforms[draw]!)),
        classes,
      );
    case "option": {
      const others = input.options! - 1;
      const told = input.values.map((option, draw) => {
        const u = uniforms[draw]!;
        if (u < precision.right || others === 0) return option;
        const step =
          1 + Math.min(others - 1, Math.floor(((u - precision.right) / (1 - precision.right)) * others));
        return (option + step) % input.options!;
      });
      return inputClasses({ ...input, values: told }, classes);
    }
  }
}

/** A nothing of workers or dollars has no logarithm; it comes before all others. */
function finite(values: Float64Array): Float64Array {
  const least = values.reduce(
    (low, value) => (value > Number.NEGATIVE_INFINITY && value < low ? value : low),
    0,
  );
  return values.map((value) => (value === Number.NEGATIVE_INFINITY ? least - 1 : value));
}
