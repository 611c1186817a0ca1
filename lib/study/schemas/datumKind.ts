import * as z from "zod";
import { idSchema, textSchema } from "./common.ts";

/** What a parameter or a choice is about. */
export const datumSubjects = ["headcounts", "wages", "time", "deductions", "after net pay"] as const;
export type DatumSubject = (typeof datumSubjects)[number];

/** A kind of new datum that could be got, and how precise it would be. Precisions are judgement, always. */
export const datumKindSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  says: textSchema,
  /** Why the precisions are what they are. */
  reason: textSchema,
  informs: z
    .array(
      z.strictObject({
        about: z.enum(datumSubjects),
        /** Standard error relative to the quantity; for shares, in points of share. */
        relative: z.number().positive().max(10).optional(),
        share: z.number().positive().max(1).optional(),
        /** Chance that it tells the right option of a choice; else it points to one of the others, all alike. */
        right: z.number().gt(0).max(1).optional(),
        /** Parameters and choices of the subject of which it tells nothing. */
        except: z.array(idSchema).min(1).optional(),
      }),
    )
    .min(1)
    .max(5),
});
export type DatumKind = Readonly<z.infer<typeof datumKindSchema>>;
