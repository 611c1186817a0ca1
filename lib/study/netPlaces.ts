import { bindNames } from "./bindNames.ts";
import { namesInAfterNetPay, namesInChain, namesInSegment } from "./namesIn.ts";
import type { AfterNetPay, Chain } from "./schemas/chain.ts";
import type { Segment } from "./schemas/segment.ts";
import { parameterOf } from "./vocabulary.ts";

/** Net and dimension of an input under a Sobol' design. */
export interface NetPlace {
  readonly net: string;
  /** From 1. */
  readonly dimension: number;
}

/** Segments, and the chains that they name, by id. */
interface Segments {
  readonly segments: ReadonlyMap<string, Segment>;
  readonly chains: ReadonlyMap<string, Chain>;
  readonly afterNetPay: ReadonlyMap<string, AfterNetPay>;
}

const roles = ["workers", "headcount", "grossWage", "monthsPaid"];

/**
 * Places inputs in the nets of a Sobol' design, so that nothing in one segment can move the draws of another.
 *
 * - The inputs that the scenario lists make one joint net, each with the dimension of its place in the list:
 *   whoever writes a scenario puts first what matters most, and adds at the end.
 * - The parameters of one segment alone make a net of their own, in the order headcount, wage, months, then
 *   the chain as written, then the rest. Segments that the scenario leaves out count as well.
 * - Any other input is a net by itself, and has no place here.
 *
 * @param listed parameters, and choices as `choice:<id>`
 * @param given places that hold whatever the segments say; null for a net by itself
 */
export function netPlaces(
  listed: readonly string[],
  known: Segments,
  given: Readonly<Record<string, NetPlace | null>> = {},
): ReadonlyMap<string, NetPlace> {
  const places = new Map<string, NetPlace>();
  const segmentsOf = new Map<string, string[]>();
  for (const segment of known.segments.values()) {
    for (const [index, id] of [...parametersOf(segment, known)].entries()) {
      segmentsOf.set(id, [...(segmentsOf.get(id) ?? []), segment.id]);
      places.set(id, { net: segment.id, dimension: index + 1 });
    }
  }
  for (const [id, segments] of segmentsOf) if (segments.length > 1) places.delete(id);
  for (const [index, id] of listed.entries()) places.set(id, { net: "", dimension: index + 1 });
  for (const [id, place] of Object.entries(given)) {
    if (place === null) places.delete(id);
    else places.set(id, place);
  }
  return places;
}

/** The parameters that a segment names, each once, in the order of its net. */
function parametersOf(segment: Segment, { chains, afterNetPay }: Segments): Set<string> {
  const chain = chains.get(segment.chain);
  const after = afterNetPay.get(segment.afterNetPay ?? "");
  const names = segment.with ?? {};
  const own = namesInSegment(segment);
  const role = ({ path }: { path: readonly (string | number)[] }) => roles.indexOf(String(path[0]));
  const mentions = [
    ...own.filter((mention) => role(mention) >= 0).sort((a, b) => role(a) - role(b)),
    ...(chain === undefined ? [] : namesInChain(bindNames(chain, names)).parameters),
    ...own.filter((mention) => role(mention) < 0),
    ...(after === undefined ? [] : namesInAfterNetPay(bindNames(after, names)).parameters),
  ];
  return new Set(mentions.flatMap(({ factors }) => factors.map((factor) => parameterOf(factor))));
}
