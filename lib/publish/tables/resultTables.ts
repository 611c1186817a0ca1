import type { OutcomeReport, RunReport } from "../runReport.ts";
import type { SensitivityReport } from "../sensitivityReport.ts";
import { column, type Table, tableOf } from "./table.ts";

const outcome = {
  name: "outcome",
  type: "string",
  description: "Measure of the total, or measure@segment of one group of workers.",
  required: true,
} as const;

/** Every outcome, one row each, as `wageflow run --csv` prints it and as publications hold it. */
export function outcomesTable(outcomes: readonly OutcomeReport[]): Table {
  const probabilities = outcomes[0]?.quantiles.map(({ probability }) => probability) ?? [];
  return tableOf(
    {
      name: "outcomes",
      title: "Outcomes",
      description:
        "Every measure of the total and of each group of workers: mean, spread and quantiles, with standard errors of sampling.",
    },
    outcomes,
    [
      { ...outcome, cell: (entry) => entry.outcome },
      { ...column("measure", "string", "What is measured."), required: true, cell: (entry) => entry.measure },
      {
        ...column("segment", "string", "Group of workers; blank for the total."),
        cell: (entry) => entry.segment,
      },
      { ...column("unit", "string", "Unit of the numbers."), required: true, cell: (entry) => entry.unit },
      {
        ...column("mean", "number", "Mean over the draws."),
        required: true,
        cell: (entry) => entry.mean,
      },
      {
        ...column(
          "mean_standard_error",
          "number",
          "Standard error of the mean; blank where it is not known.",
        ),
        cell: (entry) => entry.meanStandardError,
      },
      {
        ...column("standard_deviation", "number", "Standard deviation of the draws."),
        required: true,
        cell: (entry) => entry.standardDeviation,
      },
      ...probabilities.flatMap((probability, index) => [
        {
          ...column(`quantile_${probability}`, "number", `Quantile at probability ${probability}.`),
          required: true,
          cell: (entry: OutcomeReport) => entry.quantiles[index]!.value,
        },
        {
          ...column(
            `quantile_${probability}_standard_error`,
            "number",
            "Standard error of that quantile; blank where it is not known.",
          ),
          cell: (entry: OutcomeReport) => entry.quantiles[index]!.standardError,
        },
      ]),
    ],
  );
}

/** The lowest and highest bounds over all readings of the sources. */
export function envelopesTable({ envelopes }: RunReport): Table {
  return tableOf(
    {
      name: "envelopes",
      title: "Envelopes",
      description:
        "For headline outcomes the lowest 5th and the highest 95th percentile over all combinations of options.",
    },
    Object.entries(envelopes),
    [
      { ...outcome, cell: ([id]) => id },
      { ...column("low", "number", "Lowest 5th percentile."), required: true, cell: ([, { low }]) => low },
      {
        ...column("high", "number", "Highest 95th percentile."),
        required: true,
        cell: ([, { high }]) => high,
      },
      {
        ...column("combinations", "integer", "Combinations of options, each a run of its own."),
        required: true,
        cell: ([, { combinations }]) => combinations,
      },
      {
        ...column("choices", "string", "Choices that the outcome depends on, with spaces between."),
        cell: ([, { choices }]) => choices.join(" "),
      },
    ],
  );
}

/** Choices between readings of the sources, one row an option. */
export function choicesTable({ choices, changed }: RunReport): Table {
  return tableOf(
    {
      name: "choices",
      title: "Choices between readings",
      description: "Structural alternatives with judged weights: how often each option was drawn, and why.",
    },
    choices.flatMap((choice) => choice.options.map((option) => ({ choice, option }))),
    [
      {
        ...column("choice", "string", "Name of the choice."),
        required: true,
        cell: ({ choice }) => choice.id,
      },
      {
        ...column("title", "string", "What is chosen."),
        required: true,
        cell: ({ choice }) => choice.title,
      },
      {
        ...column("option", "string", "Name of the option."),
        required: true,
        cell: ({ option }) => option.id,
      },
      {
        ...column("option_title", "string", "What the option is."),
        required: true,
        cell: ({ option }) => option.title,
      },
      {
        ...column("drawn", "number", "Share of the draws that took it."),
        required: true,
        cell: ({ option }) => option.drawn,
      },
      {
        ...column("pinned", "boolean", "Whether the choice was pinned to an option."),
        required: true,
        cell: ({ choice }) => Object.hasOwn(changed.pinned, choice.id),
      },
      {
        ...column("reason", "string", "Why the weights are what they are; they are judgement, always."),
        required: true,
        cell: ({ choice }) => choice.reason,
      },
    ],
  );
}

/** What drives the estimate, one number a row. */
export function sensitivityTable(report: SensitivityReport): Table {
  const number = (name: string, description: string) => column(name, "number", description);
  const text = (name: string, description: string) => ({
    ...column(name, "string", description),
    required: true,
  });
  return tableOf(
    {
      name: "sensitivity",
      title: "Sensitivity analysis",
      description: `What drives the estimate: ${report.methods.map(({ title }) => title).join("; ")}. ${report.replicates} replicates of ${report.drawsPerReplicate} draws, ${report.design} design.`,
    },
    report.rows,
    [
      { ...outcome, cell: (row) => row.outcome },
      {
        ...text("method", "Method, as `wageflow sensitivity --method` names it."),
        cell: (row) => row.method,
      },
      { ...text("kind", "What the row is about: a parameter, a choice, a group."), cell: (row) => row.kind },
      {
        ...text("item", "Name of the parameter, of the choice (`choice:name`), or of the group."),
        cell: (row) => row.item,
      },
      { ...text("label", "The same in words."), cell: (row) => row.label },
      { ...text("measure", "What is measured, as first or total."), cell: (row) => row.measure },
      { ...text("unit", "Unit of the value."), cell: (row) => row.unit },
      {
        ...number("at", "Value of the input that the row is for; blank where it is for none."),
        cell: (row) => row.at,
      },
      { ...column("note", "string", "What is to be noted of it."), cell: (row) => row.note },
      { ...number("value", "The estimate."), required: true, cell: (row) => row.value },
      {
        ...number("standard_error", "Its standard error; blank where it is not known."),
        cell: (row) => row.standardError,
      },
      { ...number("low", "Lower end of the 95 % interval."), cell: (row) => row.low },
      { ...number("high", "Upper end of the 95 % interval."), cell: (row) => row.high },
    ],
  );
}
