import * as z from "zod";
import { designNames } from "../../sampling/designs/design.ts";
import { groupKinds } from "../../sensitivity/groups/inputGroups.ts";
import { methodIds } from "../../sensitivity/methods.ts";
import { idSchema } from "../../study/schemas/common.ts";
import { datumKindSchema } from "../../study/schemas/datumKind.ts";
import { evidenceSchema, lineageSchema, sourceSchema } from "../../study/schemas/evidence.ts";
import { changeSchema, scenarioSchema, weightsSchema } from "../../study/schemas/scenario.ts";
import { wordingSchema } from "../../study/schemas/wording.ts";
import { mostDrawsPublished } from "../bundle/publish.ts";
import { outcomeReportSchema } from "../runReportSchema.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/, "a digest is 64 digits 0-9 and a-f");
const text = z.string().max(4000);
const replicates = z.int().min(1).max(4096);
const design = z.enum(designNames);

/** The form of a manifest, wageflow-manifest version 1. What it holds comes from anywhere, so that everything has a bound. */
export const manifestSchema = z.strictObject({
  format: z.literal("wageflow-manifest"),
  formatVersion: z.literal(1),
  title: text,
  digestLine: text,
  software: z.strictObject({ name: z.literal("wageflow"), version: z.string().max(40) }),
  digests: z.strictObject({ code: digest, data: digest, study: digest, outcomes: digest }),
  sampling: z.strictObject({
    seed: z.string().max(200),
    design,
    replicates,
    draws: z.int().min(1).max(mostDrawsPublished),
  }),
  sensitivity: z
    .strictObject({
      methods: z.array(z.enum(methodIds)).min(1).max(40),
      groups: z.array(z.enum(groupKinds)).max(10),
      outcomes: z.array(z.string().max(200)).min(1).max(10),
      design,
      replicates: z.int().min(2).max(32),
      drawsPerReplicate: z.int().min(64).max(1024),
    })
    .nullable(),
  asked: z.strictObject({
    scenario: z.union([idSchema, scenarioSchema]),
    overrides: z.strictObject({
      set: z.record(idSchema, changeSchema).optional(),
      choose: z.record(idSchema, idSchema).optional(),
      weigh: z.record(idSchema, weightsSchema).optional(),
      sentHome: z.record(text, idSchema).optional(),
      dependence: z.union([z.enum(["independent", "common"]), z.number().min(0).max(1)]).optional(),
    }),
  }),
  isOwn: z.boolean(),
  rerun: z.array(text).max(20),
  quotes: z.array(z.strictObject({ language: z.string().max(10), text })).max(20),
  results: z.array(outcomeReportSchema).max(100),
  scenario: scenarioSchema,
  data: z.strictObject({
    evidence: z.array(evidenceSchema).max(5000),
    sources: z.array(sourceSchema).max(1000),
    lineages: z.array(lineageSchema).max(1000),
    datumKinds: z.array(datumKindSchema).max(100),
    wording: z.array(wordingSchema).max(20),
  }),
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(120), bytes: z.int().nonnegative(), sha256: digest }))
    .max(200),
});
