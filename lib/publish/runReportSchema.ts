import * as z from "zod";
import { measureUnits } from "../model/measures.ts";
import { designNames } from "../sampling/designs/design.ts";
import { bases, scenarioKinds } from "../study/vocabulary.ts";
import { aspects } from "./restsOn.ts";
import type { RunReport } from "./runReport.ts";

const share = z.number().min(0).max(1);
const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("SHA-256, as 64 hexadecimal digits.");

const standardError = z
  .number()
  .nonnegative()
  .describe("Standard error of sampling alone: how far other draws of the same study would be.");
/** Null where it is not known: where not every draw of a design in replicates is kept. */
const knownOrNull = standardError
  .nullable()
  .describe("Standard error of sampling alone; null where not every draw of a design in replicates is kept.");

const summaryWith = <Error extends z.ZodType>(error: Error) => ({
  mean: z.number().describe("Mean over the draws, in the unit of the outcome."),
  meanStandardError: error,
  standardDeviation: z.number().nonnegative(),
  quantiles: z
    .array(z.strictObject({ probability: share, value: z.number(), standardError: error }))
    .describe("Rising in probability; 0.05 and 0.95 are the ends of the 90 % interval."),
});

/** One outcome of a run. */
export const outcomeReportSchema = z.strictObject({
  outcome: z.string().describe("The measure, or the measure and a segment: narrow@kuwait-construction."),
  measure: z.string().describe("What is measured, such as narrow (regime revenue in the narrow sense)."),
  segment: z.string().nullable().describe("The group of workers; null for the total."),
  label: z.string().describe("Name of the outcome for people."),
  unit: z.enum(measureUnits),
  ...summaryWith(knownOrNull),
});

const byBasis = z.strictObject(record(bases, share));
const byAspect = z.strictObject(record(aspects, byBasis));

/** The form of a run's report, wageflow-run version 1, as JSON has it. */
export const runReportSchema = z.strictObject({
  format: z.literal("wageflow-run"),
  formatVersion: z.literal(1).describe("Raised by a change that a reader of the form has to know of."),
  scenario: z.strictObject({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    kind: z.enum(scenarioKinds).describe("An estimate, a restatement of published totals, or a policy."),
    assumes: z.string(),
    leavesOut: z.string(),
  }),
  seed: z.string().describe("With the study, design and draws, what makes the same digits again."),
  design: z.enum(designNames).describe("The scheme that makes the draws."),
  replicates: z.int().describe("Independent replicates of the design; 1 for independent draws."),
  draws: z.int().positive(),
  codeVersion: z.string(),
  studyDigest: digest.describe("SHA-256 of the study: all data and changes that decide the numbers."),
  outcomesDigest: digest.describe(
    "SHA-256 over eight totals in every draw; equal for runs that agree to the last bit.",
  ),
  dependence: z.strictObject({
    together: z
      .array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          parameters: z.array(z.string()),
          correlation: share,
        }),
      )
      .describe(
        "The same thing in different places, with the rank correlation of any two of the parameters.",
      ),
    matrices: z
      .array(z.strictObject({ id: z.string(), title: z.string(), parameters: z.array(z.string()) }))
      .describe("Parameters whose correlations the study gives pair by pair."),
    narrowUnder: z
      .array(z.strictObject({ correlation: share, low: z.number(), median: z.number(), high: z.number() }))
      .describe("The 90 % interval of narrow revenue, USD a year, if all groups had this correlation."),
  }),
  changed: z
    .strictObject({
      parameters: z.array(z.string()),
      pinned: z.record(z.string(), z.string()).describe("The option at which a choice was held."),
      weighed: z.array(z.string()).describe("Choices whose weights were changed."),
    })
    .describe("What is not as the data has it."),
  choices: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      weightsAre: z.literal("judgement"),
      reason: z.string(),
      options: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          drawn: share.describe("Share of the draws in which the option was drawn."),
        }),
      ),
    }),
  ),
  quantilesWithin: share.describe(
    "Largest relative error of a quantile beside that of sampling: 0 where every draw was kept.",
  ),
  outcomes: z.array(outcomeReportSchema),
  envelopes: z
    .record(
      z.string(),
      z.strictObject({
        low: z.number().describe("The lowest 5th percentile."),
        high: z.number().describe("The highest 95th percentile."),
        combinations: z.int().positive(),
        choices: z.array(z.string()).describe("Those that the outcome depends on."),
        notSampled: z.array(z.string()).describe("Options without weight, which are in no combination."),
      }),
    )
    .describe("By outcome: its range over all combinations of options that have weight."),
  shareBetweenOptions: share
    .nullable()
    .describe(
      "Share of the variance of narrow revenue that lies between options (structure); null if unknown.",
    ),
  restsOn: z
    .strictObject({
      workers: byAspect,
      revenue: byAspect,
      underChoice: z
        .strictObject({ workers: share, revenue: share })
        .describe("Shares that hang on a choice between readings."),
    })
    .nullable()
    .describe("Shares of workers and of narrow revenue by the weakest basis of each segment's parameters."),
  convergence: z
    .array(z.strictObject({ draws: z.int().positive(), ...summaryWith(standardError) }))
    .describe("Narrow revenue over the first draws, at doublings; empty where draws are not kept."),
  stopped: z
    .strictObject({
      outcome: z.string(),
      probability: share,
      relativeError: z.number().positive(),
      cap: z.int().positive(),
      reached: z
        .number()
        .nonnegative()
        .nullable()
        .describe("Standard error as a share of the quantile at the end; null for a quantile of 0."),
      met: z.boolean().describe("Whether the bound was met; else the cap ended the run."),
    })
    .nullable()
    .describe("How a run that was to go on until a standard error ended; null for any other."),
  thresholds: z
    .array(
      z.strictObject({
        outcome: z.string(),
        threshold: z.number(),
        probability: share.describe("Share of the draws above the threshold."),
        standardError: knownOrNull,
        likelihood: z.string().describe("The probability in words."),
      }),
    )
    .describe("What --threshold asked for."),
}) satisfies z.ZodType<RunReport>;

function record<Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;
}
