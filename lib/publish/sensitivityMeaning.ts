import type { MethodId } from "../sensitivity/methods.ts";
import { percent } from "../wording/numbers.ts";
import type { SensitivityReport, SensitivityRow } from "./sensitivityReport.ts";

/** What the numbers of a method mean for an outcome, and how sure they are; empty where there is no more to say. */
export function sensitivityMeaning(report: SensitivityReport, id: MethodId, outcome: string): string {
  const rows = report.rows.filter((row) => row.method === id && row.outcome === outcome);
  const best = (measure: string, of = rows) =>
    of.filter((row) => row.measure === measure).sort((a, b) => b.value - a.value)[0];
  switch (id) {
    case "sobol": {
      const found = report.rankings.find((ranking) => ranking.outcome === outcome);
      const first = best("first");
      if (found === undefined || first === undefined) return "";
      // The index of a choice is that of its independent innovation.
      const known =
        first.kind === "choice"
          ? "if it were known, but for what other choices tell of it"
          : "if it were known";
      return `${quoted(first)} drives it most: ${known}, the variance would fall by ${percent(first.value)} on average. ${rankingSentence(report, found)}`;
    }
    case "rests-on": {
      const shares = rows
        .toSorted((a, b) => b.value - a.value)
        .map((row) => `${percent(row.value)} ${row.label}`);
      return `What is not known of it rests on: ${shares.join(", ")}. The shares add up to 1.`;
    }
    case "groups":
      return rows.some(({ kind }) => /source|lineage/.test(kind))
        ? "One parameter may rest on several sources: do not add these shares."
        : "";
    case "correlation":
    case "rank-correlation": {
      const explained = best("explained");
      if (explained === undefined) return "";
      const trust =
        explained.value < 0.7
          ? "so these numbers miss much of what matters"
          : "so these numbers tell most of it";
      return `A linear model explains ${percent(explained.value)} of the variance, ${trust}.`;
    }
    case "information": {
      const widest = best(
        "width",
        rows.filter(({ kind }) => !kind.endsWith("group")),
      );
      return widest === undefined
        ? ""
        : `An upper bound: no datum about ${quoted(widest)} can narrow the 90 % interval by more than ${percent(Math.max(0, widest.value))} on average.`;
    }
    case "new-data": {
      const most = best("variance");
      if (most === undefined) return "No datum of the kinds in the data would teach much.";
      const wide = rows.find(
        (row) => row.item === most.item && row.note === most.note && row.measure === "width",
      )!;
      return `The datum most worth getting: ${datumTitle(most)}, on ${quoted(most)}. It would take ${percent(most.value)} (${percent(most.low!)} to ${percent(most.high!)}) off the variance and ${percent(wide.value)} off the 90 % interval, on average and if it is as precise as is judged.`;
    }
    default:
      return "";
  }
}

function rankingSentence(
  report: SensitivityReport,
  { places }: SensitivityReport["rankings"][number],
): string {
  const label = (set: string) => quoted(report.rows.find((row) => row.item === set)!);
  const tied = places.slice(0, -1).filter(({ isApart }) => !isApart);
  if (tied.length === 0) return `The ranking of the first ${places.length} has settled.`;
  const settled = places.findIndex(({ isApart }) => !isApart);
  const pairs = tied.map(
    (place) => `${label(place.set)} and ${label(places[places.indexOf(place) + 1]!.set)}`,
  );
  const head =
    settled === 0
      ? "No place of the ranking has settled"
      : `The ranking has settled for the first ${settled}`;
  return `${head}; these neighbours cannot be told apart: ${pairs.join("; ")}.`;
}

const quoted = (row: SensitivityRow) => `"${row.label}"`;
/** What the datum of a row is, in words. */
export const datumTitle = (row: Pick<SensitivityRow, "note">) => String(row.note).replaceAll("-", " ");
