import { csvFormat } from "d3-dsv";
import type { RunReport } from "../../publish/runReport.ts";

/** Every outcome of a run as CSV, one row an outcome. */
export function outcomesTable(report: RunReport): string {
  const rows = report.outcomes.map(
    ({ outcome, measure, segment, unit, mean, meanStandardError, standardDeviation, quantiles }) => ({
      outcome,
      measure,
      segment: segment ?? "",
      unit,
      mean,
      mean_standard_error: meanStandardError,
      standard_deviation: standardDeviation,
      ...Object.fromEntries(
        quantiles.flatMap(({ probability, value, standardError }) => [
          [`quantile_${probability}`, value],
          [`quantile_${probability}_standard_error`, standardError],
        ]),
      ),
    }),
  );
  return `${csvFormat(rows)}\n`;
}
