import { roundSignificant } from "./rounding.ts";

/** A number with groups of three: 61,000. Done by hand, since locales differ between machines. */
export function grouped(value: number): string {
  const [whole, fraction] = String(value).split(".");
  const digits = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** A share in per cent: `47 %`. */
export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** Dollars a year in millions, to two significant digits, because no input is known better. */
export function millions(value: number): string {
  return grouped(roundSignificant(value / 1e6, value >= 1e6 ? 2 : 1));
}

/** Dollars of one worker, or persons, to two significant digits. */
export function dollars(value: number): string {
  return grouped(roundSignificant(value, 2));
}
