import type { DrawnSample } from "../samples/drawn.ts";

/** Sums of products of columns by every replicate, from which all correlations follow. */
export interface CrossProducts {
  readonly columns: number;
  readonly replicates: number;
  /** The correlation matrix of all replicates, or of all but one. */
  correlations(without?: number): Float64Array[];
}

/** Takes the sums over columns as long as the sample. A column that never changes is correlated with nothing. */
export function crossProducts(sample: DrawnSample, columns: readonly Float64Array[]): CrossProducts {
  const { replicates, drawsPerReplicate, draws } = sample;
  const count = columns.length;
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / draws;
    return column.map((value) => value - mean);
  });
  const products = Array.from({ length: replicates }, () => new Float64Array(count * count));
  const sums = Array.from({ length: replicates }, () => new Float64Array(count));
  products.forEach((matrix, replicate) => {
    const parts = centred.map((column) =>
      column.subarray(replicate * drawsPerReplicate, (replicate + 1) * drawsPerReplicate),
    );
    parts.forEach((left, row) => {
      for (let column = row; column < count; column++)
        matrix[row * count + column] = product(left, parts[column]!);
      sums[replicate]![row] = left.reduce((sum, value) => sum + value, 0);
    });
  });
  return {
    columns: count,
    replicates,
    correlations(without) {
      const used = products.map((_, replicate) => replicate).filter((replicate) => replicate !== without);
      const total = addUp(used.map((replicate) => products[replicate]!));
      const sum = addUp(used.map((replicate) => sums[replicate]!));
      const number = used.length * drawsPerReplicate;
      const covariance = (row: number, column: number) =>
        total[Math.min(row, column) * count + Math.max(row, column)]! - (sum[row]! * sum[column]!) / number;
      const spread = columns.map((_, column) => Math.sqrt(Math.max(0, covariance(column, column))));
      return columns.map((_, row) =>
        Float64Array.from(columns, (__, column) => {
          if (row === column) return 1;
          const scale = spread[row]! * spread[column]!;
          return scale === 0 ? 0 : covariance(row, column) / scale;
        }),
      );
    },
  };
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let draw = 0; draw < left.length; draw++) sum += left[draw]! * right[draw]!;
  return sum;
}

function addUp(arrays: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(arrays[0]!.length);
  for (const array of arrays)
    for (let index = 0; index < total.length; index++) total[index]! += array[index]!;
  return total;
}
