import * as z from "zod";
import { conditionSchema, factorsSchema, idSchema, textSchema } from "./common.ts";

/** A sum of products of parameters. */
export const termsSchema = z.union([
  z
    .string()
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/)
    .transform((id) => [[id]]),
  z.array(factorsSchema).min(1).max(40),
]);
export type Terms = readonly (readonly string[])[];

/** A group of workers: place, kind of work, mode of work; headcount, gross wage, months paid. */
export const segmentSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    place: z.string(),
    work: z.string(),
    mode: z.string(),
    /** Either the workers themselves, or a place of the headcount scheme and the part of it that they are. */
    workers: termsSchema.optional(),
    headcount: z.strictObject({ place: idSchema, part: factorsSchema.optional() }).optional(),
    /** Pay per paid month, in money per month or per year. */
    grossWage: factorsSchema,
    /** Earnings outside the post, per paid month. */
    sideEarnings: factorsSchema.optional(),
    monthsPaid: idSchema,
    contractYears: idSchema.optional(),
    /** Yearly growth of the stock: new dispatches beyond replacement, which pay the one-off costs too. */
    stockGrowth: idSchema.optional(),
    hoursPerDay: idSchema.optional(),
    daysOffPerMonth: idSchema.optional(),
    chain: idSchema,
    afterNetPay: idSchema.optional(),
    /** Parameters under the names by which the chain, or what follows it, calls them: `taken: taken.qatar`. */
    with: z.record(idSchema, idSchema).optional(),
    /** Coefficient of variation of earnings among the workers; needed where a chain has a quota. */
    spreadOfEarnings: idSchema.optional(),
    /** What others in the same place earn a month; or, as a ratio, a multiple of the gross wage. */
    comparison: z.strictObject({ who: textSchema, wage: idSchema }).optional(),
    /** A check beside the estimate, never part of a total. */
    outsideTotals: z.boolean().optional(),
    note: textSchema.optional(),
  })
  .refine(
    (segment) => (segment.workers === undefined) !== (segment.headcount === undefined),
    "a segment has either workers or headcount",
  );
export type Segment = Readonly<z.infer<typeof segmentSchema>>;

/** How many workers each place has under each composition, and to which total they are scaled. */
export const headcountsSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  says: textSchema,
  places: z.array(z.strictObject({ id: idSchema, title: textSchema, pinned: z.boolean().optional() })).min(1),
  /** The choice whose options are the compositions. */
  compositionChoice: idSchema,
  compositions: z.record(
    idSchema,
    z.record(
      idSchema,
      z.strictObject({
        add: termsSchema,
        /** Places counted inside this figure, taken off it. */
        less: z.array(z.strictObject({ place: idSchema, when: conditionSchema.optional() })).optional(),
      }),
    ),
  ),
  totalChoice: idSchema,
  /** Total for each option of the choice; null keeps the composition's own sum. */
  totals: z.record(idSchema, idSchema.nullable()),
});
export type Headcounts = Readonly<z.infer<typeof headcountsSchema>>;
