import * as z from "zod";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";
import { readingSchema } from "./reading.ts";

/** Figures that cannot all be right, or that agree without being independent. */
export const contradictionSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** What conflicts, in our own words. */
  says: textSchema,
  evidence: z.array(evidenceIdSchema).min(2),
  /** The arithmetic: what the figures give, each way that they can be read. */
  readings: z.array(readingSchema).max(8).optional(),
  /** What would reconcile them, as far as anything does. */
  reconciles: textSchema,
  /** How the study treats them. */
  treatment: textSchema,
  /** Choices, parameters, claims and payslips in which that can be seen. */
  treatedIn: z
    .strictObject({
      choices: z.array(idSchema).optional(),
      parameters: z.array(idSchema).optional(),
      claims: z.array(idSchema).optional(),
      payslips: z.array(idSchema).optional(),
    })
    .optional(),
});
export type Contradiction = Readonly<z.infer<typeof contradictionSchema>>;
