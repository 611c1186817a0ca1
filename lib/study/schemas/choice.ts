import * as z from "zod";
import { idSchema, textSchema } from "./common.ts";

const weight = z.number().nonnegative();

/** A structural alternative with judged weights, sampled like a parameter or pinned. */
export const choiceSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  question: textSchema,
  /** Why the weights are what they are. Weights are judgement, always. */
  reason: textSchema,
  /** Another choice on whose options the weights depend (joint weights). */
  given: idSchema.optional(),
  options: z
    .array(
      z.strictObject({
        id: idSchema,
        title: textSchema,
        says: textSchema,
        weight: z.union([weight, z.record(idSchema, weight)]),
      }),
    )
    .min(1)
    .max(40),
  stream: z.string().min(1).max(80).optional(),
});
export type Choice = Readonly<z.infer<typeof choiceSchema>>;
