import type { MeasureUnit } from "../model/measures.ts";
import { grouped, percent } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";

/** A number to three significant digits. */
export function plain(value: number): string {
  return grouped(roundSignificant(value, 3));
}

/** An outcome in words: dollars in millions where there are many. */
export function inUnit(unit: MeasureUnit, value: number): string {
  switch (unit) {
    case "USD/year":
    case "USD/month":
    case "USD/hour": {
      const [, period] = unit.split("/");
      if (Math.abs(value) >= 1e6) return `${plain(value / 1e6)} million dollars a ${period}`;
      return `${plain(value)} dollars ${period === "hour" ? "an" : "a"} ${period}`;
    }
    case "share":
      return percent(value);
    case "persons":
      return `${plain(value)} workers`;
    case "hours/year":
      return `${plain(value)} hours a year`;
  }
}
