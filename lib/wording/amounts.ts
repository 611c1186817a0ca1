import { grouped, percent } from "./numbers.ts";
import { roundSignificant } from "./rounding.ts";

/** What charts of several outcomes count in: a chart has one of these, never two. */
export type AmountUnit = "USD/year" | "USD/month" | "share" | "persons";

const units: Readonly<Record<AmountUnit, { readonly words: string; readonly size: number }>> = {
  "USD/year": { words: "million dollars a year", size: 1e6 },
  "USD/month": { words: "dollars a month", size: 1 },
  share: { words: "per cent", size: 0.01 },
  persons: { words: "workers", size: 1 },
};

/** The unit in words, as `million dollars a year`. */
export function unitWords(unit: AmountUnit): string {
  return units[unit].words;
}

/** A value in the unit's words: 150 for 150 million dollars a year. */
export function inUnitWords(unit: AmountUnit, value: number): number {
  return value / units[unit].size;
}

/** The number that stands before the unit's words, by default to two significant digits. */
export function amount(unit: AmountUnit, value: number, digits = 2): string {
  return grouped(roundSignificant(inUnitWords(unit, value), digits));
}

/** A difference with its sign; shares in points. */
export function signedAmount(unit: AmountUnit, value: number, digits = 2): string {
  const text = amount(unit, Math.abs(value), digits);
  return text === "0" ? text : `${value < 0 ? "−" : "+"}${text}`;
}

/** A share of draws without claiming certainty: `no draw`, `below 1 %`, `above 99 %`. */
export function shareOfDraws(share: number): string {
  if (share === 0) return "no draw";
  if (share === 1) return "every draw";
  if (share > 0.99) return "above 99 %";
  if (share < 0.01) return "below 1 %";
  return percent(share);
}
