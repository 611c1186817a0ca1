import { type Markish, text } from "@observablehq/plot";
import { colours } from "./colours.ts";

/**
 * Ticks of a logarithmic axis: powers of ten, with twos and fives between them where there is room.
 *
 * @param room roughly how many ticks have room for their numbers
 */
export function factorTicks([low, high]: readonly [number, number], room: number): number[] {
  const powers = Array.from({ length: 19 }, (_, index) => Number(`1e${index - 4}`));
  const within = (factors: readonly number[]) =>
    powers
      .flatMap((power) => factors.map((factor) => Number((factor * power).toPrecision(1))))
      .filter((tick) => tick >= low && tick <= high);
  const many = within([1, 2, 5]);
  return many.length <= room ? many : within([1]);
}

/** The numbers of such ticks, every one of them: Plot's own axis leaves some out on a logarithmic scale. */
export function factorAxis(
  ticks: readonly number[],
  anchor: "top" | "bottom",
  format: (tick: number) => string,
): Markish {
  return text(ticks, {
    x: (tick: number) => tick,
    text: format,
    frameAnchor: anchor,
    lineAnchor: anchor === "top" ? "bottom" : "top",
    dy: anchor === "top" ? -6 : 8,
    fill: colours.quiet,
  });
}
