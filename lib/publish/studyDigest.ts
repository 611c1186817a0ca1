import { digestOfText } from "../simulate/digest.ts";
import type { Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";

/** Fields for readers, on which no number depends. */
const words: ReadonlySet<string> = new Set(["title", "says", "note", "label", "who"]);

/**
 * Digest of everything in a study that its numbers depend on: titles, notes and the evidence cited can
 * change without changing it, and so can the order of fields.
 */
export function studyDigest(study: Study): string {
  return digestOfText(
    JSON.stringify(
      canonical({
        year: study.year,
        segments: study.segments.map(({ place: _, work: __, mode: ___, ...segment }) => segment),
        headcounts: study.headcounts,
        exchangeRates: study.exchangeRates,
        companySpent: study.companySpent,
        parameters: Object.fromEntries(
          [...study.parameters].map(([id, { unit, stream, distribution }]) => [
            id,
            { unit, stream, distribution },
          ]),
        ),
        choices: Object.fromEntries(
          [...study.choices].map(([id, { stream, options, given, weights, pinned }]) => [
            id,
            { stream, options, given, weights, pinned },
          ]),
        ),
        dependence: {
          together: study.dependence.together.filter(({ correlation }) => correlation > 0),
          matrices: study.dependence.matrices,
        },
        netPlaces: Object.fromEntries(
          [...study.netPlaces].filter(
            ([input]) =>
              study.parameters.has(input) ||
              (input.startsWith(choicePrefix) && study.choices.has(input.slice(choicePrefix.length))),
          ),
        ),
      }),
    ),
  );
}

/** Fields in alphabetical order, without those for readers. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => entry !== undefined && !words.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, canonical(entry)]),
  );
}
