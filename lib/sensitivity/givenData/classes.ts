import { orderStatistics } from "../../simulate/orderStatistics.ts";
import type { DrawnInput } from "../samples/drawn.ts";

/** Draws sorted into classes. */
export interface Classes {
  /** Number of the class, draw by draw. */
  readonly of: Uint16Array;
  readonly count: number;
  /** Draws in every class. */
  readonly sizes: Uint32Array;
}

/** Classes of an input: equally likely ranges of a quantity, the options of a choice. */
export function inputClasses(input: DrawnInput, count: number): Classes {
  if (input.options === undefined) return equalClasses(input.values, count);
  return withSizes(Uint16Array.from(input.values), input.options);
}

/** Equally likely ranges of a column; equal values stay together, so that classes may come out unequal. */
export function equalClasses(values: Float64Array, count: number): Classes {
  const places = Array.from({ length: count - 1 }, (_, cut) =>
    Math.floor(((cut + 1) * values.length) / count),
  );
  const statistic = orderStatistics(values, places);
  const cuts = Float64Array.from(places, (place) => statistic(place));
  const of = new Uint16Array(values.length);
  for (let draw = 0; draw < of.length; draw++) {
    const value = values[draw]!;
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    of[draw] = low;
  }
  return withSizes(of, count);
}

function withSizes(of: Uint16Array, count: number): Classes {
  const sizes = new Uint32Array(count);
  for (let draw = 0; draw < of.length; draw++) sizes[of[draw]!]!++;
  return { of, count, sizes };
}
