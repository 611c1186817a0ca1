import * as z from "zod";
import { designNames } from "../../sampling/designs/design.ts";
import { dependencePolicies, scenarioKinds } from "../vocabulary.ts";
import { afterNetPaySchema, chainSchema } from "./chain.ts";
import { choiceSchema } from "./choice.ts";
import { idSchema, textSchema } from "./common.ts";
import { distributionSchema, parameterSchema } from "./parameter.ts";
import { headcountsSchema, segmentSchema } from "./segment.ts";

const currency = z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters");

/** A change to one parameter: a value, a range `[low, high]` (uniform), or a distribution. */
export const changeSchema = z.union([
  z.number(),
  z.tuple([z.number(), z.number()]),
  z.strictObject({ distribution: distributionSchema, covers: z.number().gt(0).max(1).optional() }),
]);
export type Change = Readonly<z.infer<typeof changeSchema>>;

/** Parameters of which any two have the same rank correlation: the same thing in different places. */
const togetherSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  parameters: z.array(idSchema).min(2).max(200),
  /** Rank correlation of any two of them, 0 (independent) to 1 (common). */
  correlation: z.number().min(0).max(1),
});

/** Rank correlations, pair by pair; rows in the order of the parameters. */
const correlationsSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  parameters: z.array(idSchema).min(2).max(50),
  correlations: z.array(z.array(z.number().min(-1).max(1)).max(50)).max(50),
});

/** What is not independent. A parameter stands in one entry at most. */
export const dependenceSchema = z.strictObject({
  together: z.array(togetherSchema).max(100).optional(),
  matrices: z.array(correlationsSchema).max(100).optional(),
});
export type WrittenDependence = Readonly<z.infer<typeof dependenceSchema>>;

/** One correlation for every group of the base: a word, or a rank correlation from 0 to 1. */
const policySchema = z.union([z.enum(dependencePolicies), z.number().min(0).max(1)]);

/** Weights of a choice's options. They add up to 1; an option that is not named has none. */
export const weightsSchema = z.record(idSchema, z.number().nonnegative());
export type Weights = Readonly<z.infer<typeof weightsSchema>>;

/** Named overrides on a base; with `base: none` a study of its own, for any workforce. */
export const scenarioSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  year: z.int().min(1900).max(2200),
  base: z.union([z.literal("none"), idSchema]),
  /** `estimate` from documented ranges, `restatement` of a published total, or `policy`: what if. */
  kind: z.enum(scenarioKinds).optional(),
  assumes: textSchema,
  leavesOut: textSchema,
  seed: z.union([z.int(), z.string().max(200)]).optional(),
  draws: z.int().min(1).max(100_000_000).optional(),
  /** Scheme that makes the draws; `random` unless told otherwise. */
  design: z.enum(designNames).optional(),
  segments: z
    .array(z.union([idSchema, segmentSchema]))
    .min(1)
    .optional(),
  headcounts: z.union([idSchema, headcountsSchema]).optional(),
  /**
   * Workers who leave, by place: `all` of them, or the share that a parameter gives. Nobody goes elsewhere,
   * and the other places keep their numbers.
   */
  sentHome: z.record(textSchema, idSchema).optional(),
  /** Parameter that turns a currency into dollars, in units of that currency for one dollar. */
  exchangeRates: z.record(currency, idSchema).optional(),
  /** Share of the company's part that goes on the workers' keep. */
  companySpent: idSchema.optional(),
  parameters: z.array(parameterSchema).optional(),
  chains: z.array(chainSchema).optional(),
  afterNetPay: z.array(afterNetPaySchema).optional(),
  choices: z.array(choiceSchema).optional(),
  /** Changes to parameters that exist. */
  set: z.record(idSchema, changeSchema).optional(),
  /** Choices pinned to an option. */
  choose: z.record(idSchema, idSchema).optional(),
  /**
   * Weights of choices, in place of those of the data. Where these depend on another choice, the new ones
   * hold under every option of it.
   */
  weigh: z.record(idSchema, weightsSchema).optional(),
  /**
   * Inputs (parameters, and choices as `choice:<id>`) that make one joint net under a Sobol' design, what
   * matters most first. Later additions go to the end, so that they move no draw.
   */
  net: z.array(z.string().max(200)).max(1024).optional(),
  /**
   * Net and dimension of inputs under a Sobol' design, where segments that are not in this file decide them; null
   * for a net by itself. Written into stand-alone copies, so that they have the draws of what they were made from.
   */
  netPlaces: z
    .record(
      z.string().max(200),
      z
        .strictObject({ net: z.union([z.literal(""), idSchema]), dimension: z.int().min(1).max(1024) })
        .nullable(),
    )
    .optional(),
  /** What is not independent; or one correlation for every group that the base names. */
  dependence: z.union([policySchema, dependenceSchema]).optional(),
  /** Outcomes the scenario speaks of, where it cannot speak of all. */
  speaksOf: z.array(idSchema).optional(),
});
export type Scenario = Readonly<z.infer<typeof scenarioSchema>>;
