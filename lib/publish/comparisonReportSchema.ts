import * as z from "zod";
import { scenarioKinds } from "../study/vocabulary.ts";
import type { ComparisonReport } from "./comparisonReport.ts";

const share = z.number().min(0).max(1);
const study = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(scenarioKinds),
  studyDigest: z.string().regex(/^[0-9a-f]{64}$/),
});
const summary = z.strictObject({
  mean: z.number(),
  meanStandardError: z.number().nonnegative(),
  standardDeviation: z.number().nonnegative(),
  quantiles: z.array(
    z.strictObject({ probability: share, value: z.number(), standardError: z.number().nonnegative() }),
  ),
});
const change = z.strictObject({
  kind: z.enum(["parameter", "choice", "segment", "headcounts", "company's spending", "dependence"]),
  id: z.string(),
  how: z.enum(["changed", "added", "removed"]),
});

/** The form of a comparison of two studies, wageflow-comparison version 1, as JSON has it. */
export const comparisonReportSchema = z.strictObject({
  format: z.literal("wageflow-comparison"),
  formatVersion: z.literal(1),
  codeVersion: z.string(),
  first: study,
  second: study,
  seed: z.string(),
  draws: z.int().positive(),
  changes: z.array(change),
  differences: z.array(
    z.strictObject({
      outcome: z.string(),
      first: summary,
      second: summary,
      /** Second less first, draw by draw. */
      difference: summary,
      lower: share,
      higher: share,
      narrowing: z.number().nonnegative(),
    }),
  ),
  split: z.strictObject({
    outcome: z.string(),
    parts: z.array(z.strictObject({ changes: z.array(change), part: z.number() })),
  }),
}) satisfies z.ZodType<ComparisonReport>;
