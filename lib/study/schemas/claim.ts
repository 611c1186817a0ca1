import * as z from "zod";
import { claimQuantities } from "../vocabulary.ts";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";
import { readingSchema } from "./reading.ts";

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
