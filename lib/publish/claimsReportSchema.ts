import * as z from "zod";
import { agreementLevels, confidenceWords, evidenceWords } from "../claims/origins/confidence.ts";
import { claimDefinitions } from "../study/schemas/claim.ts";
import { agreementWords } from "../study/schemas/reading.ts";
import { claimQuantities } from "../study/vocabulary.ts";
import type { ClaimsReport } from "./claimsReport.ts";

const share = z.number().min(0).max(1);
const bound = z.number().nullable();
const range = { low: bound, high: bound };

const reading = z.strictObject({
  title: z.string(),
  steps: z.array(
    z.strictObject({
      says: z.string(),
      operation: z.enum(["add", "subtract", "multiply", "divide"]),
      terms: z.array(
        z.strictObject({ name: z.string(), ...range, unit: z.string(), because: z.string().nullable() }),
      ),
      ...range,
      unit: z.string(),
    }),
  ),
  against: z.array(
    z.strictObject({
      figure: z.string(),
      ...range,
      agreement: z.enum(agreementWords),
      distance: z.number(),
    }),
  ),
  changes: z.array(z.string()),
});

/** The form of claims held against a run, wageflow-claims version 1, as JSON has it. */
export const claimsReportSchema = z.strictObject({
  format: z.literal("wageflow-claims"),
  formatVersion: z.literal(1),
  scenario: z.string(),
  year: z.int(),
  seed: z.string(),
  draws: z.int().positive(),
  codeVersion: z.string(),
  studyDigest: z.string().regex(/^[0-9a-f]{64}$/),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      quantity: z.enum(claimQuantities),
      ...range,
      unit: z.string(),
      year: z.int(),
      scope: z.string(),
      definition: z.enum(claimDefinitions),
      status: z.enum(["published", "projection", "misprint"]),
      claimant: z.string(),
      source: z.string(),
      evidence: z.array(z.string()),
      follows: z.strictObject({
        verdict: z.enum([...agreementWords, "no inputs"]),
        readings: z.array(reading),
      }),
      position: z.strictObject({
        unmatched: z.string().nullable(),
        otherYear: z.boolean(),
        outcomes: z.array(
          z.strictObject({
            measure: z.string(),
            label: z.string(),
            quantiles: z.tuple([share, share]),
            inside: share,
            standardError: z.number().nonnegative(),
            likelihood: z.string().nullable(),
            extremes: z.tuple([z.number(), z.number()]),
          }),
        ),
      }),
      independence: z.strictObject({
        verdict: z.enum(["shares an origin", "own origin"]),
        lineages: z.array(z.string()),
        shared: z.array(z.strictObject({ lineage: z.string(), parameters: z.array(z.string()) })),
      }),
      confidence: z.strictObject({
        evidence: z.enum(evidenceWords),
        agreement: z.enum(agreementLevels),
        level: z.enum([...confidenceWords, "none"]),
        origins: z.array(z.string()),
        agreeing: z.array(z.string()),
      }),
    }),
  ),
  contradictions: z.array(z.strictObject({ id: z.string(), title: z.string(), readings: z.array(reading) })),
  changes: z.array(z.string()),
}) satisfies z.ZodType<ClaimsReport>;
