import * as z from "zod";
import { bases } from "../vocabulary.ts";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";

const number = z.number();
const positive = z.number().positive();

/**
 * How a parameter is distributed, as written in a file. Ranges say separately what they cover
 * (`covers`); `empirical` and `mixture` take their values from the evidence that they name.
 */
export const distributionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), value: number }),
  z.strictObject({ kind: z.literal("uniform"), low: number, high: number }),
  z.strictObject({ kind: z.literal("loguniform"), low: positive, high: positive }),
  z.strictObject({ kind: z.literal("triangular"), low: number, mode: number, high: number }),
  z.strictObject({ kind: z.literal("pert"), low: number, mode: number, high: number }),
  z.strictObject({
    kind: z.literal("normal"),
    low: number,
    high: number,
    bounds: z.tuple([number, number]).optional(),
  }),
  z.strictObject({
    kind: z.literal("lognormal"),
    low: positive,
    high: positive,
    bounds: z.tuple([number, number]).optional(),
  }),
  z.strictObject({
    kind: z.literal("beta"),
    alpha: positive,
    beta: positive,
    low: number.optional(),
    high: number.optional(),
  }),
  z.strictObject({
    kind: z.literal("discrete"),
    values: z
      .array(z.strictObject({ value: number, weight: positive }))
      .min(1)
      .max(1000),
  }),
  z.strictObject({ kind: z.literal("empirical"), by: z.enum(["lineage", "source"]) }),
  z.strictObject({
    kind: z.literal("mixture"),
    by: z.enum(["lineage", "source"]),
    /** Where a figure is not used as printed (another currency, a wider reading): its range here. */
    components: z.array(z.strictObject({ evidence: evidenceIdSchema, low: number, high: number })).optional(),
  }),
]);
export type WrittenDistribution = Readonly<z.infer<typeof distributionSchema>>;

/** An uncertain quantity with a unit, a distribution and its evidence. */
export const parameterSchema = z.strictObject({
  id: idSchema,
  label: textSchema,
  unit: z.string(),
  /** `documented`: evidence for this very place; `borrowed`: from elsewhere; `judgement`: a written reason. */
  basis: z.enum(bases),
  distribution: distributionSchema,
  /** Share of the probability that lies inside the range; 1 for least and most. */
  covers: z.number().gt(0).max(1).optional(),
  /** Figures of the same dimension that the distribution rests on. */
  evidence: z.array(evidenceIdSchema).optional(),
  /** Figures of other dimensions from which it was worked out; the note says how. */
  derivedFrom: z.array(evidenceIdSchema).optional(),
  leftOut: z
    .array(z.strictObject({ evidence: z.array(evidenceIdSchema).min(1), because: textSchema }))
    .optional(),
  /** Name of the random stream, where it is not the id: a renamed parameter keeps its draws this way. */
  stream: z.string().min(1).max(80).optional(),
  note: textSchema.optional(),
});
export type WrittenParameter = Readonly<z.infer<typeof parameterSchema>>;
