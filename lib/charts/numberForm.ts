import { grouped, percent } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";

/**
 * How a chart writes its numbers: data that travels between threads holds no functions. `given` is for numbers as
 * they are written in the data, which are no estimates.
 */
export type NumberForm = "share" | "change" | "decimal" | "millions" | "plain" | "given";

/** From here on per cents are whole. */
const wholePerCents = 0.0995;
/** Of estimates, because no input is known better, and of numbers that are given or stand on an axis. */
const digits = { estimate: 2, given: 3, tick: 4 } as const;

/** A number as a chart writes it: to two significant digits, shares in per cent, changes with their sign. */
export function inForm(form: NumberForm, value: number): string {
  const size = Math.abs(value);
  return written(
    form,
    value,
    form === "given" ? digits.given : digits.estimate,
    size < wholePerCents ? 1 : 0,
  );
}

/** A number on an axis or the edge of a class, which is exact. */
export function tickInForm(form: NumberForm, value: number): string {
  return value === 0 ? "0" : written(form, value, digits.tick, 1).replace(/\.0 %$/, " %");
}

/** Both ends of a range, the unit written once: `44–47 %`. */
export function rangeInForm(form: NumberForm, low: number, high: number): string {
  return joined(inForm(form, low), inForm(form, high));
}

/** A number and the ends of its interval; shares with as many decimals as the number itself has. */
export function withIntervalInForm(
  form: NumberForm,
  value: number,
  low: number,
  high: number,
): readonly [value: string, low: string, high: string] {
  const decimals = Math.abs(value) < wholePerCents ? 1 : 0;
  const write = (number: number) => written(form, number, digits.estimate, decimals);
  return [write(value), write(low), write(high)];
}

/** Two numbers as a range; one with a sign is not joined by a dash. */
export function joined(from: string, to: string): string {
  return `${from.replace(/ %$/, "")}${/^[−+]/.test(from) || /^[−+]/.test(to) ? " to " : "–"}${to}`;
}

function written(form: NumberForm, value: number, significant: number, decimals: number): string {
  return unsigned(form, Math.abs(value), significant, decimals).replace(
    /^(?!0(?:\.0+)?(?: %)?$)/,
    value < 0 ? "−" : form === "change" ? "+" : "",
  );
}

function unsigned(form: NumberForm, value: number, significant: number, decimals: number): string {
  switch (form) {
    case "share":
    case "change":
      return percent(value, decimals);
    case "decimal":
      return value.toFixed(2);
    case "millions":
      return grouped(roundSignificant(value / 1e6, significant));
    case "plain":
    case "given":
      return grouped(roundSignificant(value, significant));
  }
}
