import * as z from "zod";
import { measureUnits } from "../model/measures.ts";
import { designNames } from "../sampling/designs/design.ts";
import { leaveOutKinds } from "../sensitivity/leaveOut/leaveOut.ts";
import { methodIds } from "../sensitivity/methods.ts";
import { scenarioKinds } from "../study/vocabulary.ts";
import type { BreakEvenReport } from "./breakEvenReport.ts";
import type { ConditionReport } from "./conditionReport.ts";
import type { LeaveOutReport } from "./leaveOutReport.ts";
import type { SensitivityReport } from "./sensitivityReport.ts";

const share = z.number().min(0).max(1);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const unit = z.enum(measureUnits);
const pair = z.tuple([z.number(), z.number()]);

const scenario = z.strictObject({
  id: z.string(),
  title: z.string(),
  year: z.int(),
  kind: z.enum(scenarioKinds),
});
const origin = { scenario, seed: z.string(), codeVersion: z.string(), studyDigest: digest };

const estimate = z.strictObject({
  value: z.number(),
  standardError: z.number().nonnegative(),
  low: z.number(),
  high: z.number(),
});

/** The form of a sensitivity analysis, wageflow-sensitivity version 1, as JSON has it. */
export const sensitivityReportSchema = z.strictObject({
  format: z.literal("wageflow-sensitivity"),
  formatVersion: z.literal(1),
  ...origin,
  design: z.enum(designNames),
  replicates: z.int().min(2),
  drawsPerReplicate: z.int().positive(),
  changed: z.strictObject({
    parameters: z.array(z.string()),
    pinned: z.record(z.string(), z.string()),
    weighed: z.array(z.string()),
  }),
  outcomes: z.array(z.strictObject({ outcome: z.string(), label: z.string(), unit })),
  methods: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      says: z.string(),
      choices: z.string(),
      cites: z.array(z.strictObject({ by: z.string(), year: z.int(), doi: z.string() })),
    }),
  ),
  rows: z.array(
    z.strictObject({
      outcome: z.string(),
      method: z.enum(methodIds),
      kind: z.enum([
        ...(["parameter", "choice", "dependent parameters", "pair", "model"] as const),
        ...(["topic group", "place group", "basis group", "choice group"] as const),
        ...(["source group", "lineage group"] as const),
      ]),
      item: z.string(),
      label: z.string(),
      measure: z.string(),
      unit: z.enum([...unit.options, "index", "correlation", "distance"]),
      at: z.number().nullable(),
      note: z.string().nullable(),
      value: z.number(),
      standardError: z.number().nonnegative().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  rankings: z.array(
    z.strictObject({
      outcome: z.string(),
      places: z.array(
        z.strictObject({
          set: z.string(),
          total: estimate,
          ahead: estimate.nullable(),
          isApart: z.boolean(),
        }),
      ),
      isSettled: z.boolean(),
    }),
  ),
  notes: z.array(z.string()),
}) satisfies z.ZodType<SensitivityReport>;

/** The form of a search for break-even values, wageflow-break-even version 1. */
export const breakEvenReportSchema = z.strictObject({
  format: z.literal("wageflow-break-even"),
  formatVersion: z.literal(1),
  ...origin,
  draws: z.int().positive(),
  outcome: z.string(),
  target: z.number(),
  probability: share,
  before: z.number(),
  parameters: z.array(
    z.strictObject({
      parameter: z.string(),
      label: z.string(),
      unit: z.string(),
      where: z.enum(["inside", "beyond", "impossible"]),
      value: z.number().nullable(),
      multiple: z.number().nullable(),
      crossings: z.int().nonnegative(),
      sampled: pair,
      reached: pair,
    }),
  ),
  everything: z
    .strictObject({
      factor: z.number().nullable(),
      before: z.number(),
      monthsCapped: share,
      families: z.array(z.strictObject({ family: z.string(), multiple: z.number() })),
      atMostOfRanges: z.number(),
    })
    .nullable(),
}) satisfies z.ZodType<BreakEvenReport>;

const spread = z.strictObject({
  mean: z.number(),
  low: z.number(),
  median: z.number(),
  high: z.number(),
  options: z.array(share).nullable(),
});
const moved = z.array(
  z.strictObject({
    name: z.string(),
    before: spread,
    after: spread.nullable(),
    gap: share,
    isMoved: z.boolean(),
  }),
);

/** The form of a conditioned study, wageflow-condition version 1. */
export const conditionReportSchema = z.strictObject({
  format: z.literal("wageflow-condition"),
  formatVersion: z.literal(1),
  ...origin,
  draws: z.int().positive(),
  claim: z.string().nullable(),
  conditions: z.array(
    z.strictObject({
      ranges: z.array(z.strictObject({ of: z.string(), from: z.number(), to: z.number() })),
      probability: share,
      draws: z.int().nonnegative(),
      isFew: z.boolean(),
      inputs: moved,
      outcomes: moved,
    }),
  ),
}) satisfies z.ZodType<ConditionReport>;

const interval = z.strictObject({ low: z.number(), median: z.number(), high: z.number() });

/** The form of an estimate without single origins, wageflow-leave-out version 1. */
export const leaveOutReportSchema = z.strictObject({
  format: z.literal("wageflow-leave-out"),
  formatVersion: z.literal(1),
  ...origin,
  draws: z.int().positive(),
  outcomes: z.array(z.string()),
  leftOut: z.array(
    z.strictObject({
      kind: z.enum(leaveOutKinds),
      id: z.string(),
      label: z.string(),
      figures: z.array(z.string()),
      refitted: z.array(
        z.strictObject({
          parameter: z.string(),
          rule: z.enum(["made again", "ends moved", "same range", "stretched", "unsupported"]),
        }),
      ),
      options: z.array(z.string()),
      outcomes: z.array(
        z.strictObject({ outcome: z.string(), before: interval, after: interval, change: z.number() }),
      ),
    }),
  ),
}) satisfies z.ZodType<LeaveOutReport>;
