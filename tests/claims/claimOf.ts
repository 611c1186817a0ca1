import type { Claim } from "../../lib/study/schemas/claim.ts";

/** A made-up claim. */
export function claimOf(fields: Partial<Claim> = {}): Claim {
  return {
    id: "made-up",
    title: "Made up",
    evidence: ["F1"],
    quantity: "workers",
    low: 100,
    high: 200,
    unit: "persons",
    year: 2020,
    scope: "everybody",
    definition: "not applicable",
    status: "published",
    note: "Made up.",
    ...fields,
  };
}
