import { describe, expect, it } from "vitest";
import { hasQuota } from "../../lib/study/hasQuota.ts";
import type { Chain, Deduction } from "../../lib/study/schemas/chain.ts";

const chainOf = (...deductions: Deduction[]): Chain => ({
  id: "made-up",
  title: "Made up",
  says: "Made up.",
  stages: deductions.map((deduction, index) => ({ id: `s${index}`, of: "wage", deductions: [deduction] })),
});
const share: Deduction = { to: "state", share: ["taken"] };
const amount: Deduction = { to: "state", amount: ["sum"], per: "year" };

describe("hasQuota", () => {
  it("finds a quota in any stage", () => {
    expect(hasQuota(chainOf(share, amount, { to: "state", quota: ["sum"], per: "year" }))).toBe(true);
  });

  it("takes neither a share nor an amount for one", () => {
    expect(hasQuota(chainOf(share, amount))).toBe(false);
    expect(hasQuota(chainOf())).toBe(false);
  });
});
