import { letterWidths } from "./wrapText.ts";

/** A circle on a drawing, in pixels. */
export interface NamedCircle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
  /** Where the name stands if there is room: towards this side of the circle. */
  readonly side: Side;
}

export type Side = "right" | "left" | "above" | "below";

/** A rectangle, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A name beside its circle, with a line to it where it stands further off. */
export interface PlacedName<Circle> {
  readonly circle: Circle;
  readonly box: Box;
  readonly isFar: boolean;
}

const nameHeight = 14;
/** Between a circle and its name: near, and further and further off. */
const distances = [4, 12, 20, 28, 40, 56] as const;
const sides: readonly Side[] = ["right", "left", "below", "above"];
/** Of the way up or down that a name beside its circle may stand off, in heights of a name. */
const shifts = [0, 0.5, -0.5, 1, -1, 1.5, -1.5] as const;

/**
 * A place for the name of every circle: beside it on the side that is asked for, else on another side or further off,
 * so that it covers no other name, no circle and none of `taken`. Where nothing is free it stands as asked for.
 *
 * @param width and height of the drawing, which no name leaves
 */
export function placeNames<Circle extends NamedCircle>(
  circles: readonly Circle[],
  {
    width,
    height,
    taken = [],
  }: { readonly width: number; readonly height: number; readonly taken?: readonly Box[] },
): PlacedName<Circle>[] {
  const blocked = [...taken, ...circles.map(boxOfCircle)];
  return circles.map((circle) => {
    const candidates = placesOf(circle).filter(
      ({ box }) => box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height,
    );
    const free = candidates.find(({ box }) => blocked.every((other) => !overlaps(box, other)));
    const { box, isFar } = free ?? candidates[0] ?? placesOf(circle)[0]!;
    blocked.push(box);
    return { circle, box, isFar };
  });
}

/** Whether two rectangles have a point in common. */
export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function placesOf(circle: NamedCircle): { readonly box: Box; readonly isFar: boolean }[] {
  const order = [circle.side, ...sides.filter((side) => side !== circle.side)];
  return distances.flatMap((distance) =>
    shifts.flatMap((shift) =>
      order.map((side) => ({
        box: boxAt(circle, side, distance, shift),
        isFar: distance > distances[0] || Math.abs(shift) > 0.5,
      })),
    ),
  );
}

function boxAt({ x, y, radius, name }: NamedCircle, side: Side, distance: number, shift: number): Box {
  const width = name.length * letterWidths.regular;
  const away = radius + distance;
  const isBeside = side === "right" || side === "left";
  const left = isBeside
    ? side === "right"
      ? x + away
      : x - away - width
    : x - width / 2 + shift * width * 0.5;
  const top = isBeside
    ? y - nameHeight / 2 + shift * nameHeight
    : side === "below"
      ? y + away
      : y - away - nameHeight;
  return { left, right: left + width, top, bottom: top + nameHeight };
}

function boxOfCircle({ x, y, radius }: NamedCircle): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}
