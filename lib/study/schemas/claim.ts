import * as z from "zod";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";
import { readingSchema } from "./reading.ts";

/** What a claim is about, in the order in which readers see it. `step-share` is a share of what earlier deductions leave. */
export const claimQuantities = [
  "state-revenue",
  "taken-per-worker",
  "taken-share",
  "state-share",
  "step-share",
  "kept-share",
  "net-pay",
  "gross-wage",
  "workers",
  "sent-home",
] as const;
export type ClaimQuantity = (typeof claimQuantities)[number];

/** Quantities as headings. */
export const quantityTitles: Readonly<Record<ClaimQuantity, string>> = {
  "state-revenue": "What the state takes in a year",
  "taken-per-worker": "What is taken from one worker",
  "taken-share": "Share taken",
  "state-share": "Share taken by the state",
  "step-share": "Share taken in one step of a chain",
  "kept-share": "Share kept",
  "net-pay": "What a worker keeps",
  "gross-wage": "Gross wages",
  workers: "Workers",
  "sent-home": "Workers sent home",
};

/** What a claimant counts, as far as it can be told. */
export const claimDefinitions = [
  "gross wages",
  "narrow",
  "wide",
  "remitted",
  "unclear",
  "not applicable",
] as const;
export type ClaimDefinition = (typeof claimDefinitions)[number];

/** A published figure that a run can be held against. */
export const claimSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** Figures in which it is printed; the first gives value, place, speaker and lineage. */
  evidence: z.array(evidenceIdSchema).min(1),
  quantity: z.enum(claimQuantities),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  year: z.int(),
  /** Which workers it speaks of; claims of the same scope are compared with one another. */
  scope: textSchema,
  /** The segments of the study that make up this scope; without them it is the total. */
  segments: z.array(idSchema).min(1).optional(),
  /** Why the study has no outcome of this scope or kind. */
  unmatched: textSchema.optional(),
  definition: z.enum(claimDefinitions),
  status: z.enum(["published", "projection", "misprint"]),
  /** How it follows, or not, from the inputs that its claimant states. */
  readings: z.array(readingSchema).min(1).max(8).optional(),
  note: textSchema,
});
export type Claim = Readonly<z.infer<typeof claimSchema>>;
