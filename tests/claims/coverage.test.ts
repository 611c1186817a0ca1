import { expect, it } from "vitest";
import { projectCatalogue } from "../support.ts";

const { claims, evidence } = projectCatalogue();

/** Totals, shares and coefficients that are no claims, with the reason. */
const noClaims: Readonly<Record<string, string>> = {
  F201: "an example in a calculation",
  F358: "a month's pay lost in sickness, not a sum of money",
};

it("every published total, coefficient and share is a claim", () => {
  const topics = ["state-revenue", "workers", "deduction-share", "kept-share", "deduction-amount"];
  const claimed = new Set(claims.flatMap((claim) => claim.evidence));
  const missing = evidence.filter(
    ({ id, topic, low, high }) =>
      topics.includes(topic) && (low !== null || high !== null) && !claimed.has(id) && !(id in noClaims),
  );
  expect(missing.map(({ id, says }) => `${id} ${says}`)).toEqual([]);
});

it("no figure leads two claims", () => {
  const first = claims.map((claim) => claim.evidence[0]);
  expect(first.filter((id, index) => first.indexOf(id) !== index)).toEqual([]);
});
