import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { meanWorkerYear, type WorkerYear, workerYear } from "../../lib/model/workerYear.ts";
import type { StudySegment } from "../../lib/study/study.ts";
import { recipients } from "../../lib/study/vocabulary.ts";
import { readReference } from "../sampling/readReference.ts";
import { among, chainValuesOf } from "./chainValuesOf.ts";

const text = { id: "made-up", title: "Made up", says: "Made up." };

const work: Pick<StudySegment, "chain" | "afterNetPay"> = {
  chain: {
    ...text,
    stages: [
      {
        id: "state",
        of: "wage",
        deductions: [
          { to: "state", share: ["half"] },
          { to: "embassy", share: ["tenth"] },
        ],
      },
      { id: "quota", of: "remaining", deductions: [{ to: "state", quota: ["quota"], per: "year" }] },
      { id: "outside", of: "side", deductions: [{ to: "supervisor", share: ["half"] }] },
    ],
  },
  afterNetPay: {
    ...text,
    withheld: [{ to: "state", share: ["tenth"] }],
    costs: [{ to: "living", amount: ["living"], per: "calendar month" }],
    sentHome: ["half"],
    carrierFee: ["tenth"],
  },
};
const values = { half: 0.5, tenth: 0.1, quota: 200, living: 5, months: 12 };
const chainValues = chainValuesOf(numbers, among(values));

function amounts({ to, ...rest }: WorkerYear<number>): [string, number][] {
  return [...Object.entries(rest), ...Object.entries(to)];
}

describe("workerYear", () => {
  it("follows one worker from gross earnings to the family, adding up each recipient's takings", () => {
    const year = workerYear(numbers, work, { wage: 1000, side: 100 }, chainValues);
    // 1,100 less 600, less the quota of 200, less half of the 100 from outside: 250 in hand.
    // Of those a tenth is withheld and 60 are lived on: 165, half of them sent home at a fee of a tenth.
    const expected: Record<string, number> = {
      grossEarnings: 1100,
      netPay: 250,
      shortfall: 0,
      afterLivingCosts: 165,
      receivedByFamily: 74.25,
      savedInHand: 82.5,
      deficit: 0,
      state: 725,
      embassy: 100,
      supervisor: 50,
      living: 60,
      carrier: 8.25,
    };
    for (const [name, amount] of amounts(year)) expect(amount, name).toBeCloseTo(expected[name] ?? 0, 10);
    expect(Object.keys(year.to)).toEqual([...recipients]);
  });

  it("tells shortfall and deficit where earnings do not reach", () => {
    const year = workerYear(numbers, work, { wage: 300, side: 0 }, chainValues);
    expect(year).toMatchObject({
      netPay: 0,
      shortfall: 80,
      deficit: 60,
      receivedByFamily: 0,
      savedInHand: 0,
    });
  });
});

describe("meanWorkerYear", () => {
  it("is the year of the mean worker where earnings are equal", () => {
    for (const wage of [200, 650, 1000, 5000]) {
      const one = amounts(workerYear(numbers, work, { wage, side: 90 }, chainValues));
      const mean = amounts(meanWorkerYear(numbers, work, { wage, side: 90 }, chainValues, 0));
      for (const [index, [name, amount]] of mean.entries()) {
        expect(Math.abs(amount - one[index]![1]), name).toBeLessThan(1e-12 * wage);
      }
    }
  });

  it("takes the mean over eight equal groups of what a quota takes from each", () => {
    const quota: Pick<StudySegment, "chain" | "afterNetPay"> = {
      chain: {
        ...text,
        stages: [{ id: "quota", of: "wage", deductions: [{ to: "state", quota: ["quota"], per: "year" }] }],
      },
      afterNetPay: undefined,
    };
    for (const variation of [0.3, 1, 3]) {
      const shares = readReference("earningsBelow")
        .filter((row) => Number(row.variation) === variation)
        .map((row) => Number(row.share));
      const borders = [0, ...shares, 1];
      const earned = shares.concat(1).map((share, group) => (share - borders[group]!) * 8 * 230);
      const taken = earned.reduce((total, amount) => total + Math.min(amount, 200), 0) / 8;
      const year = meanWorkerYear(numbers, quota, { wage: 230, side: 0 }, chainValues, variation);
      expect(year.to.state).toBeCloseTo(taken, 9);
      expect(year.netPay).toBeCloseTo(230 - taken, 9);
      expect(year.shortfall).toBeCloseTo(200 - taken, 9);
    }
  });

  it("lets a quota take less from unequal earnings than from their mean, the less the more unequal they are", () => {
    const taken = [0, 0.2, 0.5, 1, 2].map(
      (variation) => meanWorkerYear(numbers, work, { wage: 700, side: 0 }, chainValues, variation).to.state,
    );
    const fromMean = workerYear(numbers, work, { wage: 700, side: 0 }, chainValues).to.state;
    expect(taken[0]).toBeCloseTo(fromMean, 9);
    for (const [index, amount] of taken.entries()) {
      if (index > 0) expect(amount).toBeLessThan(taken[index - 1]! - 0.1);
    }
  });

  it("leaves shares as they are, however unequal earnings be", () => {
    const shares = {
      ...work,
      chain: { ...work.chain, stages: work.chain.stages.filter(({ id }) => id !== "quota") },
    };
    const mean = meanWorkerYear(numbers, shares, { wage: 1000, side: 100 }, chainValues, 1.5);
    expect(mean.to.embassy).toBeCloseTo(100, 10);
    expect(mean.netPay).toBeCloseTo(450, 10);
    expect(mean.grossEarnings).toBeCloseTo(1100, 10);
  });
});
