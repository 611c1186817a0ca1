import type { Catalogue } from "../study/catalogue.ts";
import type { Claim } from "../study/schemas/claim.ts";
import type { Study } from "../study/study.ts";

/**
 * Claims as they can be held against a study: in an estimate that leaves segments out, nothing is held
 * against claims about all workers.
 */
export function claimsOfStudy(
  claims: readonly Claim[],
  study: Study,
  { segments }: Pick<Catalogue, "segments">,
): readonly Claim[] {
  const present = new Set(study.segments.map(({ id }) => id));
  if (study.kind !== "estimate" || segments.every(({ id }) => present.has(id))) return claims;
  return claims.map((claim) =>
    claim.segments === undefined && claim.unmatched === undefined
      ? { ...claim, unmatched: "The scenario has only a part of the workers abroad." }
      : claim,
  );
}
