import * as z from "zod";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";

/** A published figure that a run can be held against. */
export const claimSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** Figures in which it is printed; the first gives value, place and lineage. */
  evidence: z.array(evidenceIdSchema).min(1),
  quantity: z.enum(["state-revenue", "workers", "gross-wage", "taken-share", "net-pay"]),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  year: z.int(),
  scope: textSchema,
  /** What the claimant counts, as far as it can be told. */
  definition: z.enum(["gross wages", "narrow", "wide", "remitted", "unclear", "not applicable"]),
  status: z.enum(["published", "projection", "misprint"]),
  note: textSchema,
});
export type Claim = Readonly<z.infer<typeof claimSchema>>;
