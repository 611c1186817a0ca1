import * as z from "zod";
import { designNames } from "../sampling/designs/design.ts";
import { bases, scenarioKinds } from "../study/vocabulary.ts";
import { aspects } from "./restsOn.ts";
import type { RunReport } from "./runReport.ts";

const share = z.number().min(0).max(1);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

const standardError = z.number().nonnegative();
/** Null where it is not known: where not every draw of a design in replicates is kept. */
const knownOrNull = standardError.nullable();

const summaryWith = <Error extends z.ZodType>(error: Error) => ({
  mean: z.number(),
  meanStandardError: error,
  standardDeviation: z.number().nonnegative(),
  quantiles: z.array(z.strictObject({ probability: share, value: z.number(), standardError: error })),
});

/** One outcome of a run. */
export const outcomeReportSchema = z.strictObject({
  outcome: z.string(),
  measure: z.string(),
  segment: z.string().nullable(),
  label: z.string(),
  unit: z.enum(["USD/year", "USD/month", "USD/hour", "share", "persons", "hours/year"]),
  ...summaryWith(knownOrNull),
});

const byBasis = z.strictObject(record(bases, share));
const byAspect = z.strictObject(record(aspects, byBasis));

/** The form of a run's report, wageflow-run version 1, as JSON has it. */
export const runReportSchema = z.strictObject({
  format: z.literal("wageflow-run"),
  formatVersion: z.literal(1),
  scenario: z.strictObject({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    kind: z.enum(scenarioKinds),
    assumes: z.string(),
    leavesOut: z.string(),
  }),
  seed: z.string(),
  design: z.enum(designNames),
  replicates: z.int(),
  draws: z.int().positive(),
  codeVersion: z.string(),
  studyDigest: digest,
  outcomesDigest: digest,
  dependence: z.strictObject({
    together: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        parameters: z.array(z.string()),
        correlation: share,
      }),
    ),
    matrices: z.array(z.strictObject({ id: z.string(), title: z.string(), parameters: z.array(z.string()) })),
    narrowUnder: z.array(
      z.strictObject({ correlation: share, low: z.number(), median: z.number(), high: z.number() }),
    ),
  }),
  changed: z.strictObject({
    parameters: z.array(z.string()),
    pinned: z.record(z.string(), z.string()),
    weighed: z.array(z.string()),
  }),
  choices: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      weightsAre: z.literal("judgement"),
      reason: z.string(),
      options: z.array(z.strictObject({ id: z.string(), title: z.string(), drawn: share })),
    }),
  ),
  quantilesWithin: share,
  outcomes: z.array(outcomeReportSchema),
  envelopes: z.record(
    z.string(),
    z.strictObject({
      low: z.number(),
      high: z.number(),
      combinations: z.int().positive(),
      choices: z.array(z.string()),
      notSampled: z.array(z.string()),
    }),
  ),
  shareBetweenOptions: share.nullable(),
  restsOn: z
    .strictObject({
      workers: byAspect,
      revenue: byAspect,
      underChoice: z.strictObject({ workers: share, revenue: share }),
    })
    .nullable(),
  convergence: z.array(z.strictObject({ draws: z.int().positive(), ...summaryWith(standardError) })),
  stopped: z
    .strictObject({
      outcome: z.string(),
      probability: share,
      relativeError: z.number().positive(),
      cap: z.int().positive(),
      reached: z.number().nonnegative().nullable(),
      met: z.boolean(),
    })
    .nullable(),
  thresholds: z.array(
    z.strictObject({
      outcome: z.string(),
      threshold: z.number(),
      probability: share,
      standardError: knownOrNull,
      likelihood: z.string(),
    }),
  ),
}) satisfies z.ZodType<RunReport>;

function record<Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;
}
