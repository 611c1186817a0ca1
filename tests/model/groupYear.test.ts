import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { addUp, type GroupYear, studyYear } from "../../lib/model/groupYear.ts";
import { recipients } from "../../lib/study/vocabulary.ts";
import { chain, choice, fixed, segment, studyOf } from "../support.ts";
import { drawOf } from "./drawOf.ts";

const common = "monthsPaid: months, chain: half";
const study = studyOf(`
exchangeRates: { CNY: rate }
parameters:
${fixed("few", "persons", 10)}
${fixed("many", "persons", 1000)}
${fixed("part", "share", 0.25)}
${fixed("wage.month", "USD/month", 300)}
${fixed("wage.year", "USD/year", 3600)}
${fixed("wage.yuan", "CNY/month", 1920)}
${fixed("side.year", "USD/year", 120)}
${fixed("months", "months/year", 10)}
${fixed("hours", "hours/day", 12)}
${fixed("days-off", "days/month", 2)}
${fixed("twice", "ratio", 2)}
${fixed("others", "USD/month", 900)}
${fixed("unequal", "ratio", 1)}
${fixed("quota", "USD/year", 2500)}
${fixed("half", "share", 0.5)}
${fixed("rate", "CNY/USD", 6.4)}
segments:
${segment("by-month", `workers: few, grossWage: wage.month, ${common}, hoursPerDay: hours, daysOffPerMonth: days-off, comparison: { who: others, wage: twice }`)}
${segment("by-year", `workers: few, grossWage: wage.year, sideEarnings: side.year, ${common}, comparison: { who: others, wage: others }`)}
${segment("by-yuan", `workers: [[many, part], [few]], grossWage: [wage.yuan, half], ${common}`)}
${segment("placed", `headcount: { place: here, part: part }, grossWage: wage.month, ${common}`)}
${segment("unequal", "workers: few, grossWage: wage.month, monthsPaid: months, chain: quota, spreadOfEarnings: unequal")}
${segment("beside", `workers: many, grossWage: wage.month, ${common}, outsideTotals: true`)}
chains:
${chain("half", "{ id: s, of: wage, deductions: [{ to: state, share: half }] }")}
${chain("quota", "{ id: s, of: wage, deductions: [{ to: state, quota: quota, per: year }] }")}
choices:
${choice("list", { only: 1 })}
${choice("sum", { doubled: 1 })}
headcounts:
  id: scheme
  title: Scheme
  says: Made up.
  places: [{ id: here, title: Here }, { id: there, title: There }]
  compositionChoice: list
  compositions: { only: { here: { add: few }, there: { add: [[many], [few]] } } }
  totalChoice: sum
  totals: { doubled: many }
`);
const { total, segments } = studyYear(numbers, study, drawOf(study));
const year = (id: string) => segments.get(id)!;

describe("segmentYear", () => {
  it("multiplies the average worker's year by the workers", () => {
    expect(year("by-month")).toMatchObject({
      workers: 10,
      workersStated: 10,
      grossEarnings: 30_000,
      netPay: 15_000,
    });
    expect(year("by-month").to.state).toBe(15_000);
    expect(year("by-month").paidMonths).toBe(100);
  });

  it("pays a twelfth of a yearly wage for every month that is paid", () => {
    expect(year("by-year").grossEarnings).toBe((3600 / 12 + 120 / 12) * 10 * 10);
    expect(year("by-year").to.state).toBe(15_000);
  });

  it("adds up terms of workers and turns other currencies into dollars", () => {
    expect(year("by-yuan").workers).toBe(260);
    expect(year("by-yuan").grossEarnings).toBeCloseTo(150 * 10 * 260, 8);
  });

  it("takes its part of the place's workers, stated and used", () => {
    // Of 10 here and 1,010 there 1,000 are used in all.
    expect(year("placed").workersStated).toBe(2.5);
    expect(year("placed").workers).toBeCloseTo(2.5 * (1000 / 1020), 12);
    expect(year("placed").grossEarnings).toBeCloseTo(2.5 * (1000 / 1020) * 3000, 8);
    expect(year("placed").paidMonths).toBeCloseTo(2.5 * (1000 / 1020) * 10, 10);
  });

  it("counts hours on the days of a month that are no days off", () => {
    expect(year("by-month").hours).toBeCloseTo(12 * (365 / 12 - 2) * 100, 8);
  });

  it("does not know the hours or others' pay where the segment does not say", () => {
    expect(year("by-year").hours).toBeUndefined();
    expect(year("by-yuan").comparisonPay).toBeUndefined();
  });

  it("compares with others' pay, given as money or as a multiple of the wage", () => {
    expect(year("by-month").comparisonPay).toBe(600 * 100);
    expect(year("by-year").comparisonPay).toBe(900 * 100);
  });

  it("follows a quota through unequal earnings", () => {
    const { netPay, to, shortfall } = year("unequal");
    // The mean worker earns 3,000 and would pay all 2,500.
    expect(to.state).toBeLessThan(25_000 - 1000);
    expect(shortfall).toBeCloseTo(25_000 - to.state, 8);
    expect(netPay).toBeCloseTo(30_000 - to.state, 8);
  });
});

describe("studyYear", () => {
  it("adds up every segment that is not outside the totals", () => {
    const counted = ["by-month", "by-year", "by-yuan", "placed", "unequal"].map(year);
    const add = (of: (group: GroupYear<number>) => number) =>
      counted.reduce((sum, group) => sum + of(group), 0);
    expect(total.workers).toBe(add((group) => group.workers));
    expect(total.grossEarnings).toBe(add((group) => group.grossEarnings));
    expect(total.to.state).toBe(add((group) => group.to.state));
    expect(year("beside").grossEarnings).toBe(3_000_000);
  });
});

describe("addUp", () => {
  const group = (factor: number, known: boolean): GroupYear<number> => ({
    workers: factor,
    workersStated: 2 * factor,
    paidMonths: 3 * factor,
    hours: known ? 4 * factor : undefined,
    comparisonPay: known ? 5 * factor : undefined,
    grossEarnings: 6 * factor,
    netPay: 7 * factor,
    shortfall: 8 * factor,
    afterLivingCosts: 9 * factor,
    receivedByFamily: 10 * factor,
    savedInHand: 11 * factor,
    deficit: 12 * factor,
    to: Object.fromEntries(
      recipients.map((recipient, index) => [recipient, (20 + index) * factor]),
    ) as GroupYear<number>["to"],
  });

  it("adds up every amount by itself", () => {
    expect(addUp(numbers, [group(1, true), group(10, true), group(100, true)])).toEqual(group(111, true));
  });

  it("does not know a total of which it does not know a part", () => {
    const both = addUp(numbers, [group(1, true), group(10, false)]);
    expect(both).toEqual({ ...group(11, true), hours: undefined, comparisonPay: undefined });
  });
});
