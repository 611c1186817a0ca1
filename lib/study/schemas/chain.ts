import * as z from "zod";
import { periods, recipients } from "../vocabulary.ts";
import { conditionSchema, factorsSchema, idSchema, textSchema } from "./common.ts";

/**
 * One step of a chain: a share of the stage's base, an amount for a period, or a quota, which is an
 * amount that is due whatever is earned.
 */
export const deductionSchema = z
  .strictObject({
    to: z.enum(recipients),
    label: textSchema.optional(),
    share: factorsSchema.optional(),
    amount: factorsSchema.optional(),
    quota: factorsSchema.optional(),
    per: z.enum(periods).optional(),
  })
  .refine(
    (deduction) => [deduction.share, deduction.amount, deduction.quota].filter(Boolean).length === 1,
    "a deduction has exactly one of share, amount and quota",
  )
  .refine(
    (deduction) => (deduction.share === undefined) === (deduction.per !== undefined),
    "an amount or a quota says per what (paid month, calendar month, year or contract); a share does not",
  );
export type Deduction = Readonly<z.infer<typeof deductionSchema>>;

/** Deductions that share one base. `{after: s}` is what remained right after stage s. */
export const stageSchema = z.strictObject({
  id: idSchema,
  of: z.union([z.enum(["wage", "side", "all", "remaining"]), z.strictObject({ after: idSchema })]),
  when: conditionSchema.optional(),
  deductions: z.array(deductionSchema).min(1).max(20),
});
export type Stage = Readonly<z.infer<typeof stageSchema>>;

/** The ordered deductions that lead from gross earnings to net pay. */
export const chainSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  says: textSchema,
  stages: z.array(stageSchema).max(30),
});
export type Chain = Readonly<z.infer<typeof chainSchema>>;

/** What becomes of net pay, in this order; what the uses exceed it by is the worker's deficit. */
export const afterNetPaySchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  says: textSchema,
  /** Shares of net pay that never reach the worker, as pay withheld until return and not paid out. */
  withheld: z.array(z.strictObject({ to: z.enum(recipients), share: factorsSchema })).optional(),
  /** Costs in the order in which they are met. */
  costs: z
    .array(
      z.strictObject({
        to: z.enum(recipients),
        label: textSchema.optional(),
        amount: factorsSchema,
        per: z.enum(periods),
        when: conditionSchema.optional(),
      }),
    )
    .optional(),
  /** Share of what is then left that is sent home, and the carrier's share of that. */
  sentHome: factorsSchema.optional(),
  carrierFee: factorsSchema.optional(),
});
export type AfterNetPay = Readonly<z.infer<typeof afterNetPaySchema>>;
