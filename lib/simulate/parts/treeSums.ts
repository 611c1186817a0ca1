import type { Moments } from "../moments.ts";
import type { LeafRange } from "./leafRanges.ts";

/**
 * Sums over leaves, combined along the binary tree of `combineMoments` as far as the leaves at hand allow: by the
 * first of its leaves every block, of a power of two of leaves that starts at a multiple of it, whose other half
 * is not there. Whichever order leaves come in, the blocks are the same to the last bit.
 */
export type TreeSums = Map<number, Block>;

export interface Block {
  /** A power of two. */
  readonly leaves: number;
  readonly sums: Float64Array;
}

/** Adds a block of leaves that are not there yet, and combines it with its other halves. */
export function addBlock(tree: TreeSums, first: number, { leaves, sums }: Block): void {
  for (;;) {
    const isLeft = (first / leaves) % 2 === 0;
    const other = tree.get(isLeft ? first + leaves : first - leaves);
    if (other?.leaves !== leaves) break;
    tree.delete(isLeft ? first + leaves : first - leaves);
    if (!isLeft) first -= leaves;
    sums = addUp(sums, other.sums);
    leaves *= 2;
  }
  tree.set(first, { leaves, sums });
}

/** The sums over a whole run, whose leaves begin with 0 and have no gap. */
export function sumsOfWhole(tree: TreeSums): Float64Array {
  return blocksInOrder(tree)
    .map(([, { sums }]) => sums)
    .reduceRight((right, left) => addUp(left, right));
}

/**
 * Moments of each outcome, from the sums of its differences and then of their squares.
 *
 * @param count of the draws
 */
export function momentsOfTree(tree: TreeSums, count: number): Moments[] {
  const sums = sumsOfWhole(tree);
  return Array.from({ length: sums.length / 2 }, (_, index) => ({
    count,
    sum: sums[2 * index]!,
    sumOfSquares: sums[2 * index + 1]!,
  }));
}

export function blocksInOrder(tree: TreeSums): [first: number, Block][] {
  return [...tree].sort(([a], [b]) => a - b);
}

/** The blocks that the sums over these leaves are kept in. */
export function blocksOf(
  ranges: readonly LeafRange[],
): { readonly first: number; readonly leaves: number }[] {
  return ranges.flatMap((range) => {
    const blocks = [];
    for (let { first } = range; first < range.end; ) {
      let leaves = 1;
      while (first % (2 * leaves) === 0 && first + 2 * leaves <= range.end) leaves *= 2;
      blocks.push({ first, leaves });
      first += leaves;
    }
    return blocks;
  });
}

function addUp(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((sum, index) => sum + right[index]!);
}
