import { quantileFunction } from "../sampling/quantileFunction.ts";
import type { Run } from "../simulate/simulate.ts";
import type { Claim } from "../study/schemas/claim.ts";
import { parseUnit } from "../study/units.ts";
import type { Range } from "./arithmetic/range.ts";
import { claimedRange } from "./followsFromInputs.ts";
import { heldDraws } from "./heldDraws.ts";
import { type HeldOutcome, heldOutcomes } from "./outcomeOfClaim.ts";

/** Where a claim lies in the distribution of one outcome. */
export interface Position {
  readonly held: HeldOutcome;
  /** The claim's range in the run's money. */
  readonly range: Range;
  /** Factor from the claim's money to dollars. */
  readonly conversion: number;
  /** Share of the draws below the range's lower end, and below its upper end. */
  readonly quantiles: readonly [number, number];
  /** Share of the draws inside the range, which takes a single figure as round (five per cent either way). */
  readonly inside: number;
  /** Standard error of `inside`, from sampling alone. */
  readonly standardError: number;
  /** Lowest and highest draw. */
  readonly extremes: readonly [number, number];
}

export interface Positions {
  /** Why nothing is held against the claim; undefined where something is. */
  readonly unmatched: string | undefined;
  /** The claim's year is not the study's: what is held is of another year, and no verdict. */
  readonly otherYear: boolean;
  readonly positions: readonly Position[];
}

/** Where a claim lies in the distributions of a run, for the same scope and definition. */
export function positionInRun(run: Run, claim: Claim): Positions {
  const otherYear = claim.year !== run.study.year;
  const nothing = (unmatched: string): Positions => ({ unmatched, otherYear, positions: [] });
  if (claim.unmatched !== undefined) return nothing(claim.unmatched);
  if (run.study.kind !== "estimate")
    return nothing("The scenario restates or changes what was published; nothing is held against it.");
  const conversion = conversionOf(run, claim.unit);
  if (conversion === undefined) return nothing("The study has no exchange rate for its currency.");
  const { low, high } = claimedRange(claim);
  const range = { low: low * conversion, high: high * conversion };
  const positions = heldOutcomes(claim).flatMap((held): Position[] => {
    const draws = heldDraws(run, claim, held);
    return draws === undefined ? [] : [{ held, range, conversion, ...placeOf(draws, range) }];
  });
  if (positions.length === 0) return nothing(`The study has no outcome of its scope, ${claim.scope}.`);
  return { unmatched: undefined, otherYear, positions };
}

function placeOf(draws: Float64Array, { low, high }: Range): Omit<Position, "held" | "range" | "conversion"> {
  let below = 0;
  let upTo = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const draw of draws) {
    if (draw < low) below++;
    if (draw <= high) upTo++;
    if (draw < least) least = draw;
    if (draw > most) most = draw;
  }
  const inside = (upTo - below) / draws.length;
  return {
    quantiles: [below / draws.length, upTo / draws.length],
    inside,
    standardError: Math.sqrt((inside * (1 - inside)) / draws.length),
    extremes: [least, most],
  };
}

/** Factor from a claim's money to dollars, at the middle of the study's rate; undefined without a rate. */
function conversionOf({ study }: Run, unit: string): number | undefined {
  const { currency } = parseUnit(unit);
  if (currency === undefined || currency === "USD") return 1;
  const rate = study.parameters.get(study.exchangeRates[currency] ?? "");
  return rate === undefined ? undefined : 1 / quantileFunction(rate.distribution)(0.5);
}
