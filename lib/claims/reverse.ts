import { numbers } from "../arithmetic.ts";
import { distributionRange } from "../sampling/distributionRange.ts";
import { quantileFunction } from "../sampling/quantileFunction.ts";
import { evaluateStudy } from "../simulate/evaluateStudy.ts";
import { orderStatistics } from "../simulate/orderStatistics.ts";
import type { Run } from "../simulate/simulate.ts";
import type { Claim } from "../study/schemas/claim.ts";
import type { Parameter, Study } from "../study/study.ts";
import { naturalBounds, parseUnit } from "../study/units.ts";
import { heldDraws } from "./heldDraws.ts";
import { type HeldOutcome, inScope } from "./outcomeOfClaim.ts";

/** What one parameter alone would have to be for an outcome to come out at a value. */
export interface NeededValue {
  readonly id: string;
  readonly unit: string;
  /** Undefined where no value that the quantity can have does it. */
  readonly value: number | undefined;
  /** The parameter's own range, all of it. */
  readonly range: readonly [number, number];
  readonly verdict: "inside its range" | "outside its range" | "impossible";
}

/** What would have to be true for an outcome to come out at a value. */
export interface Reverse {
  readonly target: number;
  /** The outcome with every input at its median. */
  readonly atMedians: number;
  /** The value over the run's median, and over its largest draw. */
  readonly timesMedian: number;
  readonly timesLargest: number;
  /** For money of all workers in the scope: what it makes for each, at the median number of workers. */
  readonly perWorker: { readonly year: number; readonly timesGrossWage: number } | undefined;
  /**
   * One factor on headcounts, wages and months with every dollar of them taken, at the median and at the
   * largest gross earnings of the run; undefined for quantities that are not money taken from all.
   */
  readonly everythingTaken: { readonly atMedian: number; readonly atLargest: number } | undefined;
  /** Each parameter that bears on the outcome, alone, with all other inputs at their medians. */
  readonly parameters: readonly NeededValue[];
}

/** Values of money and persons are sought up to this many times the parameter's largest. */
const farthest = 1000;
const mostSteps = 60;
/** As close as this, as a share of the value. */
const closeEnough = 1e-6;

/**
 * What would have to be true for a claim's outcome to come out at each of some values.
 *
 * @param run with the outcomes of `reverseOutcomes`
 * @param inputs parameters that bear on the outcome
 */
export function reverse(
  run: Run,
  claim: Pick<Claim, "segments">,
  held: HeldOutcome,
  targets: readonly number[],
  inputs: ReadonlySet<string>,
): Reverse[] {
  const { study } = run;
  const [median, largest] = medianAndLargest(heldDraws(run, claim, held)!);
  const isTotal = held.per === undefined && held.measure !== "workers";
  const drawsOf = (measure: string) => heldDraws(run, claim, { measure })!;
  const [workers] = isTotal ? medianAndLargest(drawsOf("workers")) : [0];
  const [gross, largestGross] = isTotal ? medianAndLargest(drawsOf("gross-earnings")) : [0, 0];
  const outcomeOf = (changed: Study) => outcomeAtMedians(changed, claim, held);
  const still = atTheirMedians(study);
  const atMedians = outcomeOf(still);
  const curves = [...study.parameters.values()]
    .filter(({ id }) => inputs.has(id))
    .map((parameter) => curveOf(still, parameter, outcomeOf));
  return targets.map((target) => ({
    target,
    atMedians,
    timesMedian: target / median,
    timesLargest: target / largest,
    perWorker: isTotal ? { year: target / workers, timesGrossWage: target / gross } : undefined,
    everythingTaken:
      isTotal && held.measure !== "gross-earnings"
        ? { atMedian: target / gross, atLargest: target / largestGross }
        : undefined,
    parameters: curves.map((curve) => neededValue(curve, target)),
  }));
}

/** Outcomes that `reverse` needs to be kept in the run, beside the claim's own. */
export function reverseOutcomes(claim: Pick<Claim, "segments">): string[] {
  return ["workers", "gross-earnings"].flatMap((measure) => inScope(claim, measure));
}

/** A study in which every parameter is fixed at its median, so that working it out again costs little. */
function atTheirMedians(study: Study): Study {
  return {
    ...study,
    parameters: new Map(
      [...study.parameters].map(([id, parameter]) => [id, fixedAt(parameter, medianOf(parameter))]),
    ),
  };
}

function fixedAt(parameter: Parameter, value: number): Parameter {
  return { ...parameter, distribution: { kind: "fixed", value } };
}

function medianOf({ distribution }: Parameter): number {
  return quantileFunction(distribution)(0.5);
}

function outcomeAtMedians(study: Study, claim: Pick<Claim, "segments">, held: HeldOutcome): number {
  const { outcome } = evaluateStudy(numbers, study, () => 0.5);
  const total = (measure: string) => inScope(claim, measure).reduce((sum, id) => sum + outcome(id)!, 0);
  const above = total(held.measure);
  return held.per === undefined ? above : numbers.ratio(above, total(held.per));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An outcome as one parameter changes: at the ends of its range, and as far as it can go. */
interface Curve {
  readonly parameter: Parameter;
  readonly at: (x: number) => number;
  readonly range: readonly [Point, Point];
  readonly farthest: readonly [Point, Point];
}

function curveOf(still: Study, parameter: Parameter, outcomeOf: (study: Study) => number): Curve {
  const { id, unit, distribution } = parameter;
  const quantile = quantileFunction(distribution);
  const [least, most] = distributionRange(distribution);
  const low = Number.isFinite(least) ? least : quantile(0.001);
  const high = Number.isFinite(most) ? most : quantile(0.999);
  const [lowest, highest] = naturalBounds(parseUnit(unit).dimension);
  const at = (value: number) =>
    outcomeOf({ ...still, parameters: new Map(still.parameters).set(id, fixedAt(parameter, value)) });
  const point = (x: number): Point => ({ x, y: at(x) });
  return {
    parameter,
    at,
    range: [point(low), point(high)],
    farthest: [point(Math.max(lowest, low / 1e6)), point(Math.min(highest, high * farthest))],
  };
}

function neededValue(
  { parameter: { id, unit }, at, range, farthest: ends }: Curve,
  target: number,
): NeededValue {
  const between = (from: Point, to: Point) => crossing(at, from, to, target);
  const within = between(...range);
  const beyond = within ?? between(ends[0], range[0]) ?? between(range[1], ends[1]);
  return {
    id,
    unit,
    value: beyond,
    range: [range[0].x, range[1].x],
    verdict:
      within !== undefined ? "inside its range" : beyond !== undefined ? "outside its range" : "impossible",
  };
}

/**
 * Where a continuous function comes to a value between two points, by the Illinois variant of false
 * position (Dowell and Jarratt, 1971, doi:10.1007/BF01934364); undefined where it stays on one side.
 */
function crossing(f: (x: number) => number, from: Point, to: Point, target: number): number | undefined {
  let a = { x: from.x, y: from.y - target };
  let b = { x: to.x, y: to.y - target };
  if (a.y === 0 && b.y === 0) return undefined;
  if (a.y === 0) return a.x;
  if (b.y === 0) return b.x;
  if (a.y > 0 === b.y > 0) return undefined;
  let x = b.x;
  for (let step = 0; step < mostSteps; step++) {
    const before = x;
    x = (a.x * b.y - b.x * a.y) / (b.y - a.y);
    const y = f(x) - target;
    if (y === 0 || Math.abs(x - before) <= closeEnough * Math.abs(x)) return x;
    if (y > 0 === b.y > 0) a = { x: a.x, y: a.y / 2 };
    else a = b;
    b = { x, y };
  }
  return x;
}

function medianAndLargest(draws: Float64Array): [number, number] {
  const ranks = [Math.round(0.5 * (draws.length - 1)), draws.length - 1] as const;
  const at = orderStatistics(draws, ranks);
  return [at(ranks[0]), at(ranks[1])];
}
