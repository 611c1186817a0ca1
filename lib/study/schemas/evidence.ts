import * as z from "zod";
import { certainties, representations, topics } from "../vocabulary.ts";
import { evidenceIdSchema, idSchema, textSchema } from "./common.ts";

const optionalNumber = z.number().nullable();

/** One figure printed in one source. */
export const evidenceSchema = z.strictObject({
  id: evidenceIdSchema,
  source: idSchema,
  /** Where in the source: chapter, section, who speaks, lines of the text edition. */
  chapter: z.string(),
  section: z.string(),
  speaker: z.string(),
  lines: z.string().regex(/^$|^\d+(?:-\d+)?$/, "a line or a range of lines, as 403-405"),
  place: z.string(),
  work: z.string(),
  topic: z.enum(topics),
  printed: textSchema,
  /** The figure in `unit`; equal for a single value, null where the source leaves that end open. */
  low: optionalNumber,
  high: optionalNumber,
  unit: z.string(),
  unit_printed: z.enum(["yes", "implied", "no"]),
  base: z.string(),
  year_from: optionalNumber,
  year_to: optionalNumber,
  certainty: z.enum(certainties),
  represents: z.enum(representations),
  lineage: idSchema,
  repeats: z.string(),
  says: textSchema,
  reading: z.string(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;

/** A document that figures were printed in. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  publisher: z.string(),
  date: z.string(),
  url: z.string(),
  kind: z.string(),
  /** `excerpt`: the document itself was not seen, only a passage of a stored copy. */
  seen: z.string(),
  note: z.string(),
});
export type Source = Readonly<z.infer<typeof sourceSchema>>;

/** The origin that several figures repeat; figures of one lineage count once. */
export const lineageSchema = z.strictObject({
  id: idSchema,
  label: textSchema,
  kind: z.string(),
  year: z.string(),
  /** The lineage that it comes from: for certain where its kind is `error`, else perhaps. */
  from: z.string(),
  note: z.string(),
});
export type Lineage = Readonly<z.infer<typeof lineageSchema>>;
