import { grouped, percent } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";

/** How a chart writes its numbers: data that travels between threads holds no functions. */
export type NumberForm = "share" | "decimal" | "millions" | "plain";

/** A number as a chart writes it: to three significant digits, shares in per cent. */
export function inForm(form: NumberForm, value: number): string {
  switch (form) {
    case "share":
      return percent(value, Math.abs(value) < 0.0995 ? 1 : 0).replace(/^-(0(?:\.0)? %)$/, "$1");
    case "decimal":
      return value.toFixed(2).replace(/^-0\.00$/, "0.00");
    case "millions":
      return grouped(roundSignificant(value / 1e6, 3));
    case "plain":
      return grouped(roundSignificant(value, 3));
  }
}

/** Both ends of a range, the unit written once: `44–47 %`. */
export function rangeInForm(form: NumberForm, low: number, high: number): string {
  const [from, to] = [inForm(form, low), inForm(form, high)];
  return `${from.replace(/ %$/, "")}${low < 0 || high < 0 ? " to " : "–"}${to}`;
}
