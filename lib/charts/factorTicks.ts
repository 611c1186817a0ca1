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
