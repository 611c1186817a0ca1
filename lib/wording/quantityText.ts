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
