import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import type { GroupYear } from "../../lib/model/groupYear.ts";
import { findMeasure, measures } from "../../lib/model/measures.ts";

/** A hundred workers; every recipient gets a power of two, so that no two sums are alike. */
const group: GroupYear<number> = {
  workers: 100,
  workersStated: 80,
  paidMonths: 1000,
  hours: 250_000,
  comparisonPay: 90_000,
  grossEarnings: 60_000,
  netPay: 24_000,
  shortfall: 7,
  afterLivingCosts: 18_000,
  receivedByFamily: 12_000,
  savedInHand: 5000,
  deficit: 3,
  to: {
    state: 1,
    embassy: 2,
    company: 4,
    security: 8,
    officials: 16,
    supervisor: 32,
    "foreign agency": 64,
    broker: 128,
    carrier: 256,
    living: 512,
    unknown: 1024,
  },
};
const companySpent = 0.25;

function of(id: string, from: GroupYear<number> = group): number | undefined {
  return findMeasure(id)!.of(numbers, from, companySpent);
}

const expected: Readonly<Record<string, number>> = {
  "gross-earnings": 60_000,
  taken: 36_000,
  // To the state and party.
  narrow: 1,
  // Narrow, the embassy and the part of the company's 4 that is not spent on keep, 3.
  "wide-net": 6,
  // Narrow, the embassy and the whole of the company's share.
  "wide-gross": 7,
  // Wide, net, and security, officials, supervisors.
  "regime-and-officials": 6 + 8 + 16 + 32,
  // Foreign agencies, brokers, carriers.
  "third-parties": 64 + 128 + 256,
  "net-pay": 24_000,
  "after-living-costs": 18_000,
  "received-by-family": 12_000,
  "saved-in-hand": 5000,
  deficit: 3,
  shortfall: 7,
  "to-state": 1,
  "to-embassy": 2,
  "to-company": 4,
  "to-security": 8,
  "to-officials": 16,
  "to-supervisor": 32,
  "to-foreign-agency": 64,
  "to-broker": 128,
  "to-carrier": 256,
  "to-living": 512,
  "to-unknown": 1024,
  workers: 100,
  "workers-stated": 80,
  "months-paid": 1000,
  "gross-earnings-per-month": 50,
  "gross-earnings-per-year": 600,
  "gross-earnings-per-hour": 0.24,
  "net-pay-per-month": 20,
  "net-pay-per-year": 240,
  "net-pay-per-hour": 0.096,
  "after-living-costs-per-month": 15,
  "after-living-costs-per-year": 180,
  "after-living-costs-per-hour": 0.072,
  "received-by-family-per-month": 10,
  "received-by-family-per-year": 120,
  "received-by-family-per-hour": 0.048,
  // For a paid month: 90 less 24 dollars.
  "gap-to-others-per-month": 66,
  "hours-per-year": 2500,
  "taken-share": 0.6,
  "narrow-share": 1 / 60_000,
  "wide-net-share": 6 / 60_000,
  "wide-gross-share": 7 / 60_000,
  "regime-and-officials-share": 62 / 60_000,
  "third-parties-share": 448 / 60_000,
  "net-pay-share": 0.4,
  "after-living-costs-share": 0.3,
  "received-by-family-share": 0.2,
};

describe("measures", () => {
  it.each(Object.entries(expected))("works out %s", (id, value) => {
    expect(of(id)).toBeCloseTo(value, 12);
  });

  it("has no measure that this test does not know, and none twice", () => {
    expect(measures.map(({ id }) => id)).toEqual(Object.keys(expected));
  });

  it("never counts as the regime's what goes to third parties, to living or to persons unknown", () => {
    const {
      "foreign agency": _,
      broker: __,
      carrier: ___,
      living: ____,
      unknown: _____,
      ...regime
    } = group.to;
    const others = { "foreign agency": 0, broker: 0, carrier: 0, living: 0, unknown: 0 };
    for (const id of ["narrow", "wide-net", "wide-gross", "regime-and-officials"]) {
      expect(of(id, { ...group, to: { ...regime, ...others } }), id).toBe(of(id));
    }
  });

  it("leaves out what needs hours or others' pay where they are not known", () => {
    const unknown = { ...group, hours: undefined, comparisonPay: undefined };
    const left = measures.filter(({ id }) => of(id, unknown) === undefined).map(({ id }) => id);
    expect(left).toEqual([
      "gross-earnings-per-hour",
      "net-pay-per-hour",
      "after-living-costs-per-hour",
      "received-by-family-per-hour",
      "gap-to-others-per-month",
      "hours-per-year",
    ]);
  });

  it("gives zero for a group of nobody", () => {
    const nobody = { ...group, workers: 0, paidMonths: 0, hours: 0, grossEarnings: 0, netPay: 0 };
    expect(of("net-pay-per-month", nobody)).toBe(0);
    expect(of("net-pay-per-hour", nobody)).toBe(0);
    expect(of("narrow-share", nobody)).toBe(0);
    expect(of("gap-to-others-per-month", nobody)).toBe(0);
  });

  it("knows no measure by another name", () => {
    expect(findMeasure("Narrow")).toBeUndefined();
    expect(findMeasure("constructor")).toBeUndefined();
  });
});
