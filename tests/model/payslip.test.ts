import { describe, expect, it } from "vitest";
import { lineIn, payOut } from "../../lib/model/payslip.ts";
import { type Payslip, type PayslipLine, payslipLines } from "../../lib/study/schemas/payslip.ts";
import { projectCatalogue } from "../support.ts";

const catalogue = projectCatalogue();

function payslip(id: string): Payslip {
  return catalogue.payslips.find((candidate) => candidate.id === id)!;
}

const cases = catalogue.payslips.flatMap((slip) =>
  slip.readings.flatMap((reading) =>
    reading.expect.map((expected) => ({
      slip,
      reading,
      expected,
      name: `${slip.title}: ${reading.title}: ${expected.line} ${expected.share ?? `${expected.amount} a ${expected.per}`}`,
    })),
  ),
);

describe("payOut", () => {
  it("has every payslip of the folder to work out", () => {
    expect(catalogue.payslips.length).toBeGreaterThanOrEqual(10);
    expect(cases.length).toBeGreaterThanOrEqual(50);
  });

  it.each(cases)("$name", ({ slip, reading, expected }) => {
    const paid = payOut(slip, reading, catalogue);
    if (expected.share === undefined) {
      const found = lineIn(paid, slip, expected.line, expected.per!);
      expect(Math.abs(found - expected.amount!)).toBeLessThanOrEqual(expected.tolerance);
    } else {
      const found = paid.amounts[expected.line] / paid.amounts["gross earnings"];
      expect(Math.abs(found - expected.share)).toBeLessThanOrEqual(expected.tolerance);
    }
  });

  it("is held to every line that is paid in any reading", () => {
    const kept: readonly PayslipLine[] = [
      "taken",
      "net pay",
      "received by the family",
      "deficit",
      "shortfall",
    ];
    for (const slip of catalogue.payslips) {
      for (const reading of slip.readings) {
        const { amounts } = payOut(slip, reading, catalogue);
        const lines = payslipLines.filter((line) => line.startsWith("to ") || kept.includes(line));
        const paid = lines.filter((line) => Math.abs(amounts[line]) > 1e-9);
        const held = reading.expect.map(({ line }) => line);
        expect(
          paid.filter((line) => !held.includes(line)),
          `${slip.id}, ${reading.title}`,
        ).toEqual([]);
      }
    }
  });

  it("accounts for all of gross earnings in every reading of every payslip", () => {
    for (const slip of catalogue.payslips) {
      for (const reading of slip.readings) {
        const { lines, uses, amounts } = payOut(slip, reading, catalogue);
        const taken = lines.reduce((total, line) => total + line.paid, 0);
        expect(taken + amounts["net pay"]).toBeCloseTo(amounts["gross earnings"], 8);
        expect(amounts.taken).toBeCloseTo(taken, 8);
        const used = uses
          .filter(({ to }) => to !== "carrier")
          .reduce((total, { amount }) => total + amount, amounts["after living costs"]);
        expect(used).toBeCloseTo(amounts["net pay"] + amounts.deficit, 8);
      }
    }
  });

  // The readings of the Kuwait chain, restated: from 5,000 dollars 48 per cent leave 2,600.
  it.each([
    ["in-sequence", [2400, 260, 585, 702], 1053, 87.75],
    ["thirty-five-then-forty", [2400, 260, 650, 676], 1014, 84.5],
    ["ten-then-sixty-five", [2400, 260, 585, 936], 819, 68.25],
    ["side-by-side", [2400, 260, 650, 1040], 650, 650 / 12],
  ] as const)(
    "leaves the Kuwait worker what he is said to keep, %s",
    (reading, [state, agency, embassy, company], year, month) => {
      const slip = payslip("kuwait-worker");
      const paid = payOut(
        slip,
        { title: "Restated", choose: { "kuwait-chain": reading }, expect: [] },
        catalogue,
      );
      expect(paid.amounts["to state"]).toBeCloseTo(state, 9);
      expect(paid.amounts["to foreign agency"]).toBeCloseTo(agency, 9);
      expect(paid.amounts["to embassy"]).toBeCloseTo(embassy, 9);
      expect(paid.amounts["to company"]).toBeCloseTo(company, 9);
      expect(paid.amounts["net pay"]).toBeCloseTo(year, 9);
      expect(lineIn(paid, slip, "net pay", "month")).toBeCloseTo(month, 9);
      expect(paid.amounts["third parties"]).toBeCloseTo(agency, 9);
      expect(paid.amounts["state and embassy"]).toBeCloseTo(state + embassy, 9);
      expect(paid.amounts["state, embassy and company"]).toBeCloseTo(state + embassy + company, 9);
      expect(paid.amounts.taken).toBeCloseTo(5000 - year, 9);
    },
  );

  const madeUp: Payslip = {
    id: "made-up",
    title: "Made up",
    speaker: "nobody",
    says: "Made up.",
    currency: "USD",
    grossWage: { amount: 100, per: "month" },
    sideEarnings: 20,
    monthsPaid: 10,
    contractYears: 4,
    chain: {
      id: "made-up",
      title: "Made up",
      says: "Made up.",
      stages: [
        { id: "monthly", of: "wage", deductions: [{ to: "state", amount: ["sum"], per: "paid month" }] },
        {
          id: "calendar",
          of: "wage",
          deductions: [{ to: "company", amount: ["sum"], per: "calendar month" }],
        },
        { id: "yearly", of: "wage", deductions: [{ to: "embassy", amount: ["sum"], per: "year" }] },
        { id: "contract", of: "wage", deductions: [{ to: "security", amount: ["sum"], per: "contract" }] },
        { id: "outside", of: "side", deductions: [{ to: "supervisor", share: ["not kept"] }] },
      ],
    },
    values: { sum: 10, kept: 0.75 },
    readings: [],
    matches: [],
    cannotMatch: [],
  };
  const asIs = { title: "As it is", expect: [] };

  it("counts paid months, calendar months, years and contracts", () => {
    const paid = payOut(madeUp, asIs, catalogue);
    expect(paid.amounts).toMatchObject({
      "gross earnings": 1200,
      "to state": 100,
      "to company": 120,
      "to embassy": 10,
      "to security": 2.5,
      "to supervisor": 50,
      "net pay": 917.5,
    });
    expect(lineIn(paid, madeUp, "net pay", "year")).toBe(917.5);
    expect(lineIn(paid, madeUp, "net pay", "month")).toBe(91.75);
  });

  it("takes a reading's own values before those of the payslip", () => {
    const paid = payOut(madeUp, { ...asIs, values: { kept: 0.5 } }, catalogue);
    expect(paid.amounts["to supervisor"]).toBe(100);
  });

  it("says what a payslip leaves out", () => {
    const { contractYears: _, ...noContract } = madeUp;
    expect(() => payOut(noContract, asIs, catalogue)).toThrow(
      'payslip "made-up" does not say how many years the contract lasts',
    );
    expect(() => payOut({ ...madeUp, values: { sum: 10 } }, asIs, catalogue)).toThrow(
      'payslip "made-up" gives no value for "kept"',
    );
    expect(() => payOut({ ...madeUp, chain: "kuweit" }, asIs, catalogue)).toThrow(
      'there is no chain "kuweit"; the nearest is "kuwait"',
    );
    expect(() => payOut({ ...madeUp, afterNetPay: "emirate" }, asIs, catalogue)).toThrow(
      'there is no after-net-pay "emirate"; the nearest is "emirates"',
    );
    expect(() => payOut(payslip("kuwait-worker"), asIs, catalogue)).toThrow(
      'payslip "kuwait-worker" does not choose "kuwait-chain"',
    );
  });
});
