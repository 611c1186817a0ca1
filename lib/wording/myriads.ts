import { grouped } from "./numbers.ts";

const tenThousand = 10_000;
const hundredMillion = tenThousand * tenThousand;

/**
 * A whole number by ten thousands, as Korean counts: 240,000,000 is `2억 4,000만`, 71,500 `7만 1,500`.
 *
 * @param value 0 or more
 */
export function myriads(value: number): string {
  if (value < tenThousand) return grouped(value);
  const parts: readonly (readonly [number: number, unit: string])[] = [
    [Math.floor(value / hundredMillion), "억"],
    [Math.floor((value % hundredMillion) / tenThousand), "만"],
    [value % tenThousand, ""],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, unit]) => grouped(number) + unit)
    .join(" ");
}
