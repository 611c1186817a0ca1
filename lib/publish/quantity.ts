import type { MeasureUnit } from "../model/measures.ts";
import { grouped, percent } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";

/** A number to three significant digits. */
export function plain(value: number): string {
  return grouped(roundSignificant(value, 3));
}

/** An estimate, to two significant digits, because no input is known better. */
export function estimated(value: number): string {
  return grouped(roundSignificant(value, 2));
}

/**
 * An outcome in words: dollars in millions where there are many.
 *
 * @param written how the number is written; default: to three significant digits
 */
export function inUnit(unit: MeasureUnit, value: number, written = plain): string {
  switch (unit) {
    case "USD/year":
    case "USD/month":
    case "USD/hour": {
      const [, period] = unit.split("/");
      if (Math.abs(value) >= 1e6) return `${written(value / 1e6)} million dollars a ${period}`;
      return `${written(value)} dollars ${period === "hour" ? "an" : "a"} ${period}`;
    }
    case "share":
      return percent(value);
    case "persons":
      return `${written(value)} workers`;
    case "hours/year":
      return `${written(value)} hours a year`;
    case "months/year":
      return `${written(value)} months a year`;
  }
}
