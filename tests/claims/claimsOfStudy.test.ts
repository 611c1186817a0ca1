import { expect, it } from "vitest";
import { claimsOfStudy } from "../../lib/claims/claimsOfStudy.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { projectCatalogue } from "../support.ts";

const catalogue = projectCatalogue();
const { claims } = catalogue;

it("leaves claims as they are for a study of all workers", () => {
  for (const id of ["bottom-up-2012", "china-expansion-2012"])
    expect(claimsOfStudy(claims, resolveStudy(catalogue, id), catalogue)).toBe(claims);
});

it("holds nothing against claims of all workers in a study of a part of them", () => {
  const kuwait = claimsOfStudy(claims, resolveStudy(catalogue, "kuwait-2012"), catalogue);
  const unmatched = (id: string) => kuwait.find((claim) => claim.id === id)!.unmatched;
  expect(unmatched("report-150-230-million")).toContain("only a part of the workers");
  expect(unmatched("kuwait-1000-a-year")).toBeUndefined();
  // A reason that a claim gives itself stays.
  expect(unmatched("kuwait-billion-20-years")).toBe(
    claims.find(({ id }) => id === "kuwait-billion-20-years")!.unmatched,
  );
});
