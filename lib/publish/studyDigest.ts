import { digestOfText } from "../simulate/digest.ts";
import type { Study } from "../study/study.ts";

/**
 * Digest of everything in a study that its numbers depend on; titles, notes and the evidence cited can
 * change without changing it.
 */
export function studyDigest(study: Study): string {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return digestOfText(
    JSON.stringify({
      year: study.year,
      segments: study.segments,
      headcounts: study.headcounts ?? null,
      exchangeRates: study.exchangeRates,
      companySpent: study.companySpent ?? null,
      parameters: [...study.parameters.values()]
        .sort(byId)
        .map(({ id, unit, stream, distribution }) => ({ id, unit, stream, distribution })),
      choices: [...study.choices.values()]
        .sort(byId)
        .map(({ id, stream, options, given, weights, pinned }) => ({ id, stream, options, given: given ?? null, weights, pinned: pinned ?? null })),
    }),
  );
}
