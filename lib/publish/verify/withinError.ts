import type { OutcomeReport } from "../runReport.ts";
import type { Difference } from "./differences.ts";

/** Standard errors of a difference up to which two estimates agree: one in 16,000 is further apart by chance. */
export const mostErrors = 4;
/** Beyond sampling, as rounding of another order of sums. */
const rounding = 1e-9;

/** Two estimates of one quantity. */
export interface Pair {
  readonly where: string;
  readonly published: number;
  readonly publishedError: number | null;
  readonly made: number;
  readonly madeError: number | null;
}

/** How far apart two estimates are, in standard errors of their difference; 0 where they are the same. */
export function errorsApart({ published, publishedError, made, madeError }: Pair): number {
  const gap = Math.abs(published - made);
  if (!(gap > rounding * Math.max(Math.abs(published), Math.abs(made))))
    return gap >= 0 ? 0 : Number.POSITIVE_INFINITY;
  const [left, right] = [publishedError ?? madeError ?? 0, madeError ?? publishedError ?? 0];
  const error = Math.sqrt(left * left + right * right);
  return error > 0 ? gap / error : Number.POSITIVE_INFINITY;
}

/** A difference that is told, with its size. */
export function describePair(pair: Pair): Difference {
  const apart = errorsApart(pair);
  return {
    where: pair.where,
    says:
      `published ${pair.published}, made again ${pair.made}` +
      (Number.isFinite(apart) ? ` (${apart.toFixed(1)} standard errors apart)` : ""),
  };
}

/** Means and quantiles of outcomes that both have. */
export function pairsOf(published: readonly OutcomeReport[], made: readonly OutcomeReport[]): Pair[] {
  return published.flatMap((entry) => {
    const other = made.find(({ outcome }) => outcome === entry.outcome);
    if (other === undefined) return [];
    return [
      {
        where: `results, ${entry.outcome}, mean`,
        published: entry.mean,
        publishedError: entry.meanStandardError,
        made: other.mean,
        madeError: other.meanStandardError,
      },
      ...entry.quantiles.flatMap(({ probability, value, standardError }) => {
        const quantile = other.quantiles.find((found) => found.probability === probability);
        return quantile === undefined
          ? []
          : [
              {
                where: `results, ${entry.outcome}, quantile ${probability}`,
                published: value,
                publishedError: standardError,
                made: quantile.value,
                madeError: quantile.standardError,
              },
            ];
      }),
    ];
  });
}
