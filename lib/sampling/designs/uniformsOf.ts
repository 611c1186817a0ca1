import { streamKey } from "../streamKey.ts";
import { fillUniforms, type StreamKey } from "../threefry.ts";
import { checkDesign, type Design, replicateSize } from "./design.ts";
import { latinHypercube } from "./latinHypercube.ts";
import { type NetOrder, netOrder } from "./netOrder.ts";
import { scrambledSobol } from "./scrambledSobol.ts";

/** Whose uniforms: nothing else decides them. */
export interface Place {
  readonly seed: string;
  /** Name of the random stream of a parameter or choice. */
  readonly stream: string;
  /** What the uniforms are for: `value`, or another matrix of draws. */
  readonly purpose: string;
  /** Which net of a Sobol' design it belongs to: a segment, or the common inputs. */
  readonly net: string;
  /** Its dimension there, 1 to 1,024; no two of a net have the same. */
  readonly dimension: number;
}

/** Fills the uniforms, strictly between 0 and 1, of the draws from `first` on. */
export type FillUniforms = (first: number, into: Float64Array) => void;

/**
 * The uniforms of one input in a design: a function of design, place and draw alone, whatever the other
 * inputs are and however the draws are cut into blocks. Draws follow one another replicate by replicate, and
 * beyond the last one others would follow.
 *
 * @param orders of the nets of this design met so far; inputs that are given the same map share the work
 * @throws RangeError where there is no such design or dimension
 */
export function uniformsOf(design: Design, place: Place, orders = new Map<string, NetOrder>()): FillUniforms {
  checkDesign(design);
  const { seed, stream, purpose } = place;
  const size = replicateSize(design);
  const keyOf = (replicate: number) => streamKey(seed, stream, purpose, replicate);
  switch (design.name) {
    case "random":
      return randomUniforms(keyOf(0));
    case "latin-hypercube":
      return replicatedUniforms(size, (replicate) => latinHypercube(keyOf(replicate), size));
    case "sobol": {
      const order = orderOf(place, orders);
      const coordinate = scrambledSobol(place.dimension);
      return replicatedUniforms(size, (replicate) => {
        const key = keyOf(replicate);
        return (first, into) => coordinate(order(replicate, first, into.length), key, into);
      });
    }
  }
}

/** The uniforms of an independent stream. */
export function randomUniforms(key: StreamKey): FillUniforms {
  return (first, into) => fillUniforms(key, first, into);
}

/** The order of a place's net; the purpose counts, or two matrices of draws would go together. */
function orderOf({ seed, net, purpose }: Place, orders: Map<string, NetOrder>): NetOrder {
  const name = JSON.stringify([seed, net, purpose]);
  const order =
    orders.get(name) ?? netOrder((replicate) => streamKey(seed, net, `order of ${purpose}`, replicate));
  orders.set(name, order);
  return order;
}

/** Fills across replicates of equal size, keeping the one at hand. */
function replicatedUniforms(
  size: number,
  replicateNumbered: (replicate: number) => FillUniforms,
): FillUniforms {
  let current = -1;
  let fill: FillUniforms;
  return (first, into) => {
    for (let done = 0; done < into.length; ) {
      const replicate = Math.floor((first + done) / size);
      if (replicate !== current) {
        fill = replicateNumbered(replicate);
        current = replicate;
      }
      const start = first + done - replicate * size;
      const end = Math.min(into.length, done + size - start);
      fill(start, end - done === into.length ? into : into.subarray(done, end));
      done = end;
    }
  };
}
