import * as z from "zod";
import { afterNetPaySchema, chainSchema } from "./chain.ts";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";

/** Lines of a payslip that can be held against what is printed. */
export const payslipLines = [
  "gross earnings",
  "to state",
  "to embassy",
  "to company",
  "to security",
  "to officials",
  "to supervisor",
  "to foreign agency",
  "to broker",
  "to carrier",
  "to unknown",
  "living costs",
  "taken",
  "net pay",
  "state and embassy",
  "state, embassy and company",
  "third parties",
  "after living costs",
  "received by the family",
  "deficit",
  "shortfall",
] as const;
export type PayslipLine = (typeof payslipLines)[number];

const expectedLineSchema = z
  .strictObject({
    line: z.enum(payslipLines),
    amount: z.number().optional(),
    per: z.enum(["year", "month"]).optional(),
    share: z.number().optional(),
    tolerance: z.number().positive(),
  })
  .refine(
    ({ amount, per, share }) =>
      (amount === undefined) !== (share === undefined) && (amount === undefined) === (per === undefined),
    "a line has either an amount, per year or month, or a share of gross earnings",
  );

const readingSchema = z.strictObject({
  title: textSchema,
  choose: z.record(idSchema, idSchema).optional(),
  values: z.record(idSchema, z.number()).optional(),
  expect: z.array(expectedLineSchema).min(1),
});

/** One worker's case, followed from gross earnings to the family, with what the testimony prints. */
export const payslipSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  speaker: z.string(),
  says: textSchema,
  /** Currency of all amounts of the case. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  grossWage: z.strictObject({ amount: z.number().nonnegative(), per: z.enum(["year", "month"]) }),
  /** Earnings outside the post, per paid month. */
  sideEarnings: z.number().nonnegative().optional(),
  monthsPaid: z.number().positive().max(12),
  contractYears: z.number().positive().optional(),
  chain: z.union([idSchema, chainSchema]),
  afterNetPay: z.union([idSchema, afterNetPaySchema]).optional(),
  /** Every parameter that the chain names, as the testimony has it. */
  values: z.record(idSchema, z.number()),
  /** The readings of the testimony; the first is shown, the others beside it. */
  readings: z.array(readingSchema).min(1),
  matches: z.array(z.strictObject({ evidence: z.array(evidenceIdSchema).min(1), says: textSchema })),
  cannotMatch: z.array(z.strictObject({ evidence: z.array(evidenceIdSchema).min(1), says: textSchema })),
});
export type Payslip = Readonly<z.infer<typeof payslipSchema>>;
export type PayslipReading = Payslip["readings"][number];
