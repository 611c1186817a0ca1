import { mean } from "simple-statistics";
import type { Run } from "../simulate/simulate.ts";
import { namesInChain } from "../study/namesIn.ts";
import type { StudySegment } from "../study/study.ts";
import { type Basis, bases } from "../study/vocabulary.ts";

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
 * for its headcount, its wage and its deductions, with the weakest basis among their parameters.
 */
export function restsOn(run: Run): RestsOn {
  const { study } = run;
  const counted = study.segments.filter((segment) => !segment.outsideTotals);
  const average = (outcome: string) => mean(run.outcomes.get(outcome)! as unknown as number[]);
  const rows = counted.map((segment) => {
    const workers = `workers@${segment.id}`;
    const chain = namesInChain(segment.chain);
    const onWorkers = [...run.dependsOn(workers)];
    return {
      workers: average(workers),
      revenue: average(`narrow@${segment.id}`),
      basis: {
        headcount: weakest(onWorkers),
        "gross wage": weakest([...segment.grossWage, ...(segment.sideEarnings ?? [])]),
        deductions: weakest(
          chain.parameters.flatMap(({ factors }) => factors.map((factor) => factor.replace(/^not /, ""))),
        ),
      },
      underChoice: [...run.dependsOn(`narrow@${segment.id}`)].some((name) => name.startsWith("choice:")),
    };
  });

  function weakest(parameters: readonly string[]): Basis {
    const found = parameters.map((id) => bases.indexOf(study.parameters.get(id)?.basis ?? "documented"));
    return bases[Math.max(0, ...found)]!;
  }
  function shares(of: "workers" | "revenue"): Record<Aspect, ByBasis> {
    const total = rows.reduce((sum, row) => sum + row[of], 0);
    return Object.fromEntries(
      aspects.map((aspect) => [
        aspect,
        Object.fromEntries(
          bases.map((basis) => [
            basis,
            total === 0
              ? 0
              : rows.filter((row) => row.basis[aspect] === basis).reduce((sum, row) => sum + row[of], 0) /
                total,
          ]),
        ),
      ]),
    ) as Record<Aspect, ByBasis>;
  }
  function choiceShare(of: "workers" | "revenue"): number {
    const total = rows.reduce((sum, row) => sum + row[of], 0);
    return total === 0
      ? 0
      : rows.filter((row) => row.underChoice).reduce((sum, row) => sum + row[of], 0) / total;
  }
  return {
    workers: shares("workers"),
    revenue: shares("revenue"),
    underChoice: { workers: choiceShare("workers"), revenue: choiceShare("revenue") },
  };
}
