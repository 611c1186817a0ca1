import { grouped } from "./numbers.ts";
import { roundSignificant } from "./rounding.ts";

/** A number in few letters: 1,014; 150 million; 2.3 billion. */
export function numberText(value: number, digits = 4): string {
  const rounded = roundSignificant(value, digits);
  const size = Math.abs(rounded);
  if (size >= 1e9) return `${roundSignificant(rounded / 1e9, digits)} billion`;
  if (size >= 1e6) return `${roundSignificant(rounded / 1e6, digits)} million`;
  return grouped(rounded);
}

/** A range of numbers: one number, both ends, or an open end in words. */
export function rangeText(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  digits = 4,
): string {
  const text = (value: number) => numberText(value, digits);
  if (low === high && low !== null) return text(low);
  if (high === null) return `${text(low ?? 0)} or more`;
  if (low === null || low === 0) return `up to ${text(high)}`;
  const [from, to] = [text(low), text(high)];
  const [number, word] = from.split(" ");
  return word !== undefined && to.endsWith(` ${word}`) ? `${number} to ${to}` : `${from} to ${to}`;
}

const currencies: Readonly<Record<string, string>> = {
  USD: "dollars",
  CNY: "yuan",
  AED: "dirhams",
  EUR: "euros",
  JPY: "yen",
  RUB: "roubles",
  SUR: "Soviet roubles",
};

/** A unit as it is said: `dollars a year`, `dollars a month for a worker`, `persons`. */
export function unitInWords(unit: string): string {
  const [base = "", worker] = unit.split(/(?= a worker$)/);
  const [first = "", ...periods] = base.split("/");
  const above = first.split("*").map((part) => currencies[part] ?? part);
  const per = periods.map((period) =>
    currencies[period] === undefined ? ` a ${period}` : ` for a ${period}`,
  );
  return `${above.join(" and ")}${per.join("")}${worker === undefined ? "" : " for a worker"}`;
}

/** A range with its unit in words; shares in per cent, ratios above one as `times`. */
export function quantityText(
  range: { readonly low: number | null; readonly high: number | null },
  unit: string,
  digits = 4,
): string {
  if (unit !== "share") return `${rangeText(range, digits)} ${unitInWords(unit)}`;
  if ((range.low ?? 0) > 1) return `${rangeText(range, digits)} times`;
  const inPercent = (value: number | null) => (value === null ? null : value * 100);
  return `${rangeText({ low: inPercent(range.low), high: inPercent(range.high) }, digits)} %`;
}
