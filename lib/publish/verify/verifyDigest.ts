import { simulate } from "../../simulate/simulate.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import { resolveStudy } from "../../study/resolveStudy.ts";
import { digestLineOf } from "../bundle/digestLine.ts";
import { type Asked, countChanges, type Sampling } from "../bundle/manifest.ts";

/** A run made again to see whether it has a digest. */
export interface DigestCheck {
  readonly isSame: boolean;
  readonly title: string;
  readonly outcomesDigest: string;
  /** The line to print beside a figure of this run. */
  readonly digestLine: string;
  /** Digits that were compared; one in 16 to their number agrees by chance. */
  readonly digits: number;
}

/**
 * Makes a run again and compares the first digits of its digest.
 *
 * @param sampling what differs from the scenario's own
 * @param digest the first digits, or all 64 of them
 * @throws DataError where the scenario cannot be resolved
 */
export function verifyDigest(
  { scenario, overrides }: Asked,
  sampling: Partial<Sampling>,
  digest: string,
  catalogue: Catalogue,
): DigestCheck {
  const study = resolveStudy(catalogue, scenario, overrides);
  const run = simulate(study, sampling);
  const outcomesDigest = run.digest();
  return {
    isSame: outcomesDigest.startsWith(digest),
    title: study.title,
    outcomesDigest,
    digestLine: digestLineOf(run, countChanges(overrides)),
    digits: digest.length,
  };
}
