import { sum } from "simple-statistics";
import { namesInChain } from "../study/namesIn.ts";
import type { Study, StudySegment } from "../study/study.ts";
import { type Basis, bases, choicePrefix, parameterOf } from "../study/vocabulary.ts";
import { type AnyRun, statisticsOf } from "./runStatistics.ts";

export const aspects = ["headcount", "gross wage", "deductions"] as const;
export type Aspect = (typeof aspects)[number];

/** Shares, adding up to 1, by the weakest basis among the parameters concerned. */
export type ByBasis = Readonly<Record<Basis, number>>;

/** What the estimate rests on, as shares of all workers and of narrow revenue. */
export interface RestsOn {
  readonly workers: Readonly<Record<Aspect, ByBasis>>;
  readonly revenue: Readonly<Record<Aspect, ByBasis>>;
  /** Share of workers, and of revenue, whose number or chain also hangs on a sampled choice. */
  readonly underChoice: { readonly workers: number; readonly revenue: number };
}

/** Outcomes that `restsOn` needs to be kept in the run. */
export function restsOnOutcomes(segments: readonly StudySegment[]): string[] {
  return segments.flatMap(({ id }) => [`workers@${id}`, `narrow@${id}`]);
}

/**
 * How much of the estimate rests on documented, borrowed and judged parameters: every segment counts,
 * for its headcount, its wage and its deductions (those of the chain, and pay that is withheld and lost), with the
 * weakest basis among their parameters.
 */
export function restsOn(run: AnyRun): RestsOn {
  const { study } = run;
  const counted = study.segments.filter((segment) => !segment.outsideTotals);
  const { mean } = statisticsOf(run);
  const rows = counted.map((segment) => ({
    workers: mean(`workers@${segment.id}`),
    revenue: mean(`narrow@${segment.id}`),
    basis: {
      headcount: weakest(headcountParameters(study, segment)),
      "gross wage": weakest([...segment.grossWage, ...(segment.sideEarnings ?? [])]),
      deductions: weakest([
        ...namesInChain(segment.chain).parameters.flatMap(({ factors }) => factors),
        ...(segment.afterNetPay?.withheld ?? []).flatMap(({ share }) => share),
      ]),
    },
    underChoice: [...run.dependsOn(`narrow@${segment.id}`)].some((name) => name.startsWith(choicePrefix)),
  }));

  /** Undefined where there is no parameter: a segment from which nothing is taken rests on nothing there. */
  function weakest(factors: readonly string[]): Basis | undefined {
    const found = factors.map((factor) => bases.indexOf(study.parameters.get(parameterOf(factor))!.basis));
    return bases[Math.max(...found)];
  }
  function shares(of: "workers" | "revenue"): Record<Aspect, ByBasis> {
    return Object.fromEntries(aspects.map((aspect) => [aspect, byBasis(of, aspect)])) as Record<
      Aspect,
      ByBasis
    >;
  }

  function byBasis(of: "workers" | "revenue", aspect: Aspect): ByBasis {
    const total = sum(rows.filter((row) => row.basis[aspect] !== undefined).map((row) => row[of]));
    return Object.fromEntries(
      bases.map((basis) => {
        const part = sum(rows.filter((row) => row.basis[aspect] === basis).map((row) => row[of]));
        return [basis, total === 0 ? 0 : part / total];
      }),
    ) as ByBasis;
  }

  function choiceShare(of: "workers" | "revenue"): number {
    const total = sum(rows.map((row) => row[of]));
    return total === 0 ? 0 : sum(rows.filter((row) => row.underChoice).map((row) => row[of])) / total;
  }
  return {
    workers: shares("workers"),
    revenue: shares("revenue"),
    underChoice: { workers: choiceShare("workers"), revenue: choiceShare("revenue") },
  };
}

/** The parameters that a segment's number of workers rests on, under the options that can be drawn. */
function headcountParameters(study: Study, segment: StudySegment): string[] {
  if (segment.workers !== undefined) return segment.workers.flat();
  const scheme = study.headcounts!;
  const { place, part } = segment.headcount!;
  const drawn = (choiceId: string, option: string) => {
    const choice = study.choices.get(choiceId)!;
    const index = choice.options.indexOf(option);
    return choice.pinned === undefined
      ? choice.weights.some((row) => row[index]! > 0)
      : choice.pinned === option;
  };
  const counts = Object.entries(scheme.compositions)
    .filter(([option]) => drawn(scheme.compositionChoice, option))
    .flatMap(([, places]) => (Object.hasOwn(places, place) ? places[place]!.add.flat() : []));
  const totals = Object.entries(scheme.totals)
    .filter(([option]) => drawn(scheme.totalChoice, option))
    .flatMap(([, total]) => total ?? []);
  const pinned = scheme.places.find(({ id }) => id === place)!.pinned;
  return [...counts, ...(part ?? []), ...(pinned ? [] : totals)];
}
