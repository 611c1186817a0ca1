import { type Arithmetic, sum } from "../arithmetic.ts";
import { hasQuota } from "../study/hasQuota.ts";
import type { Study, StudySegment } from "../study/study.ts";
import { parseUnit } from "../study/units.ts";
import { parameterOf, type Recipient, recipients } from "../study/vocabulary.ts";
import { type PlaceCount, placeCounts } from "./headcounts.ts";
import type { StudyValues } from "./studyValues.ts";
import { meanWorkerYear, type WorkerYear, workerYear } from "./workerYear.ts";

/** Days and working days count calendar months of this length. */
const daysAMonth = 365 / 12;
const monthsAYear = 12;

/** A group of workers (a segment, or all of them) in one year; money in USD. */
export interface GroupYear<Q> extends WorkerYear<Q> {
  readonly workers: Q;
  readonly workersStated: Q;
  /** Worker-months that were paid. */
  readonly paidMonths: Q;
  /** Hours worked; undefined where the hours of some workers are not known. */
  readonly hours: Q | undefined;
  /** What others in the same places would have earned in the paid months; undefined where not known. */
  readonly comparisonPay: Q | undefined;
}

/** One segment's year: the average worker's year times the workers. */
export function segmentYear<Q>(
  arithmetic: Arithmetic<Q>,
  segment: StudySegment,
  places: ReadonlyMap<string, PlaceCount<Q>> | undefined,
  values: StudyValues<Q>,
  study: Study,
): GroupYear<Q> {
  const { constant, subtract, multiply, ratio } = arithmetic;
  const months = values.parameter(segment.monthsPaid);
  const paidMonth = (factors: readonly string[]) => {
    const amount = values.money(factors);
    return moneyPeriod(study, factors) === "year" ? ratio(amount, constant(monthsAYear)) : amount;
  };
  const wagePerMonth = paidMonth(segment.grossWage);
  const earnings = {
    wage: multiply(wagePerMonth, months),
    side:
      segment.sideEarnings === undefined ? constant(0) : multiply(paidMonth(segment.sideEarnings), months),
  };
  const chainValues = values.forChain(segment);
  const worker = hasQuota(segment.chain)
    ? meanWorkerYear(arithmetic, segment, earnings, chainValues, values.parameter(segment.spreadOfEarnings!))
    : workerYear(arithmetic, segment, earnings, chainValues);
  const count = workersOf(arithmetic, segment, places, values);
  const paidMonths = multiply(count.used, months);
  const comparison = segment.comparison?.wage;
  return {
    ...scaled(arithmetic, worker, count.used),
    workers: count.used,
    workersStated: count.stated,
    paidMonths,
    hours:
      segment.hoursPerDay === undefined || segment.daysOffPerMonth === undefined
        ? undefined
        : multiply(
            multiply(values.parameter(segment.hoursPerDay), paidMonths),
            subtract(constant(daysAMonth), values.parameter(segment.daysOffPerMonth)),
          ),
    comparisonPay:
      comparison === undefined
        ? undefined
        : multiply(
            parseUnit(study.parameters.get(comparison)!.unit).dimension === "ratio"
              ? multiply(wagePerMonth, values.parameter(comparison))
              : paidMonth([comparison]),
            paidMonths,
          ),
  };
}

/** Segments added up. */
export function addUp<Q>(arithmetic: Arithmetic<Q>, groups: readonly GroupYear<Q>[]): GroupYear<Q> {
  const total = (of: (group: GroupYear<Q>) => Q) => sum(arithmetic, groups.map(of));
  const totalWhereKnown = (of: (group: GroupYear<Q>) => Q | undefined) => {
    const parts = groups.map(of);
    return parts.every((part) => part !== undefined) ? sum(arithmetic, parts) : undefined;
  };
  return {
    workers: total((group) => group.workers),
    workersStated: total((group) => group.workersStated),
    paidMonths: total((group) => group.paidMonths),
    hours: totalWhereKnown((group) => group.hours),
    comparisonPay: totalWhereKnown((group) => group.comparisonPay),
    grossEarnings: total((group) => group.grossEarnings),
    netPay: total((group) => group.netPay),
    shortfall: total((group) => group.shortfall),
    afterLivingCosts: total((group) => group.afterLivingCosts),
    receivedByFamily: total((group) => group.receivedByFamily),
    savedInHand: total((group) => group.savedInHand),
    deficit: total((group) => group.deficit),
    to: byRecipient((recipient) => total((group) => group.to[recipient])),
  };
}

/** Every segment's year, and the total over those that are not outside it. */
export function studyYear<Q>(
  arithmetic: Arithmetic<Q>,
  study: Study,
  values: StudyValues<Q>,
): { readonly total: GroupYear<Q>; readonly segments: ReadonlyMap<string, GroupYear<Q>> } {
  const places = study.headcounts && placeCounts(arithmetic, study.headcounts, values);
  const segments = new Map(
    study.segments.map((segment) => [segment.id, segmentYear(arithmetic, segment, places, values, study)]),
  );
  const counted = study.segments.filter((segment) => !segment.outsideTotals);
  return {
    total: addUp(
      arithmetic,
      counted.map((segment) => segments.get(segment.id)!),
    ),
    segments,
  };
}

function workersOf<Q>(
  arithmetic: Arithmetic<Q>,
  segment: StudySegment,
  places: ReadonlyMap<string, PlaceCount<Q>> | undefined,
  values: StudyValues<Q>,
): PlaceCount<Q> {
  if (segment.workers !== undefined) {
    const workers = segment.workers.map(values.product).reduce((left, right) => arithmetic.add(left, right));
    return { stated: workers, used: workers };
  }
  const { place, part } = segment.headcount!;
  const count = places!.get(place)!;
  if (part === undefined) return count;
  const share = values.product(part);
  return { stated: arithmetic.multiply(count.stated, share), used: arithmetic.multiply(count.used, share) };
}

function moneyPeriod(study: Study, factors: readonly string[]): string | undefined {
  return factors
    .map((factor) => parseUnit(study.parameters.get(parameterOf(factor))!.unit))
    .find((unit) => unit.dimension === "money")?.period;
}

function scaled<Q>({ multiply }: Arithmetic<Q>, year: WorkerYear<Q>, workers: Q): WorkerYear<Q> {
  return {
    grossEarnings: multiply(year.grossEarnings, workers),
    netPay: multiply(year.netPay, workers),
    shortfall: multiply(year.shortfall, workers),
    afterLivingCosts: multiply(year.afterLivingCosts, workers),
    receivedByFamily: multiply(year.receivedByFamily, workers),
    savedInHand: multiply(year.savedInHand, workers),
    deficit: multiply(year.deficit, workers),
    to: byRecipient((recipient) => multiply(year.to[recipient], workers)),
  };
}

function byRecipient<Q>(of: (recipient: Recipient) => Q): Record<Recipient, Q> {
  return Object.fromEntries(recipients.map((recipient) => [recipient, of(recipient)])) as Record<
    Recipient,
    Q
  >;
}
