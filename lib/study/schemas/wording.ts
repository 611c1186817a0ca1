import * as z from "zod";
import { textSchema } from "./common.ts";

/** A sentence with places for what is filled in: each of these once or more, and no other. */
function template(...places: readonly string[]) {
  const wanted: readonly string[] = places.map((place) => `{${place}}`);
  return textSchema.refine(
    (text) => {
      const found: readonly string[] = text.match(/\{[^}]*\}/g) ?? [];
      return wanted.every((place) => found.includes(place)) && found.every((place) => wanted.includes(place));
    },
    `a sentence here fills in ${wanted.join(", ") || "nothing"}, each at least once, and nothing else`,
  );
}

/** The sentences to quote of an estimate, in one language. Likelihood and confidence are sentences apart. */
export const wordingSchema = z.strictObject({
  /** Language as in HTML: `en`, `ko`. */
  id: z.string().regex(/^[a-z]{2}$/, "a language is two small letters"),
  language: textSchema,
  /** Large numbers: `plain` with groups of three, or `myriads`, by ten thousands as in Korean. */
  numbers: z.enum(["plain", "myriads"]),
  /** Put where `{scale}` stands for amounts of a million and more, which are then written in millions. */
  million: z.string().max(40),
  range: template("low", "high", "scale"),
  amount: template("value", "scale"),
  /** What the state took, by what the study is; `own` for a study that is not the project's. */
  headline: z.strictObject({
    estimate: template("year", "range", "middle"),
    /** Of the workers in one place alone. */
    part: template("year", "range", "middle", "place"),
    policy: template("year", "range", "middle"),
    restatement: template("year", "range"),
    own: template("year", "range", "middle", "title"),
  }),
  envelope: template("range"),
  takeHome: template("range", "middle"),
  likelihood: template("word", "percent"),
  /** Names of places by their English ones; those that are not here stay English. */
  places: z.record(textSchema, textSchema),
  /** The bands of ICD 203 by their English words. */
  likelihoodWords: z.record(textSchema, textSchema),
  confidence: z.strictObject({
    low: template("percent", "disputed"),
    moderate: template("percent", "disputed"),
    high: template("percent", "disputed"),
  }),
  rounding: template("errors"),
});
export type Wording = Readonly<z.infer<typeof wordingSchema>>;
