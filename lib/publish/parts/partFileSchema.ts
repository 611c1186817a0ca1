import * as z from "zod";
import { designNames } from "../../sampling/designs/design.ts";
import { mostBytes } from "../../study/vocabulary.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const name = z.string().min(1).max(300);
const names = z.array(name).max(10_000);
/** Sum and sum of squares. */
const sums = z.array(z.tuple([z.number(), z.number().nonnegative()])).max(1_000_000);

/** The form of a part of a run, wageflow-part version 1, as JSON has it. */
export const partFileSchema = z.strictObject({
  format: z.literal("wageflow-part"),
  formatVersion: z.literal(1),
  /** How the run was called for, so that its study can be made again. */
  call: z.strictObject({
    /** Name of a scenario of the project, or of a file. */
    scenario: z.string().min(1).max(4096),
    /** The file's text; null for a scenario of the project. */
    text: z.string().max(mostBytes).nullable(),
    set: names,
    choose: names,
    weigh: names,
    without: names,
    dependence: name.nullable(),
  }),
  seed: z.string().max(10_000),
  design: z.strictObject({
    name: z.enum(designNames),
    draws: z.int().positive().max(4_294_967_295),
    replicates: z.int().positive().max(65_536),
  }),
  codeVersion: name,
  studyDigest: digest,
  /** Which of how many shards it is, from 1; null where it was not cut in that way. */
  shard: z.strictObject({ number: z.int().positive(), of: z.int().positive() }).nullable(),
  /** First leaf, and the leaf after the last, of each range of leaves of 8,192 draws that the part holds. */
  leaves: z.array(z.tuple([count, count])).max(100_000),
  /** SHA-256 of each of them. */
  leafDigests: z.array(digest).max(1_000_000),
  outcomes: z
    .array(
      z.strictObject({
        outcome: name,
        /** About the outcome at all medians, of each largest block of 2^k leaves that starts at a multiple of it. */
        sums,
        /** The same replicate by replicate, their leaves counted from their own first. */
        replicateSums: sums,
        least: z.number(),
        most: z.number(),
        zeros: count,
        /** Counts of the histogram: gaps between bins and counts as LEB128 in base64. */
        counts: z.string().max(16_000_000),
      }),
    )
    .max(10_000),
  /** For each sampled choice the number of draws of each option. */
  options: z.record(name, z.array(count).max(1000)),
  /** SHA-256 of the JSON text of all the rest, without spaces. */
  checksum: digest,
});
export type PartFile = Readonly<z.infer<typeof partFileSchema>>;
