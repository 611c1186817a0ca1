import { orderStatistics } from "./orderStatistics.ts";

/** Quantiles of a column of draws and their standard errors, in the order of the probabilities. */
export interface QuantileEstimates {
  readonly values: readonly number[];
  readonly errors: readonly number[];
}

/**
 * Exact quantiles of independent draws, without sorting them (see `quantilesByRank`).
 *
 * @param draws at least one, in any order
 * @param probabilities from 0 to 1, in any order
 */
export function quantiles(draws: Float64Array, probabilities: readonly number[]): QuantileEstimates {
  const { ranks, estimates } = quantilesByRank(draws.length, probabilities);
  return estimates(orderStatistics(draws, ranks));
}

/**
 * The ranks that quantiles of this many independent draws take, and what the draws at these ranks say.
 *
 * Between two draws a quantile is interpolated linearly (Hyndman and Fan, 1996, definition 7,
 * doi:10.1080/00031305.1996.10473566). Its standard error assumes no density: it is half the distance
 * between the order statistics one binomial standard error below and above it (Woodruff, 1952,
 * doi:10.1080/01621459.1952.10483443).
 *
 * @param draws 1 or more
 * @param probabilities from 0 to 1, in any order
 */
export function quantilesByRank(
  draws: number,
  probabilities: readonly number[],
): {
  readonly ranks: readonly number[];
  estimates(statistic: (rank: number) => number): QuantileEstimates;
} {
  const last = draws - 1;
  const positions = probabilities.map((probability) => probability * last);
  const bands = probabilities.map((probability, index) => {
    const halfWidth = Math.sqrt(draws * probability * (1 - probability));
    return {
      low: Math.max(0, Math.floor(positions[index]! - halfWidth)),
      high: Math.min(last, Math.ceil(positions[index]! + halfWidth)),
    };
  });
  return {
    ranks: [
      ...positions.flatMap((position) => [Math.floor(position), Math.ceil(position)]),
      ...bands.flatMap(({ low, high }) => [low, high]),
    ],
    estimates: (statistic) => ({
      values: positions.map((position) => {
        const below = statistic(Math.floor(position));
        return below + (statistic(Math.ceil(position)) - below) * (position - Math.floor(position));
      }),
      errors: bands.map(({ low, high }) => (statistic(high) - statistic(low)) / 2),
    }),
  };
}
