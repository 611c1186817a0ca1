import type { Arithmetic } from "../../lib/arithmetic.ts";
import type { ChainValues } from "../../lib/model/deductions.ts";

/**
 * What a chain needs to know, from named quantities: parameters by their names, `months` paid, `years` of a
 * contract, and `choice=option`, which is 1 for the option that holds.
 */
export function chainValuesOf<Q>(arithmetic: Arithmetic<Q>, of: (name: string) => Q): ChainValues<Q> {
  const { constant, add, subtract, multiply, ratio } = arithmetic;
  const share = (factors: readonly string[]) =>
    factors
      .map((factor) => (factor.startsWith("not ") ? subtract(constant(1), of(factor.slice(4))) : of(factor)))
      .reduce(multiply);
  return {
    share,
    yearly(factors, per) {
      const amount = share(factors);
      if (per === "paid month") return multiply(amount, of("months"));
      if (per === "calendar month") return multiply(amount, constant(12));
      return per === "year" ? amount : ratio(amount, of("years"));
    },
    holds: (condition) =>
      Object.entries(condition)
        .map(([choice, options]) => options.map((option) => of(`${choice}=${option}`)).reduce(add))
        .reduce(multiply),
  };
}

/** Looks a quantity up among numbers; a name that is missing is a mistake in the test. */
export function among(values: Readonly<Record<string, number>>): (name: string) => number {
  return (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the test gives no value for "${name}"`);
    return value;
  };
}
