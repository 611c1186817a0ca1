import { grouped, percent } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";

/** How a chart writes its numbers: data that travels between threads holds no functions. */
export type NumberForm = "share" | "change" | "decimal" | "millions" | "plain";

/** A number as a chart writes it: to three significant digits, shares in per cent, changes with their sign. */
export function inForm(form: NumberForm, value: number): string {
  return unsigned(form, Math.abs(value)).replace(/^(?!0(?:\.0+)?(?: %)?$)/, signOf(form, value));
}

function signOf(form: NumberForm, value: number): string {
  if (value < 0) return "−";
  return form === "change" ? "+" : "";
}

function unsigned(form: NumberForm, value: number): string {
  switch (form) {
    case "share":
      return percent(value, value < 0.0995 ? 1 : 0);
    case "change":
      return percent(value, 1);
    case "decimal":
      return value.toFixed(2);
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
