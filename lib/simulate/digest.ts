import { sha256 } from "#sha256";
import { leavesOf } from "./moments.ts";

/** Outcomes over whose draws the digest of a run is taken. */
export const digestOutcomes: readonly string[] = [
  "gross-earnings",
  "taken",
  "narrow",
  "wide-net",
  "regime-and-officials",
  "net-pay",
  "received-by-family",
  "workers",
];

/**
 * Digest of columns of draws: SHA-256 over the digests of their leaves. Two runs with the same digest agree
 * to the last bit.
 *
 * @throws RangeError where a draw is not a number
 */
export function digestOfDraws(columns: readonly Float64Array[]): string {
  const leaves = columns.map(leavesOf);
  return digestOfLeaves(
    (leaves[0] ?? []).map((_, leaf) => digestOfLeaf(leaves.map((column) => column[leaf]!))),
  );
}

/**
 * Digest of one leaf: SHA-256 over its columns in the order given, as little-endian doubles with -0 written
 * as 0.
 *
 * @throws RangeError where a draw is not a number
 */
export function digestOfLeaf(columns: readonly Float64Array[]): string {
  return sha256(columns.map(littleEndian));
}

/** Digest of a run from those of all its leaves, in their order. */
export function digestOfLeaves(leaves: Iterable<string>): string {
  return sha256(Array.from(leaves, bytesOf));
}

/** Digest of a text. */
export function digestOfText(text: string): string {
  return sha256([new TextEncoder().encode(text)]);
}

function bytesOf(digest: string): Uint8Array {
  return Uint8Array.from({ length: digest.length / 2 }, (_, index) =>
    Number.parseInt(digest.slice(2 * index, 2 * index + 2), 16),
  );
}

function littleEndian(values: Float64Array): Uint8Array {
  const copy = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index]! + 0; // turns -0 into 0
    if (Number.isNaN(value))
      throw new RangeError("a draw is not a number: a value of the study is too large to be calculated with");
    copy[index] = value;
  }
  const bytes = new Uint8Array(copy.buffer);
  if (!hostIsLittleEndian) {
    for (let index = 0; index < bytes.length; index += 8) bytes.subarray(index, index + 8).reverse();
  }
  return bytes;
}

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
