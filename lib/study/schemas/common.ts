import * as z from "zod";

/** Ids are lower-case words joined by dots and hyphens: `wage.kuwait`, `kuwait-construction`. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "an id is lower-case letters and digits joined by dots or hyphens")
  .max(80);

/** Ids of figures: `F312`, `E05`, and with a letter `E05b` for a further figure of the same passage. */
export const evidenceIdSchema = z
  .string()
  .regex(/^[A-Z]{1,4}[0-9]{1,4}[a-z]?$/, "a figure's id looks like F312 or E05b");

export const textSchema = z.string().trim().min(1).max(4000);

/**
 * A product of parameters, each either taken as it is or, written `not <id>`, as one minus its value:
 * `[taken.gulf, not split.state]`. A single id may stand alone.
 */
export const factorsSchema = z.union([
  z
    .string()
    .regex(/^(?:not )?[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    .transform((factor) => [factor]),
  z
    .array(z.string().regex(/^(?:not )?[a-z0-9]+(?:[.-][a-z0-9]+)*$/))
    .min(1)
    .max(12),
]);
export type Factors = readonly string[];

/** Holds only under these options: every named choice must have one of the options given for it. */
export const conditionSchema = z.record(
  idSchema,
  z.union([idSchema.transform((option) => [option]), z.array(idSchema).min(1)]),
);
export type Condition = Readonly<Record<string, readonly string[]>>;
