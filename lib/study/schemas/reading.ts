import * as z from "zod";
import { idSchema, textSchema } from "./common.ts";

const number = z.number().nullable();

/**
 * What a step calculates with: a figure (`F311`), one end of it (`low F031`), one less a share
 * (`not F312`), an earlier step by its id, a plain quantity with its unit (`12 months/year`), or a range that
 * somebody judged, with the reason.
 */
export const termSchema = z.union([
  z
    .string()
    .regex(
      /^(?:(?:not|low|high) )?(?:[A-Z]{1,4}[0-9]{1,4}[a-z]?|[a-z][a-z0-9-]*)$|^[0-9]+(?:\.[0-9]+)? \S+$/,
      "a term is a figure as F311, `not F312`, `low F311`, the id of an earlier step, or a quantity as 12 months/year",
    ),
  z.strictObject({ low: z.number(), high: z.number(), unit: z.string(), because: textSchema }),
]);
export type Term = z.infer<typeof termSchema>;

const terms = z.array(termSchema).min(2).max(20);

/** One step of a calculation. `subtract` and `divide` take the later terms from, or into, the first. */
export const stepSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** What the step works out, in a few words. */
    says: textSchema,
    add: terms.optional(),
    subtract: terms.optional(),
    multiply: terms.optional(),
    divide: terms.optional(),
  })
  .refine(
    (step) =>
      [step.add, step.subtract, step.multiply, step.divide].filter((given) => given !== undefined).length ===
      1,
    "a step has one of add, subtract, multiply or divide",
  );
export type Step = Readonly<z.infer<typeof stepSchema>>;

/** How a result compares with a printed figure; the rule is in `lib/claims/arithmetic/agreement.ts`. */
export const agreementWords = ["reproduces", "overlaps", "misses"] as const;

const heldFigureSchema = z
  .string()
  .regex(/^(?:most )?[A-Z]{1,4}[0-9]{1,4}[a-z]?$/, "a figure is held against as F311, or as most F066");

/** A calculation from printed figures: the steps in order, of which the last one gives the result. */
export const readingSchema = z.strictObject({
  title: textSchema,
  steps: z.array(stepSchema).min(1).max(12),
  /** The result, to four digits: a number, or least and most (null where open). */
  gives: z.union([z.number(), z.tuple([number, number])]),
  /**
   * The printed figures that the result is held against, and how it compares. A figure that the text has as the
   * most that it can have been is written as `most F066`.
   */
  against: z.record(heldFigureSchema, z.enum(agreementWords)).optional(),
});
export type Reading = Readonly<z.infer<typeof readingSchema>>;
