import type { Estimate } from "../intervals/estimate.ts";
import { jackknife } from "../intervals/jackknife.ts";
import { checkKind } from "../samples/checkKind.ts";
import { type DrawnSample, outcomeOf } from "../samples/drawn.ts";
import { crossProducts } from "./crossProducts.ts";
import { type LinearFit, linearFits } from "./linearFits.ts";
import { ranks } from "./ranks.ts";

/** How one input and an outcome go together, all from -1 to 1 but for coefficients of dependent inputs. */
export interface Association {
  readonly input: string;
  /** Correlation (Pearson). */
  readonly correlation: Estimate;
  /** Standardised regression coefficient: standard deviations of the outcome for one of the input. */
  readonly coefficient: Estimate;
  /** Partial correlation: what remains when the linear part of all other inputs is taken out. */
  readonly partial: Estimate;
}

export interface Associations {
  readonly inputs: readonly Association[];
  /** R squared: the share of the variance that a linear model explains; low means do not trust the rest. */
  readonly explained: Estimate;
  /** Choices between more than two options, which have no order and so no correlation. */
  readonly leftOut: readonly string[];
}

/**
 * Correlations, standardised regression coefficients and partial correlations of outcomes with every input: of values,
 * or of ranks (Spearman, standardised rank regression, partial rank correlation: Saltelli and Marivoet, 1990,
 * doi:10.1016/0951-8320(90)90065-U; Helton and others, 2006, doi:10.1016/j.ress.2005.11.017). Choices between two
 * options count as 0 and 1. Intervals by the jackknife over replicates.
 *
 * @returns by outcome
 * @throws RangeError where the sample was made for another estimator, or has fewer draws than inputs
 */
export function associations(
  sample: DrawnSample,
  outcomes: readonly string[],
  of: "values" | "ranks",
): ReadonlyMap<string, Associations> {
  checkKind("associations", sample, "drawn");
  const ordered = sample.inputs.filter(({ options }) => options === undefined || options <= 2);
  const varying = ordered.filter(({ values }) => values.some((value) => value !== values[0]));
  const columns = [
    ...varying.map(({ values }) => values),
    ...outcomes.map((outcome) => outcomeOf(sample, outcome)),
  ];
  const products = crossProducts(sample, of === "ranks" ? columns.map(ranks) : columns);
  const places = Array.from({ length: sample.replicates + 1 }, (_, index) => index - 1);
  // The first is of all replicates, the others are without one.
  const fits = places.map((without) => {
    const matrix = products.correlations(without < 0 ? undefined : without);
    return linearFits(
      matrix.slice(0, varying.length).map((row) => row.slice(0, varying.length)),
      matrix.slice(varying.length).map((row) => row.slice(0, varying.length)),
    );
  });
  return new Map(
    outcomes.map((outcome, at) => {
      const estimate = (part: (found: LinearFit) => number) => {
        const [value, ...without] = fits.map((found) => part(found[at]!));
        return jackknife(value!, without);
      };
      return [
        outcome,
        {
          inputs: varying.map(({ name }, index) => ({
            input: name,
            correlation: estimate(({ correlations }) => correlations[index]!),
            coefficient: estimate(({ coefficients }) => coefficients[index]!),
            partial: estimate(({ partial }) => partial[index]!),
          })),
          explained: estimate(({ explained }) => explained),
          leftOut: sample.inputs.filter((input) => !ordered.includes(input)).map(({ name }) => name),
        },
      ];
    }),
  );
}
