import type { Verdict } from "./verify.ts";

/** What a verdict means, for people. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  "to the bit": "Verified to the bit.",
  "within error":
    "Verified within Monte Carlo error: another version of the engine made it, and the numbers agree as far as sampling allows.",
  "not verified": "Not verified.",
};
