import type { Run } from "../../simulate/simulate.ts";
import { summarise } from "../../simulate/summarise.ts";
import type { Study, StudySegment } from "../../study/study.ts";
import { type Interval, interval } from "../../wording/interval.ts";

/** What the page says of one place; the segments there are taken together. */
export interface PlaceFigures {
  readonly place: string;
  /** Beside the total, never part of it. */
  readonly outsideTotals: boolean;
  readonly workers: Interval;
  /** To the state and the party, USD a year. */
  readonly narrow: Interval;
  /** Share of gross earnings taken by anyone. */
  readonly takenShare: Interval;
  /** Of the average worker, USD a month. */
  readonly netPayPerMonth: Interval;
  readonly receivedByFamilyPerMonth: Interval;
}

const measures = ["workers", "gross-earnings", "narrow", "net-pay", "received-by-family"] as const;

/** Outcomes that `byPlace` needs to be kept in the run. */
export function placeOutcomes(study: Study): string[] {
  return study.segments.flatMap(({ id }) => measures.map((measure) => `${measure}@${id}`));
}

/** The places of a study from the largest narrow revenue to the smallest; those outside the totals last. */
export function byPlace(run: Run): PlaceFigures[] {
  const places = new Map<string, StudySegment[]>();
  for (const segment of run.study.segments) {
    places.set(segment.place, [...(places.get(segment.place) ?? []), segment]);
  }
  return [...places]
    .map(([place, segments]) => placeFigures(run, place, segments))
    .sort(
      (a, b) =>
        Number(a.outsideTotals) - Number(b.outsideTotals) ||
        b.narrow.middle - a.narrow.middle ||
        (a.place < b.place ? -1 : 1),
    );
}

function placeFigures(run: Run, place: string, segments: readonly StudySegment[]): PlaceFigures {
  const total = (measure: (typeof measures)[number]) => {
    const columns = segments.map(({ id }) => run.outcomes.get(`${measure}@${id}`)!);
    return columns.length === 1
      ? columns[0]!
      : columns[0]!.map((_, draw) => columns.reduce((sum, column) => sum + column[draw]!, 0));
  };
  const [workers, gross, narrow, netPay, family] = measures.map(total) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const of = (draws: Float64Array) => interval(summarise(draws));
  const perWorkerAndMonth = (yearly: Float64Array) =>
    yearly.map((amount, draw) => (workers[draw] === 0 ? 0 : amount / workers[draw]! / 12));
  return {
    place,
    outsideTotals: segments.every((segment) => segment.outsideTotals === true),
    workers: of(workers),
    narrow: of(narrow),
    takenShare: of(gross.map((earned, draw) => (earned === 0 ? 0 : (earned - netPay[draw]!) / earned))),
    netPayPerMonth: of(perWorkerAndMonth(netPay)),
    receivedByFamilyPerMonth: of(perWorkerAndMonth(family)),
  };
}
