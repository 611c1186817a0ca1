import { findMeasure } from "../../model/measures.ts";
import type { Study } from "../../study/study.ts";
import { type BreakEvenReport, breakEvenReport } from "../breakEvenReport.ts";
import { breakEvenSentence, factorSentence, mostSentence } from "../breakEvenWords.ts";
import { estimated, inUnit, plain } from "../quantity.ts";
import type { OutcomeName } from "./sensitivityFigures.ts";

/** What parameters would have to be, in numbers and in words. */
export interface BreakEvenFigures {
  readonly report: BreakEvenReport;
  readonly outcome: OutcomeName;
  /** `median`, `5 % quantile`. */
  readonly quantile: string;
  readonly target: string;
  readonly before: string;
  /** One for every parameter. */
  readonly sentences: readonly string[];
  /** What all of them together would have to be; empty for outcomes that gross earnings do not bound. */
  readonly everything: readonly string[];
}

/**
 * @param parameters default: the ten that matter most
 * @throws RangeError where a parameter or the outcome is not known, or the outcome does not depend on the parameter
 */
export function breakEvenFigures(
  study: Study,
  options: Parameters<typeof breakEvenReport>[1] & { readonly outcome: string },
): BreakEvenFigures {
  const report = breakEvenReport(study, options);
  const { id, label, unit, says } = findMeasure(options.outcome)!;
  const { target, before, everything } = report;
  const inUnitOf = (value: number) => inUnit(unit, value, value === target ? plain : estimated);
  const quantile = report.probability === 0.5 ? "median" : `${plain(report.probability * 100)} % quantile`;
  return {
    report,
    outcome: { id, label, unit, says },
    quantile,
    target: inUnitOf(target),
    before: inUnitOf(before),
    sentences: report.parameters.map((parameter) =>
      breakEvenSentence(parameter, { target, before, quantile, inUnitOf }),
    ),
    everything:
      everything === null
        ? []
        : everything.factor === null
          ? [factorSentence(everything, target)]
          : [factorSentence(everything, target), mostSentence(everything)],
  };
}
