import { median, table } from "./table.mjs";

/**
 * A section of the results in Markdown. A ratio is the median over the rounds of the ratio within a round, so that it
 * does not depend on how busy the machine was.
 */
export function sectionText({ title, says, base, rows, error }, { samples, missing }) {
  const ofBase = samples.get(base);
  const measured = rows.filter(({ name }) => samples.has(name)).map(({ name }) => [name, samples.get(name)]);
  const columns = {
    "": ([name]) => name,
    ms: ([, list]) => show(median(times(list))),
    least: ([, list]) => show(Math.min(...times(list))),
    most: ([, list]) => show(Math.max(...times(list))),
    again: ([, list]) => middle(list, "againMs"),
    cpu: ([, list]) => middle(list, "cpuMs"),
    ratio: ([, list]) => ratio(list, ofBase, "ms"),
    "by cpu": ([, list]) => ratio(list, ofBase, "cpuMs"),
    runs: ([, list]) => String(list.length),
    "peak MB": ([, list]) => middle(list, "peakMb"),
    error: ([, list]) => error?.(list[0].results)?.toFixed(4) ?? "",
    version: ([, list]) => list[0].version,
  };
  const filled = Object.entries(columns).filter(([, cell]) => measured.some((row) => cell(row) !== ""));
  const parts = [
    `## ${title}`,
    says,
    `Ratios are to ${base}.`,
    table(
      filled.map(([name]) => name),
      measured.map((row) => filled.map(([, cell]) => cell(row))),
    ),
    missing.map(({ name, install }) => `- ${name} is not installed: \`${install}\``).join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function ratio(list, ofBase, key) {
  if (list[0][key] === undefined || ofBase === undefined) return "";
  return median(list.map((sample, round) => sample[key] / ofBase[round][key])).toFixed(2);
}

const times = (list) => list.map(({ ms }) => ms);

/** The median of what not every program tells. */
function middle(list, key) {
  const values = list.map((sample) => sample[key]).filter((value) => typeof value === "number");
  return values.length === 0 ? "" : show(median(values));
}

const show = (value) => value.toFixed(value < 100 ? 1 : 0);
